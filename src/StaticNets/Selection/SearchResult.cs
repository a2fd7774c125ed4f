using System.Collections.Immutable;

namespace StaticNets;

/// <summary>What a search found.</summary>
/// <typeparam name="TOptions">What a trial tries.</typeparam>
public sealed class SearchResult<TOptions>
{
    internal SearchResult(ImmutableArray<Trial<TOptions>> trials) => Trials = trials;

    /// <summary>All trials, the best first; of equal scores the one with the smaller number comes first.</summary>
    public ImmutableArray<Trial<TOptions>> Trials { get; }

    /// <summary>The best trial.</summary>
    public Trial<TOptions> Best => Trials[0];
}
