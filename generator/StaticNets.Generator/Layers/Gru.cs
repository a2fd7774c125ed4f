using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>
/// A gated recurrent unit (Cho et al. 2014) with the update gate z, the reset gate r and the candidate c:
/// <c>hₜ = z ∘ hₜ₋₁ + (1 − z) ∘ c</c> from <c>h₀ = 0</c> on. The reset gate multiplies the candidate's recurrent product,
/// <c>c = tanh(x_c + r ∘ (hₜ₋₁ · recurrent_kernel_c + bias₁))</c>, or, with <c>ResetAfter = false</c> as in the paper, the state before the
/// product, <c>c = tanh(x_c + (r ∘ hₜ₋₁) · recurrent_kernel_c)</c>.
/// </summary>
internal sealed class Gru : GatedKind
{
    public override string Attribute => "Gru";

    public override string DefaultName => "gru";

    protected override Value States(LayerScope scope, Value x, long units, bool runsBackwards)
    {
        long features = x.Shape.Last;
        long columns = 3 * units;
        bool resetsAfter = scope.Arguments.FlagOr("ResetAfter", true);
        Parameter kernel = KernelArguments.Kernel(scope, Shape.Of(features, columns), features, columns);
        Parameter recurrent = KernelArguments.Recurrent(scope, units, columns);
        Shape biases = resetsAfter ? Shape.Of(2, columns) : Shape.Of(columns);
        Parameter? bias = KernelArguments.OptionalBias(scope, biases, features, columns);
        string activation = AppliedActivation(scope.Arguments);
        Shape state = Shape.Of(units);
        Value? mask = scope.StepMask(state, "RecurrentDropout");
        return scope.Scan(
            "h = z ∘ h + (1 − z) ∘ c, step by step",
            scope.MatMul(x, kernel, bias, scope.DropRate("DropConnect")),
            [("State", state)],
            (input, before) =>
            {
                Value h = before[0];
                Value kept = scope.Masked(h, mask);
                Value fromState = scope.MatMul(kept, recurrent, resetsAfter ? bias : null, 1, "Recurrent");
                Value gates = scope.Sum([input, fromState], Shape.Of(columns));
                Value z = Gate(scope, scope.Columns(gates, 0, units, "UpdateGate"));
                Value r = Gate(scope, scope.Columns(gates, units, units, "ResetGate"));
                Value ofInput = scope.Columns(input, 2 * units, units, "Candidate");
                Value ofState = resetsAfter
                    ? scope.Product([r, Candidate(fromState)], state)
                    : Candidate(scope.MatMul(scope.Product([r, kept], state), recurrent, null, 0, "Reset"));
                Value c = scope.Activate(scope.Sum([ofInput, ofState], state), activation);
                return [scope.Sum([scope.Product([z, h], state), scope.Product([scope.OneMinus(z), c], state)], state)];

                Value Candidate(Value product) => scope.Columns(product, 2 * units, units, "RecurrentCandidate");
            },
            runsBackwards
        );
    }
}
