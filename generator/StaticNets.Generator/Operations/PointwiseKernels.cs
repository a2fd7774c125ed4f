using StaticNets.Generator.Operations.Activations;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>Sends a gradient back through a function, where it lies.</summary>
internal static class PointwiseKernels
{
    /// <summary>An input that reaches the output unchanged receives the gradient unchanged.</summary>
    public static void PassOn(BackwardPass pass, string label, Value output, Value input)
    {
        if (!pass.Needs(input))
        {
            return;
        }

        Contribution contribution = pass.Contribute(input);
        string name = label + (contribution.Accumulate ? "AddGradient" : "CopyGradient");
        string dy = "S.Load(ref dy, i)";
        string total = contribution.Accumulate ? $"S.Add(S.Load(ref dx, i), {dy})" : dy;
        string formula = contribution.Accumulate ? "dx += dy" : "dx = dy";
        VectorLoop.Write(
            pass,
            name,
            formula,
            ["dy"],
            "dx",
            contribution.Target.RowStride,
            writer => writer.Line($"S.Store({total}, ref dx, i);")
        );
        pass.Call(formula, name, Argument.Read(pass.Gradient(output)), Argument.Write(contribution.Target), "rows");
    }

    public static void DifferentiateInPlace(BackwardPass pass, string label, ActivationFunction function, Value output)
    {
        Buffer gradient = pass.Gradient(output);
        string name = label + "FunctionGradient";
        string formula = $"dy = dy · {function.Name.ToLowerInvariant()}′";
        VectorLoop.Write(
            pass,
            name,
            formula,
            ["y"],
            "dy",
            gradient.RowStride,
            writer => writer.Line($"S.Store({function.Differentiate(pass.Element, "S.Load(ref dy, i)", "S.Load(ref y, i)")}, ref dy, i);")
        );
        pass.Call(formula, name, Argument.Read(pass.Of(output)), Argument.Write(gradient), "rows");
    }
}
