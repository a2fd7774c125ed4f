using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>Drops random elements in training steps (inverted dropout).</summary>
internal sealed class DropoutLayer : LayerKind
{
    private const string Rate = "rate";

    public override string Attribute => "Dropout";

    public override string DefaultName => "dropout";

    public override IReadOnlyList<string> Hyperparameters => [Rate];

    public override FeatureOrder Order => FeatureOrder.Kept;

    public override Value? Build(LayerScope scope)
    {
        LayerNumber? rate = scope.DropRate(Rate);
        return scope.Input.Value is { } x && rate is not null ? scope.Dropout(x, rate) : scope.Input.Value;
    }
}
