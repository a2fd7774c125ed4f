using Microsoft.CodeAnalysis.Diagnostics;
using StaticNets.Generator.Diagnostics;

namespace StaticNets.Generator.Calls;

/// <summary>
/// Reports SNET1202 for calls of <c>Step</c> and <c>NewState</c> on a network that cannot compute one step at a time; the compiler reports
/// only that the method does not exist.
/// </summary>
internal static class StepCallRule
{
    private static readonly string[] _methods = ["NewState", "Step"];

    public static void Check(SyntaxNodeAnalysisContext context, KnownNetworks networks) =>
        MissingMethodRule.Check(context, networks, _methods, network => network.StepObstacle, CallDescriptors.NoStep);
}
