using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace StaticNets.Generator.Diagnostics;

/// <summary>Messages of the rules about layers that read the steps of a sequence.</summary>
internal static class SequenceDescriptors
{
    public static readonly DiagnosticDescriptor NoSteps = new(
        ProblemIds.NoSteps,
        "The layer needs a sequence",
        "'{0}' needs a sequence, [steps, features], but '{1}' gives it {2} without steps: {3}",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.NoSteps),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor LastStateOnly = new(
        ProblemIds.LastStateOnly,
        "The layer needs all steps of a recurrent layer",
        "'{0}' needs a sequence, [steps, features], but '{1}' gives only its state after the last step, {2}: write ReturnSequences = true in '{1}'",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.LastStateOnly),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor HeadsDoNotDivide = new(
        ProblemIds.HeadsDoNotDivide,
        "The heads must divide the features",
        "'{0}' cannot share the {1} features of '{2}' evenly among {3}: write another number of heads, or the length of their keys too, as in [MultiHeadAttention({4}, 16)]",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.HeadsDoNotDivide),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor IndicesAsNumbers = new(
        ProblemIds.IndicesAsNumbers,
        "Indices are read by embeddings only",
        "'{0}' cannot read this: {1}",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.IndicesAsNumbers),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [NoSteps, HeadsDoNotDivide, LastStateOnly, IndicesAsNumbers];
}
