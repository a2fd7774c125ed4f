using System.Collections.Immutable;
using StaticNets.Generator.Diagnostics;

namespace StaticNets.Generator.Planning;

/// <summary>A problem together with the data for its fixes.</summary>
/// <param name="Repair">The change of one argument that solves it, or <see langword="null"/>.</param>
/// <param name="Data">The properties of the diagnostic, with the keys of <see cref="FixData"/>.</param>
internal sealed record Finding(Problem Problem, Repair? Repair, ImmutableDictionary<string, string?> Data)
{
    /// <summary>Creates a finding for a problem that no change of an argument solves.</summary>
    public static Finding Of(Problem problem) => new(problem, null, FixData.Of(problem));
}
