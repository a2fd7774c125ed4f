using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>Drops random elements in training steps (inverted dropout).</summary>
internal sealed class DropoutLayer : LayerKind
{
    public override string Attribute => "Dropout";

    public override string DefaultName => "dropout";

    public override FeatureOrder Order => FeatureOrder.Kept;

    public override Value? Build(LayerScope scope)
    {
        double rate = scope.DropRate("rate");
        return scope.Input.Value is { } x && rate > 0 ? scope.Dropout(x, rate) : scope.Input.Value;
    }
}
