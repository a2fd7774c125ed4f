using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace StaticNets.Generator.Diagnostics;

/// <summary>Messages of the rules about networks inside networks.</summary>
internal static class PartDescriptors
{
    public static readonly DiagnosticDescriptor UnusablePart = new(
        ProblemIds.UnusablePart,
        "A network cannot be a part of another",
        "'{0}' cannot be a part here: {1}",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.UnusablePart),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor PartReadsAnotherShape = new(
        ProblemIds.PartReadsAnotherShape,
        "A part reads another shape",
        "The part '{0}' reads {2}, the [Input] of '{1}', but '{3}' of '{4}' produces {5}",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.PartReadsAnotherShape),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor CircularParts = new(
        ProblemIds.CircularParts,
        "A network contains itself",
        "'{0}' cannot be a part here: {1}",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.CircularParts),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [UnusablePart, CircularParts, PartReadsAnotherShape];
}
