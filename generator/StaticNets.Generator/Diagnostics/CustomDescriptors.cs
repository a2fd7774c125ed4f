using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace StaticNets.Generator.Diagnostics;

/// <summary>Messages of the rules about the classes of custom layers.</summary>
internal static class CustomDescriptors
{
    public static readonly DiagnosticDescriptor NoCustomLayer = new(
        ProblemIds.NoCustomLayer,
        "The class is no custom layer",
        "'{0}' is no custom layer: name a static class with [CustomLayer]",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.NoCustomLayer),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor UncallableCustomLayer = new(
        ProblemIds.UncallableCustomLayer,
        "The class of a custom layer cannot be called",
        "The methods of '{0}' cannot be called: {1}",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.UncallableCustomLayer),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor NoCustomMethod = new(
        ProblemIds.NoCustomMethod,
        "A custom layer lacks a method",
        "'{0}' needs the method {1}, or the same with a type parameter in place of {2}: {3}",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.NoCustomMethod),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor UnreadableShapeRule = new(
        ProblemIds.UnreadableShapeRule,
        "The shape rule of a custom layer cannot be read",
        "The rule \"{0}\" of '{1}' cannot be read: {2}",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.UnreadableShapeRule),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor NoPositiveInteger = new(
        ProblemIds.NoPositiveInteger,
        "The shape rule of a custom layer gives no positive integer",
        "The rule \"{0}\" of '{1}' does not fit {2} of '{3}': {4}",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.NoPositiveInteger),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [NoCustomLayer, UncallableCustomLayer, NoCustomMethod, UnreadableShapeRule, NoPositiveInteger];
}
