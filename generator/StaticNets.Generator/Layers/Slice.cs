using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Operations;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Layers;

/// <summary>Takes the elements of an axis from one index up to another.</summary>
internal sealed class Slice : LayerKind
{
    private const string AxisName = "axis";
    private const string StartName = "start";
    private const string EndName = "end";

    public override string Attribute => "Slice";

    public override string DefaultName => "slice";

    public override FeatureOrder Order => FeatureOrder.Sliced;

    public override Value? Build(LayerScope scope)
    {
        if (scope.Input.Value is not { } x)
        {
            return null;
        }

        long axis = FromEnd(scope.Arguments.Integer(AxisName) ?? 0, x.Shape.Rank);
        if (axis < 0 || axis >= x.Shape.Rank)
        {
            string last = Literals.Integer(x.Shape.Rank - 1);
            return Report(scope, AxisName, $"its axes are 0 to {last}, or -{Literals.Integer(x.Shape.Rank)} to -1 from the end");
        }

        StridedAxis[] axes = StridedView.Contiguous(x.Shape);
        if (axis == 0 && x.Shape.HasAnySteps)
        {
            // The rule for any number of steps reports that this layer needs their number.
            return scope.Copy(x, StridedView.Of(0, axes), x.Shape);
        }

        long length = x.Shape.Axes[(int)axis];
        long start = FromEnd(scope.Arguments.Integer(StartName) ?? 0, length);
        long end = FromEnd(scope.Arguments.Integer(EndName) ?? length, length);
        string elements = $"axis {Literals.Integer(axis)} has {Plural.Of(length, "element")}, so ";
        if (start < 0 || start >= length)
        {
            string range = $"{Literals.Integer(length - 1)}, or -{Literals.Integer(length)} to -1 from the end";
            return Report(scope, StartName, $"{elements}a slice starts at 0 to {range}");
        }

        if (end <= start || end > length)
        {
            string ends = start + 1 == length ? "" : $"{Literals.Integer(start + 1)} to ";
            return Report(
                scope,
                EndName,
                $"{elements}behind start = {Literals.Integer(start)} the slice ends at {ends}{Literals.Integer(length)}"
            );
        }

        StridedView view = StridedView.Of(start * axes[axis].Step, axes);
        axes[axis] = axes[axis] with { Length = end - start };
        Shape output = new(x.Shape.Axes.Select((other, i) => i == axis ? end - start : other).ToEquatableArray());
        return scope.Copy(x, view with { Axes = axes.ToEquatableArray() }, output, keepsSteps: x.Shape.Rank == 2 && axis == 1);
    }

    private static long FromEnd(long index, long length) => index < 0 ? index + length : index;

    private static Value? Report(LayerScope scope, string argument, string reason)
    {
        string written = scope.Arguments.TextOr(argument, "0");
        scope.Report(
            ProblemIds.SliceOutside,
            argument,
            scope.Name,
            argument,
            written,
            scope.Input.Name,
            scope.Input.Value!.Shape.ToString(),
            reason
        );
        return null;
    }
}
