namespace StaticNets;

/// <summary>One of the network classes that a search compares.</summary>
/// <typeparam name="TOptions">Type of the options of a trial, the same for all candidates of a search.</typeparam>
public sealed class SearchCandidate<TOptions>
{
    /// <summary>Creates a candidate.</summary>
    /// <param name="name">The name in trials, journals and messages.</param>
    /// <param name="score">Trains a network of the class with the options of a trial, and returns its score.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public SearchCandidate(string name, TrialScore<TOptions> score)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(score);
        Name = name;
        Score = score;
    }

    /// <summary>The name in trials, journals and messages.</summary>
    public string Name { get; }

    internal TrialScore<TOptions> Score { get; }
}
