using StaticNets.Runtime;

namespace StaticNets;

/// <summary>The progress of a search.</summary>
/// <param name="Finished">Number of finished trials, including those of the journal.</param>
/// <param name="Trials">Number of all trials; of those of this part if the search has parts.</param>
/// <param name="Options">The options of the trial that has just finished, as text.</param>
/// <param name="Score">The score of that trial.</param>
/// <param name="Best">The best score so far.</param>
public sealed record SearchProgress(int Finished, int Trials, string Options, double Score, double Best)
{
    /// <inheritdoc/>
    public override string ToString() => InvariantText.OfRecord(nameof(SearchProgress), PrintMembers);
}
