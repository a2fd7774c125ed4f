using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>Drops random channels of an image in training steps.</summary>
internal sealed class SpatialDropout2D : LayerKind
{
    private const string Rate = "rate";

    public override string Attribute => "SpatialDropout2D";

    public override string DefaultName => "spatial_dropout2d";

    public override IReadOnlyList<string> Hyperparameters => [Rate];

    public override FeatureOrder Order => FeatureOrder.Kept;

    public override bool ReadsImages => true;

    public override Value? Build(LayerScope scope)
    {
        LayerNumber? rate = scope.DropRate(Rate);
        return scope.Image() is { } x && rate is not null ? scope.DropChannels(x, rate) : scope.Image();
    }
}
