namespace StaticNets;

/// <summary>
/// In training, sets random elements of its input to zero and scales the others by <c>1 / (1 − rate)</c> (inverted dropout, Srivastava et
/// al. 2014). In prediction its output is its input. The shape is kept.
/// </summary>
/// <param name="rate">Probability that an element is dropped, at least 0 and below 1.</param>
public sealed class DropoutAttribute(double rate) : LayerAttribute
{
    /// <summary>Probability that an element is dropped.</summary>
    public double Rate { get; } = rate;
}
