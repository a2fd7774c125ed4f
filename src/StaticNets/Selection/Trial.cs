using System.Collections.Immutable;
using StaticNets.Runtime;

namespace StaticNets;

/// <summary>One trial of a search.</summary>
/// <typeparam name="TOptions">Type of the options.</typeparam>
/// <param name="Number">Index in the grid or among the drawn options, from 0 on.</param>
/// <param name="Options">The options of the trial.</param>
/// <param name="Score">Mean of <paramref name="FoldScores"/>.</param>
/// <param name="FoldScores">The score in each fold.</param>
public sealed record Trial<TOptions>(int Number, TOptions Options, double Score, ImmutableArray<double> FoldScores)
{
    /// <inheritdoc/>
    public override string ToString() => InvariantText.OfRecord("Trial", PrintMembers);
}
