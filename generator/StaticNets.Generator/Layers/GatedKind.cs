using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>A recurrent layer with gates: factors that the layer computes at each step, by default between 0 and 1.</summary>
internal abstract class GatedKind : RecurrentKind
{
    public override string GateActivation(LayerArguments arguments) => arguments.TextOr("RecurrentActivation", "Sigmoid");

    /// <summary>Applies the activation of the gates. <c>Alpha</c> does not concern it.</summary>
    protected Value Gate(LayerScope scope, Value x) => scope.Activate(x, GateActivation(scope.Arguments), takesNumbers: false);

    /// <summary>Computes a step of a long short-term memory.</summary>
    /// <param name="z">The gates i, f, g, o before their activations, <c>[4 · units]</c>.</param>
    /// <param name="before">The cell before the step.</param>
    /// <returns>Output h and cell c after the step.</returns>
    protected (Value H, Value C) StepOfLstm(LayerScope scope, Value z, Value before, string activation)
    {
        Shape state = before.Shape;
        Value i = Gate(scope, Part(0, "InputGate"));
        Value f = Gate(scope, Part(1, "ForgetGate"));
        Value g = scope.Activate(Part(2, "Candidate"), activation);
        Value o = Gate(scope, Part(3, "OutputGate"));
        Value c = scope.Sum([scope.Product([f, before], state), scope.Product([i, g], state)], state);
        return (scope.Product([o, scope.Activate(c, activation)], state), c);

        Value Part(int at, string role) => scope.Columns(z, at * state.Length, state.Length, role);
    }
}
