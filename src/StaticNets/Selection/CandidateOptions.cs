using StaticNets.Runtime;

namespace StaticNets;

/// <summary>What a trial of a search over several network classes tries.</summary>
/// <typeparam name="TOptions">Type of the options that are drawn.</typeparam>
/// <param name="Candidate">The name of the candidate.</param>
/// <param name="Options">The options that were drawn.</param>
public sealed record CandidateOptions<TOptions>(string Candidate, TOptions Options)
{
    /// <inheritdoc/>
    public override string ToString() => InvariantText.OfRecord("CandidateOptions", PrintMembers);
}
