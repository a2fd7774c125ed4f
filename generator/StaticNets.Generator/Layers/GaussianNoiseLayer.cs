using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>Adds normally distributed noise in training steps.</summary>
internal sealed class GaussianNoiseLayer : LayerKind
{
    private const string Deviation = "deviation";

    public override string Attribute => "GaussianNoise";

    public override string DefaultName => "gaussian_noise";

    public override IReadOnlyList<string> Hyperparameters => [Deviation];

    public override FeatureOrder Order => FeatureOrder.Kept;

    public override Value? Build(LayerScope scope)
    {
        double? deviation = scope.PositiveNumber(Deviation);
        return scope.Input.Value is { } x && deviation is { } sigma
            ? scope.GaussianNoise(x, scope.Variable(Deviation, sigma))
            : scope.Input.Value;
    }
}
