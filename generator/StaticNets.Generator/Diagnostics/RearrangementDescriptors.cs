using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace StaticNets.Generator.Diagnostics;

/// <summary>Messages of the rules about layers that rearrange images, and about merges of two layers.</summary>
internal static class RearrangementDescriptors
{
    public static readonly DiagnosticDescriptor SliceOutside = new(
        ProblemIds.SliceOutside,
        "The slice lies outside of the axis",
        "'{0}' has {1} = {2}, but '{3}' gives it the shape {4}: {5}",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.SliceOutside),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor NoPermutation = new(
        ProblemIds.NoPermutation,
        "The order must name each axis once",
        "'{0}' has the order {1}, but '{2}' gives it the shape {3}: the order must name each of the axes {4} once",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.NoPermutation),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor NothingIsLeft = new(
        ProblemIds.NothingIsLeft,
        "The cropping leaves no image",
        "'{0}' removes {1}, but '{2}' gives it an image of {3}",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.NothingIsLeft),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor ChannelsNotDivisible = new(
        ProblemIds.ChannelsNotDivisible,
        "The square of the factor must divide the channels",
        "'{0}' has factor = {1} and makes blocks of pixels from groups of {2} channels, but '{3}' gives it {4}",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.ChannelsNotDivisible),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor NotTwoLayers = new(
        ProblemIds.NotTwoLayers,
        "Subtract reads two layers",
        "'{0}' subtracts one layer from another, but it reads {1}: write the name of one layer, as in [Subtract(\"a\")]",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.NotTwoLayers),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [SliceOutside, NoPermutation, NothingIsLeft, ChannelsNotDivisible, NotTwoLayers];
}
