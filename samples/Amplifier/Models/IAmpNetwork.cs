using StaticNets;

namespace Amps.Models;

/// <summary>Members of the generated networks that compute one sample at a time.</summary>
/// <typeparam name="TState">The network's <c>State</c>.</typeparam>
public interface IAmpNetwork<TState>
{
    /// <summary>The weights, under the names that the declaration gives them.</summary>
    ParameterSet<float> Parameters { get; }

    /// <summary>Creates the state in front of the first sample, all zeros.</summary>
    TState NewState();

    /// <summary>Computes one sample.</summary>
    /// <param name="state">The state after the previous sample; afterwards that after this one.</param>
    /// <param name="x">The sample at the input.</param>
    /// <param name="y">Receives the sample at the output.</param>
    void Step(TState state, ReadOnlySpan<float> x, Span<float> y);
}
