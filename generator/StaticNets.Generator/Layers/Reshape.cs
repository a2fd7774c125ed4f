using System.Globalization;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Layers;

/// <summary>Gives the elements another shape. The elements of a sample are contiguous already, so nothing is computed.</summary>
internal sealed class Reshape : LayerKind
{
    private const string Argument = "shape";

    public override string Attribute => "Reshape";

    public override string DefaultName => "reshape";

    public override FeatureOrder Order => FeatureOrder.Reshaped;

    /// <summary>Returns the shape as written in the source, valid or not.</summary>
    public static Shape Declared(LayerArguments arguments) =>
        Shape.Of([.. arguments.Texts(Argument).Select(text => long.Parse(text!, CultureInfo.InvariantCulture))]);

    /// <summary>Returns the arguments with the shape replaced.</summary>
    public static LayerArguments Changed(LayerArguments arguments, Shape shape)
    {
        EquatableArray<string?> axes = shape.Axes.Select(axis => (string?)Literals.Integer(axis)).ToEquatableArray();
        return new LayerArguments(arguments.All.Select(one => one.Name == Argument ? one with { Items = axes } : one).ToEquatableArray());
    }

    public override Value? Build(LayerScope scope)
    {
        long[] axes = [.. Declared(scope.Arguments).Axes];
        int wrong = Array.FindIndex(axes, axis => axis <= 0);
        if (axes.Length == 0 || wrong >= 0)
        {
            ReportAxes(scope, axes, wrong);
            return null;
        }

        Shape shape = Shape.Of(axes);
        if (scope.Input.Value is { } x && x.Shape.Length != shape.Length)
        {
            string[] words =
            [
                scope.Name,
                shape.ToString(),
                Literals.Grouped(shape.Length),
                scope.Input.Name,
                x.Shape.ToString(),
                Literals.Grouped(x.Shape.Length),
            ];
            scope.Report(ProblemIds.ReshapeChangesCount, null, words);

            // The mistake may be in the new shape or in the input, so the output gets no shape. With a shape, later layers could report
            // errors that disappear when this error is corrected.
            return null;
        }

        return scope.Input.Value is { } value ? scope.View(value, shape) : scope.Unbuilt(shape);
    }

    private static void ReportAxes(LayerScope scope, long[] axes, int wrong)
    {
        if (axes.Length == 0)
        {
            scope.Report(ProblemIds.SizeNotPositive, null, scope.Name, Argument, "()", "");
            return;
        }

        // In Keras and PyTorch, the length of a single axis of −1 is computed from the other axes. The message suggests this length.
        long others = axes.Where(axis => axis > 0).Aggregate(1L, Saturate.Multiply);
        bool isOpen = axes.Count(axis => axis <= 0) == 1 && axes[wrong] == -1;
        OtherShape? meant =
            isOpen && scope.Input.Value is { } x && x.Shape.Length % others == 0
                ? new OtherShape(new Place(scope.Index), Shape.Of([.. axes.Select(axis => axis == -1 ? x.Shape.Length / others : axis)]))
                : null;
        string advice = meant is null ? "" : $"; no axis is worked out here: write [Reshape({meant.Axes})]";
        scope.ReportAxis(Argument, wrong, meant, scope.Name, Argument, Shape.Of(axes).ToString(), advice);
    }
}
