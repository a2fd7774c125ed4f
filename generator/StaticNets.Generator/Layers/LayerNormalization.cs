using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary><c>y = γ (x − mean) / √(variance + ε) + β</c> over the last axis.</summary>
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
        if (scope.Input.Value is not { } x)
        {
            return null;
        }

        Shape last = Shape.Of(x.Shape.Last);
        bool frozen = scope.Arguments.Flag("Frozen");
        Parameter gamma = scope.Parameter("gamma", last, "Constant", x.Shape.Last, x.Shape.Last, new(InitializerValue: 1, Frozen: frozen));
        Parameter beta = scope.Parameter("beta", last, "Zeros", x.Shape.Last, x.Shape.Last, new(Frozen: frozen));
        return scope.Normalize(x, gamma, beta, epsilon);
    }
}
