using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Layers;

/// <summary>The axes that a normalisation of each sample covers, and its parameters of their shape.</summary>
internal static class NormalizedAxes
{
    private const string Axis = "Axis";

    /// <summary>Creates γ, with an element for each element of the axes, initially ones.</summary>
    public static Parameter Gamma(LayerScope scope, Value x) => Create(scope, x, "gamma", "Constant", 1);

    /// <summary>Creates β, of the shape of γ, initially zeros.</summary>
    public static Parameter Beta(LayerScope scope, Value x) => Create(scope, x, "beta", "Zeros", 0);

    private static Parameter Create(LayerScope scope, Value x, string tensor, string initializer, double initialValue)
    {
        // If each call determines the number of steps, an axis of steps is reported later, see StepRules.
        Shape axes = new(x.Shape.Sizes.Skip(First(scope, x.Shape)).ToEquatableArray());
        ParameterTraits traits = new(initialValue, Frozen: scope.Arguments.Flag("Frozen"));
        return scope.Parameter(tensor, axes, initializer, axes.Length, axes.Length, traits, isDense: axes.Rank > 1);
    }

    /// <summary>
    /// Returns the first of the axes, which all later ones follow, as ONNX counts them in one sample: from 0, or from the end with negative
    /// numbers. Reports SNET1620 for an axis outside of the shape.
    /// </summary>
    private static int First(LayerScope scope, Shape shape)
    {
        long axis = scope.Arguments.Integer(Axis) ?? -1;
        long first = axis < 0 ? axis + shape.Rank : axis;
        if (first >= 0 && first < shape.Rank)
        {
            return (int)first;
        }

        string[] words = [scope.Name, Axis, Literals.Integer(axis), scope.Input.Name, shape.ToString(), Literals.Integer(shape.Rank - 1)];
        scope.Report(ProblemIds.AxisOutsideShape, Axis, words);
        return shape.Rank - 1;
    }
}
