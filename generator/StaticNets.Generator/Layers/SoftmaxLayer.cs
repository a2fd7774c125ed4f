using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>Computes probabilities along the last axis of a tensor of any rank.</summary>
internal sealed class SoftmaxLayer : LayerKind
{
    public override string Attribute => "Softmax";

    public override string DefaultName => "softmax";

    public override FeatureOrder Order => FeatureOrder.Kept;

    public override string AppliedActivation(LayerArguments arguments) => "Softmax";

    public override Value? Build(LayerScope scope) => scope.Input.Value is { } x ? scope.Activate(x, "Softmax") : null;
}
