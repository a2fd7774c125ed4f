using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary><c>y = γ x / √(mean x² + ε)</c> over the last axes of each sample.</summary>
internal sealed class RmsNormalization : LayerKind
{
    // As in Keras; PyTorch has the distance from 1 to the next number of the format.
    private const double DefaultEpsilon = 1e-6;

    public override string Attribute => "RmsNormalization";

    public override string DefaultName => "rms_normalization";

    public override IReadOnlyList<string> Tensors => ["gamma"];

    public override FeatureOrder Order => FeatureOrder.Kept;

    public override Value? Build(LayerScope scope)
    {
        double epsilon = scope.PositiveNumber("Epsilon") ?? DefaultEpsilon;
        return scope.Input.Value is { } x ? scope.Normalize(x, NormalizedAxes.Gamma(scope, x), null, epsilon) : null;
    }
}
