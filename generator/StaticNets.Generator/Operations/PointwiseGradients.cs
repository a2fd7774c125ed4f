using StaticNets.Generator.Operations.Activations;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>Emits backward steps that pass a gradient on unchanged, or multiply it in place by the derivative of an activation.</summary>
internal static class PointwiseGradients
{
    /// <summary>Passes the gradient of the output on to an input unchanged.</summary>
    public static void PassOn(BackwardPass pass, string label, Value output, Value input)
    {
        Contribution contribution = pass.Contribute(input);
        pass.CallElementwise(
            label + (contribution.Accumulate ? "AddGradient" : "CopyGradient"),
            contribution.Accumulate ? "dx += dy" : "dx = dy",
            contribution.Accumulate ? Term.Add("dx", "dy") : "dy",
            [Operand.Read("dy", pass.Gradient(output)), Operand.Write("dx", contribution.Target)]
        );
    }

    public static void DifferentiateInPlace(BackwardPass pass, string label, ActivationFunction function, Value output) =>
        pass.CallElementwise(
            label + "FunctionGradient",
            $"dy = dy · {function.Name.ToLowerInvariant()}′",
            Term.Differentiate(function, "dy", "y"),
            [Operand.Read("y", pass.Of(output)), Operand.Write("dy", pass.Gradient(output))]
        );
}
