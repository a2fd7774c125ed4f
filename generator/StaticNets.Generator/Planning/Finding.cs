using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Planning;

/// <summary>A problem together with its fixes.</summary>
/// <param name="Repaired">The argument that <see cref="ReplaceArgument"/> changes, or <see langword="null"/>.</param>
internal sealed record Finding(Problem Problem, Place? Repaired, EquatableArray<Fix> Fixes)
{
    /// <summary>Creates a finding for a problem that no change of an argument solves.</summary>
    public static Finding Of(Problem problem) => new(problem, null, problem.Fixes);
}
