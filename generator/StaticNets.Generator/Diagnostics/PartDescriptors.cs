using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace StaticNets.Generator.Diagnostics;

/// <summary>Messages of the rules about networks and blocks inside networks.</summary>
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

    public static readonly DiagnosticDescriptor NoSize = new(
        ProblemIds.NoSize,
        "A size cannot be computed",
        "'{0}' has the size {1}, which cannot be computed: {2}",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.NoSize),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor BlockDoesNotFit = new(
        ProblemIds.BlockDoesNotFit,
        "A block does not fit where it is used",
        "The block [{0}] does not fit here: {1}{2}",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.BlockDoesNotFit),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor PortOfBlock = new(
        ProblemIds.PortOfBlock,
        "A block has no inputs and outputs of its own",
        "The block [{0}] has an [{1}], but it reads and returns what its use and its layers say: remove the attribute",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.PortOfBlock),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [UnusablePart, CircularParts, PartReadsAnotherShape, NoSize, BlockDoesNotFit, PortOfBlock];
}
