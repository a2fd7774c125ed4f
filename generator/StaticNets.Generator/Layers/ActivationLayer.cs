using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>Applies an activation to each element of a tensor of any rank (softmax: to the last axis).</summary>
internal sealed class ActivationLayer : LayerKind
{
    public override string Attribute => "Activation";

    public override string DefaultName => "activation";

    public override FeatureOrder Order => FeatureOrder.Kept;

    public override string AppliedActivation(LayerArguments arguments) => arguments.TextOr("activation", "Linear");

    public override Value? Build(LayerScope scope) =>
        scope.Input.Value is { } x ? scope.Activate(x, AppliedActivation(scope.Arguments)) : null;
}
