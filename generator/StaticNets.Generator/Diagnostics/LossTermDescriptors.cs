using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace StaticNets.Generator.Diagnostics;

/// <summary>Messages of the rules about layers that add terms to the loss.</summary>
internal static class LossTermDescriptors
{
    public static readonly DiagnosticDescriptor OddLength = new(
        ProblemIds.OddLength,
        "Sampling needs as many means as variances",
        "'{0}' reads means and, behind them, as many logarithms of variances, but '{1}' gives it {2} numbers: an even number is needed",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.OddLength),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor TargetOfOtherValues = new(
        ProblemIds.TargetOfOtherValues,
        "A target needs activities between 0 and 1",
        "'{0}' has Target = {1}, the mean activity of units between 0 and 1, but '{2}' does not end in Sigmoid, HardSigmoid or Softmax: give it one of them, or use L1 instead",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.TargetOfOtherValues),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [OddLength, TargetOfOtherValues];
}
