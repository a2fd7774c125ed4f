using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary><c>y = x / (k + α / size · Σ x²)^β</c>, with the sum over <c>size</c> neighbouring channels.</summary>
internal sealed class LocalResponseNormalization : LayerKind
{
    private const double DefaultAlpha = 1e-4;
    private const double DefaultBeta = 0.75;
    private const double DefaultK = 1;

    public override string Attribute => "LocalResponseNormalization";

    public override string DefaultName => "local_response_normalization";

    public override FeatureOrder Order => FeatureOrder.Neighbouring;

    public override Value? Build(LayerScope scope)
    {
        long? window = scope.Positive("size");
        double alpha = scope.PositiveNumber("Alpha") ?? DefaultAlpha;
        double beta = scope.PositiveNumber("Beta") ?? DefaultBeta;
        double k = scope.PositiveNumber("K") ?? DefaultK;
        if (scope.Input.Value is not { } x)
        {
            return null;
        }

        if (window is not { } size)
        {
            return scope.Unbuilt(x.Shape);
        }

        // An even window has one more channel in front of its own than behind it, as in PyTorch. Channels beyond the last one count as 0.
        long reach = x.Shape.Last - 1;
        Value squares = scope.Product([x, x], x.Shape);
        Value sums = scope.SumWindows(squares, Math.Min(size / 2, reach), Math.Min((size - 1) / 2, reach));
        Value power = scope.NegativePower(scope.Affine(sums, alpha / size, k), beta);
        return scope.Product([x, power], x.Shape);
    }
}
