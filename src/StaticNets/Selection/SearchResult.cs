using System.Collections.Immutable;

namespace StaticNets;

/// <summary>The result of a search.</summary>
/// <typeparam name="TOptions">Type of the options of a trial.</typeparam>
public sealed class SearchResult<TOptions>
{
    internal SearchResult(ImmutableArray<Trial<TOptions>> trials) => Trials = trials;

    /// <summary>All trials, or those of this part of the search, the best first; of equal scores the trial with the smaller number comes first.</summary>
    public ImmutableArray<Trial<TOptions>> Trials { get; }

    /// <summary>The best trial.</summary>
    public Trial<TOptions> Best => Trials[0];
}
