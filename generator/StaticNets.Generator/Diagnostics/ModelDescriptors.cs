using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace StaticNets.Generator.Diagnostics;

/// <summary>Messages of the rules about models that are no stack of layers.</summary>
internal static class ModelDescriptors
{
    public static readonly DiagnosticDescriptor NotOneModel = new(
        ProblemIds.NotOneModel,
        "A class is one model or one network",
        "'{0}' has [{1}] and [{2}], but a class is one model or one network: declare two classes",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.NotOneModel),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor ModelWithBaseClass = new(
        ProblemIds.ModelWithBaseClass,
        "A model has the base class of its kind",
        "'{0}' is derived from '{1}', but [{2}] derives it from '{3}': remove the base class",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.ModelWithBaseClass),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor ModelSizesDoNotFit = new(
        ProblemIds.ModelSizesDoNotFit,
        "A model needs more units",
        "[{1}] of '{0}' is too small: {2}",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.ModelSizesDoNotFit),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [NotOneModel, ModelWithBaseClass, ModelSizesDoNotFit];
}
