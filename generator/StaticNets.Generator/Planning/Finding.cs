using System.Collections.Immutable;
using StaticNets.Generator.Diagnostics;

namespace StaticNets.Generator.Planning;

/// <summary>A mistake with what its fixes must know.</summary>
/// <param name="Repair">The change of one argument that mends it, if there is one.</param>
/// <param name="Data">The properties of the diagnostic, as <see cref="FixData"/> names them.</param>
internal sealed record Finding(Problem Problem, Repair? Repair, ImmutableDictionary<string, string?> Data)
{
    /// <summary>A mistake that no other value of an argument would mend.</summary>
    public static Finding Of(Problem problem) => new(problem, null, FixData.Of(problem));
}
