using StaticNets.Runtime;

namespace StaticNets;

/// <summary>How far a search has come.</summary>
/// <param name="Finished">Trials that are finished, with those of the journal.</param>
/// <param name="Trials">All trials.</param>
/// <param name="Options">What the trial that has just finished tried, as text.</param>
/// <param name="Score">Its score.</param>
/// <param name="Best">The best score so far.</param>
public sealed record SearchProgress(int Finished, int Trials, string Options, double Score, double Best)
{
    /// <inheritdoc/>
    public override string ToString() => InvariantText.OfRecord(nameof(SearchProgress), PrintMembers);
}
