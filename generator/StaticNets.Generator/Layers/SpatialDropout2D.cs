using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>Drops random channels of an image in training steps.</summary>
internal sealed class SpatialDropout2D : LayerKind
{
    public override string Attribute => "SpatialDropout2D";

    public override string DefaultName => "spatial_dropout2d";

    public override FeatureOrder Order => FeatureOrder.Kept;

    public override bool ReadsImages => true;

    public override Value? Build(LayerScope scope)
    {
        double rate = scope.DropRate("rate");
        return scope.Image() is { } x && rate > 0 ? scope.DropChannels(x, rate) : scope.Image();
    }
}
