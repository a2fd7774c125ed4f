using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace StaticNets.Generator.Diagnostics;

/// <summary>Diagnostics for calls of a network's methods; they are reported at the call, not at the declaration.</summary>
internal static class CallDescriptors
{
    public static readonly DiagnosticDescriptor UnknownTensor = new(
        ProblemIds.UnknownTensor,
        "There is no tensor of this name",
        "'{0}' has no tensor \"{1}\"; {2}",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.UnknownTensor),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor NoLossToTrain = new(
        ProblemIds.NoLossToTrain,
        "Training needs a loss",
        "'{0}' has no {1}, because it was declared without a loss: write {2}",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.NoLossToTrain),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor NoStep = new(
        ProblemIds.NoStep,
        "The network cannot compute one step at a time",
        "'{0}' has no {1}: {2}",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.NoStep),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor NoTape = new(
        ProblemIds.NoTape,
        "The network cannot be trained by gradients of its outputs",
        "'{0}' has no {1}: {2}",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.NoTape),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor NoActivations = new(
        ProblemIds.NoActivations,
        "The network does not return the outputs of its layers",
        "'{0}' has no {1}: {2}",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.NoActivations),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor IndexOutsideVocabulary = new(
        ProblemIds.IndexOutsideVocabulary,
        "An index lies outside of the vocabulary",
        "The input '{0}' of '{1}' has no index {2}: the vocabulary has {3} indices, 0 to {4}",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.IndexOutsideVocabulary),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [UnknownTensor, NoLossToTrain, NoTape, NoActivations, NoStep, IndexOutsideVocabulary];
}
