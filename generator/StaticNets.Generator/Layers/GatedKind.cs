using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>A recurrent layer with gates: factors that the layer computes at each step, by default between 0 and 1.</summary>
internal abstract class GatedKind : RecurrentKind
{
    public override string GateActivation(LayerArguments arguments) => arguments.TextOr("RecurrentActivation", "Sigmoid");

    /// <summary>Applies the activation of the gates. <c>Alpha</c> does not concern it.</summary>
    protected Value Gate(LayerScope scope, Value x) => scope.Activate(x, GateActivation(scope.Arguments), takesNumbers: false);
}
