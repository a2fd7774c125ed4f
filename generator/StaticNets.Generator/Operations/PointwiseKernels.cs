using StaticNets.Generator.Operations.Activations;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>Sends a gradient back through a function, where it lies.</summary>
internal static class PointwiseKernels
{
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
            writer => writer.Line($"S.Store({function.Differentiate("S.Load(ref dy, i)", "S.Load(ref y, i)")}, ref dy, i);")
        );
        pass.Call(formula, name, Argument.Read(pass.Of(output)), Argument.Write(gradient), "rows");
    }
}
