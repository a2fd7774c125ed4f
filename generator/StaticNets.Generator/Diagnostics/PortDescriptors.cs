using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace StaticNets.Generator.Diagnostics;

/// <summary>Messages of the rules about several inputs and outputs.</summary>
internal static class PortDescriptors
{
    public static readonly DiagnosticDescriptor UnreadInput = new(
        ProblemIds.UnreadInput,
        "Nobody reads an input",
        "No layer reads the input '{0}': name it in a layer's From or list, or remove it",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.UnreadInput),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor FirstLayerReadsNoInput = new(
        ProblemIds.FirstLayerReadsNoInput,
        "The first layer must name its input",
        "'{0}' is the first layer of a network with several inputs, so nothing stands above it to read: add {1}",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.FirstLayerReadsNoInput),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor UnknownOutput = new(
        ProblemIds.UnknownOutput,
        "An output shows a layer that does not exist",
        "There is no output \"{0}\": {1}",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.UnknownOutput),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor OutputTwice = new(
        ProblemIds.OutputTwice,
        "An output is declared twice",
        "The layer '{0}' is an output already: remove this [Output], or name another layer",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.OutputTwice),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor LossBesideOutputs = new(
        ProblemIds.LossBesideOutputs,
        "The loss must stand at the outputs",
        "'{0}' declares its outputs with [Output], and each has a loss of its own: move this Loss to the [Output] that it belongs to",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.LossBesideOutputs),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor OutputWithoutLoss = new(
        ProblemIds.OutputWithoutLoss,
        "An output has no loss",
        "The output '{0}' has no loss, but '{1}' has one: give it a Loss too, with Weight = 0 if it shall not be trained",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.OutputWithoutLoss),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [UnreadInput, FirstLayerReadsNoInput, UnknownOutput, OutputTwice, LossBesideOutputs, OutputWithoutLoss];
}
