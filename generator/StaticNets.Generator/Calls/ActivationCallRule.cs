using Microsoft.CodeAnalysis.Diagnostics;
using StaticNets.Generator.Diagnostics;

namespace StaticNets.Generator.Calls;

/// <summary>
/// Reports SNET1022 for calls of <c>Activations</c> on a network that is declared without it; the compiler reports only that the method does
/// not exist.
/// </summary>
internal static class ActivationCallRule
{
    private static readonly string[] _methods = ["Activations"];

    public static void Check(SyntaxNodeAnalysisContext context, KnownNetworks networks) =>
        MissingMethodRule.Check(
            context,
            networks,
            _methods,
            network => network.HasActivations ? null : "write Activations = true in its [Network]",
            CallDescriptors.NoActivations
        );
}
