namespace StaticNets;

/// <summary>
/// In training sets a random part of its input to zero and scales the rest by <c>1 / (1 − rate)</c>
/// (Srivastava et al. 2014, inverted); in prediction passes its input on. The shape stays.
/// </summary>
/// <param name="rate">Probability that an element is dropped, at least 0 and below 1.</param>
public sealed class DropoutAttribute(double rate) : LayerAttribute
{
    /// <summary>Probability that an element is dropped.</summary>
    public double Rate { get; } = rate;
}
