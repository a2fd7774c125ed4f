namespace StaticNets.Tool.StateDicts;

/// <summary>A module cannot become a layer.</summary>
/// <param name="reason">Why, and what would be possible.</param>
internal sealed class ProposalException(string reason) : Exception(reason);
