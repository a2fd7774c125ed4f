namespace Amps.Models;

/// <summary>A sound on its way through a network, with the state after the samples so far.</summary>
internal abstract class AmpStream
{
    /// <summary>Computes the next block of samples. Allocates nothing.</summary>
    /// <param name="x">The samples at the input, any number of them.</param>
    /// <param name="y">Receives the samples at the output; may be the same memory.</param>
    public abstract void Process(ReadOnlySpan<float> x, Span<float> y);
}
