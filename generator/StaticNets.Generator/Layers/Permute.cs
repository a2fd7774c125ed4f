using System.Globalization;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Operations;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Layers;

/// <summary>Puts the axes in another order.</summary>
internal sealed class Permute : LayerKind
{
    private const string Argument = "order";

    public override string Attribute => "Permute";

    public override string DefaultName => "permute";

    public override FeatureOrder Order => FeatureOrder.Permuted;

    public override Value? Build(LayerScope scope)
    {
        if (scope.Input.Value is not { } x)
        {
            return null;
        }

        long[] order = [.. scope.Arguments.Texts(Argument).Select(text => long.Parse(text!, CultureInfo.InvariantCulture))];
        int wrong = Array.FindIndex(order, axis => axis < 0 || axis >= x.Shape.Rank);
        wrong = wrong >= 0 ? wrong : order.Select((axis, i) => Array.IndexOf(order, axis) < i).ToList().IndexOf(true);
        if (wrong >= 0 || order.Length != x.Shape.Rank)
        {
            string axes = string.Join(", ", Enumerable.Range(0, x.Shape.Rank));
            string written = $"({string.Join(", ", order.Select(Literals.Integer))})";
            string[] words = [scope.Name, written, scope.Input.Name, x.Shape.ToString(), axes];
            scope.ReportItem(ProblemIds.NoPermutation, order.Length == 0 ? null : Argument, Math.Max(wrong, 0), words);
            return null;
        }

        StridedAxis[] contiguous = StridedView.Contiguous(x.Shape);
        StridedView view = StridedView.Of(0, [.. order.Select(axis => contiguous[axis])]);
        if (x.Shape.HasAnySteps && order[0] != 0)
        {
            // The rule for any number of steps reports that this layer needs their number.
            return scope.Copy(x, view, x.Shape);
        }

        Shape output = new(order.Select(axis => x.Shape.Axes[(int)axis]).ToEquatableArray());
        return scope.Copy(x, view, output, keepsSteps: x.Shape.Rank == 2 && order[0] == 0);
    }
}
