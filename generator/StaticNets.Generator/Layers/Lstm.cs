using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>
/// A long short-term memory (Hochreiter, Schmidhuber 1997, with the forget gate of Gers et al. 2000):
/// <c>z = xₜ · kernel + bias + hₜ₋₁ · recurrent_kernel</c> holds the input gate i, the forget gate f, the candidate g and the output gate
/// o; <c>cₜ = σ(f) ∘ cₜ₋₁ + σ(i) ∘ tanh(g)</c>, <c>hₜ = σ(o) ∘ tanh(cₜ)</c> from zeros on.
/// </summary>
internal sealed class Lstm : GatedKind
{
    public override string Attribute => "Lstm";

    public override string DefaultName => "lstm";

    protected override Value States(LayerScope scope, Value x, long units, bool runsBackwards)
    {
        long features = x.Shape.Last;
        long columns = 4 * units;
        (long, long) forgetGate = scope.Arguments.FlagOr("UnitForgetBias", true) ? (units, units) : default;
        Parameter kernel = KernelArguments.Kernel(scope, Shape.Of(features, columns), features, columns);
        Parameter recurrent = KernelArguments.Recurrent(scope, units, columns);
        Parameter? bias = KernelArguments.OptionalBias(scope, Shape.Of(columns), features, columns, forgetGate);
        string activation = AppliedActivation(scope.Arguments);
        Shape state = Shape.Of(units);
        Value? mask = scope.StepMask(state, "RecurrentDropout");
        return scope.Scan(
            "c = f ∘ c + i ∘ g, h = o ∘ tanh(c), step by step",
            scope.MatMul(x, kernel, bias, scope.DropRate("DropConnect")),
            [("State", state), ("Cell", state)],
            (input, before) =>
            {
                Value z = scope.MatMulAdd(scope.Masked(before[0], mask), recurrent, input, "Recurrent");
                (Value h, Value c) = StepOfLstm(scope, z, before[1], activation);
                return [h, c];
            },
            runsBackwards
        );
    }
}
