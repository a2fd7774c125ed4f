using System.Collections.Immutable;
using StaticNets.Runtime;

namespace StaticNets;

/// <summary>One trial of a search.</summary>
/// <typeparam name="TOptions">What a trial tries.</typeparam>
/// <param name="Number">Its place in the grid or among the draws, from 0 on.</param>
/// <param name="Options">What it tried.</param>
/// <param name="Score">Mean of <paramref name="FoldScores"/>.</param>
/// <param name="FoldScores">The score in each fold.</param>
public sealed record Trial<TOptions>(int Number, TOptions Options, double Score, ImmutableArray<double> FoldScores)
{
    /// <inheritdoc/>
    public override string ToString() => InvariantText.OfRecord("Trial", PrintMembers);
}
