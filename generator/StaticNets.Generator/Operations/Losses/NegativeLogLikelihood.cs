namespace StaticNets.Generator.Operations.Losses;

/// <summary>
/// <c>L = mean over rows of −y_c</c> for the outputs <c>y = ln softmax(z)</c> and a class index c for each row. With the logarithm of
/// softmax fused, it is the same function of z as the sparse categorical cross-entropy.
/// </summary>
internal sealed class NegativeLogLikelihood : SparseCategoricalCrossEntropy
{
    public override string Name => "NegativeLogLikelihood";

    public override string DisplayName => "negative log-likelihood";

    public override OutputFunction Fuses => OutputFunction.LogSoftmax;

    protected override string Formula => "mean over rows of -y[class], fused with the logarithm of softmax";
}
