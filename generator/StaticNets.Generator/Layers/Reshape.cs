using System.Globalization;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Layers;

/// <summary>The same elements under another shape. Rows lie together in memory already, so nothing is computed.</summary>
internal sealed class Reshape : LayerKind
{
    private const string Argument = "shape";

    public override string Attribute => "Reshape";

    public override string DefaultName => "reshape";

    public override FeatureOrder Order => FeatureOrder.Reshaped;

    public override Value? Build(LayerScope scope)
    {
        long[] axes = [.. scope.Arguments.Texts(Argument).Select(text => long.Parse(text!, CultureInfo.InvariantCulture))];
        int wrong = Array.FindIndex(axes, axis => axis <= 0);
        if (axes.Length == 0 || wrong >= 0)
        {
            string text = axes.Length == 0 ? "()" : Shape.Of(axes).ToString();
            scope.ReportItem(ProblemIds.SizeNotPositive, axes.Length == 0 ? null : Argument, wrong, scope.Name, Argument, text);
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
            return scope.Unbuilt(shape);
        }

        return scope.Input.Value is { } value ? scope.View(value, shape) : scope.Unbuilt(shape);
    }
}
