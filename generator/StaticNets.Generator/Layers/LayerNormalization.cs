using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary><c>y = γ (x − mean) / √(variance + ε) + β</c> over the last axes of each sample.</summary>
internal sealed class LayerNormalization : LayerKind
{
    // As in Keras; PyTorch has 1e-5.
    private const double DefaultEpsilon = 1e-3;

    public override string Attribute => "LayerNormalization";

    public override string DefaultName => "layer_normalization";

    public override IReadOnlyList<string> Tensors => ["gamma", "beta"];

    public override FeatureOrder Order => FeatureOrder.Kept;

    public override Value? Build(LayerScope scope)
    {
        double epsilon = scope.PositiveNumber("Epsilon") ?? DefaultEpsilon;
        return scope.Input.Value is { } x
            ? scope.Normalize(x, NormalizedAxes.Gamma(scope, x), NormalizedAxes.Beta(scope, x), epsilon)
            : null;
    }
}
