using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary><c>hₜ = f(xₜ · kernel + bias + hₜ₋₁ · recurrent_kernel)</c> from <c>h₀ = 0</c> on (Elman 1990).</summary>
internal sealed class SimpleRnn : RecurrentKind
{
    public override string Attribute => "SimpleRnn";

    public override string DefaultName => "simple_rnn";

    protected override Value States(LayerScope scope, Value x, long units, bool runsBackwards)
    {
        long features = x.Shape.Last;
        Parameter kernel = KernelArguments.Kernel(scope, Shape.Of(features, units), features, units);
        Parameter recurrent = KernelArguments.Recurrent(scope, units, units);
        Parameter? bias = KernelArguments.OptionalBias(scope, Shape.Of(units), features, units);
        string activation = AppliedActivation(scope.Arguments);
        Value? mask = scope.StepMask(Shape.Of(units), "RecurrentDropout");
        return scope.Scan(
            $"h = {activation.ToLowerInvariant()}(x · kernel + h · recurrent kernel{(bias is null ? "" : " + bias")}), step by step",
            scope.MatMul(x, kernel, bias, scope.DropRate("DropConnect")),
            [("State", Shape.Of(units))],
            (input, before) => [scope.Activate(scope.MatMulAdd(scope.Masked(before[0], mask), recurrent, input, "Recurrent"), activation)],
            runsBackwards
        );
    }
}
