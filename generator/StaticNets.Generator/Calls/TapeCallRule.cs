using Microsoft.CodeAnalysis.Diagnostics;
using StaticNets.Generator.Diagnostics;

namespace StaticNets.Generator.Calls;

/// <summary>
/// Reports SNET1021 for calls of <c>Forward</c>, <c>Backward</c> and <c>Apply</c> on a network that cannot be trained by gradients of its
/// outputs; the compiler reports only that the method does not exist.
/// </summary>
internal static class TapeCallRule
{
    private static readonly string[] _methods = ["Forward", "Backward", "Apply"];

    public static void Check(SyntaxNodeAnalysisContext context, KnownNetworks networks) =>
        MissingMethodRule.Check(context, networks, _methods, network => network.TapeObstacle, CallDescriptors.NoTape);
}
