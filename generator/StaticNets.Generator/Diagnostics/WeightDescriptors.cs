using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace StaticNets.Generator.Diagnostics;

/// <summary>Diagnostics for weight files in the assembly.</summary>
internal static class WeightDescriptors
{
    public static readonly DiagnosticDescriptor NoWeightFile = new(
        ProblemIds.NoWeightFile,
        "A weight file is missing",
        "The weights of '{0}' should be in '{1}', but there is no such file",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.NoWeightFile),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor NotAWeightFile = new(
        ProblemIds.NotAWeightFile,
        "A weight file is no safetensors file",
        "'{0}' is no safetensors file: expected {1}, found {2}",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.NotAWeightFile),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor WeightNamesDiffer = new(
        ProblemIds.WeightNamesDiffer,
        "A weight file holds other tensors",
        "'{0}' {1}",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.WeightNamesDiffer),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor WeightShapesDiffer = new(
        ProblemIds.WeightShapesDiffer,
        "A weight file holds another shape",
        "'{0}' has the shape {1}, but in '{2}' it has {3}",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.WeightShapesDiffer),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor WeightTypeDiffers = new(
        ProblemIds.WeightTypeDiffers,
        "A weight file holds another type of number",
        "'{0}' computes in {1}, but '{2}' in '{3}' is {4}, which is not converted automatically{5}",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.WeightTypeDiffers),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor WeightsOfNoNetwork = new(
        ProblemIds.WeightsOfNoNetwork,
        "The project has no network for the weights",
        "The weights in '{0}' are for {1}",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.WeightsOfNoNetwork),
        customTags: [WellKnownDiagnosticTags.NotConfigurable, WellKnownDiagnosticTags.CompilationEnd]
    );

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [NoWeightFile, NotAWeightFile, WeightNamesDiffer, WeightShapesDiffer, WeightTypeDiffers, WeightsOfNoNetwork];
}
