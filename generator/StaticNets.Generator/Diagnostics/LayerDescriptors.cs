using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace StaticNets.Generator.Diagnostics;

/// <summary>What the rules about sizes, shapes and values say. The messages name both sides and both numbers.</summary>
internal static class LayerDescriptors
{
    public static readonly DiagnosticDescriptor SizeNotPositive = new(
        ProblemIds.SizeNotPositive,
        "A size must be positive",
        "'{0}' has {1} = {2}, but a size must be 1 or more",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.SizeNotPositive),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor InputsContradict = new(
        ProblemIds.InputsContradict,
        "Inputs contradicts the layer above",
        "'{0}' says that it has {1} inputs, but '{2}' gives it {3}",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.InputsContradict),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor AddOfDifferentShapes = new(
        ProblemIds.AddOfDifferentShapes,
        "Only equal shapes can be added",
        "'{0}' adds '{1}' of shape {2} and '{3}' of shape {4}: element by element works only with equal shapes",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.AddOfDifferentShapes),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor ConcatenateOfDifferentShapes = new(
        ProblemIds.ConcatenateOfDifferentShapes,
        "Shapes to be joined may differ only in the last axis",
        "'{0}' joins '{1}' of shape {2} and '{3}' of shape {4} along the last axis: all other axes must be equal",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.ConcatenateOfDifferentShapes),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor WrongRank = new(
        ProblemIds.WrongRank,
        "The layer needs another rank",
        "'{0}' needs one row of numbers, but '{1}' gives it the shape {2}: put [Flatten] between them",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.WrongRank),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor LossDoesNotFit = new(
        ProblemIds.LossDoesNotFit,
        "Loss and output do not fit",
        "{0} does not fit the output layer '{1}': {2}",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.LossDoesNotFit),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor TooLarge = new(
        ProblemIds.TooLarge,
        "The network is too large",
        "'{0}' is too large: {1}, but an array holds at most 2 147 483 591 numbers",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.TooLarge),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor UndefinedValue = new(
        ProblemIds.UndefinedValue,
        "The value is not defined",
        "'{0}' has {2} = {1}, but there is no such member: use one of the named ones",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.UndefinedValue),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor ProbabilityOutOfRange = new(
        ProblemIds.ProbabilityOutOfRange,
        "A probability must lie in [0, 1)",
        "'{0}' has rate = {1}, but the probability of dropping an element must be at least 0 and below 1",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.ProbabilityOutOfRange),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        SizeNotPositive,
        InputsContradict,
        AddOfDifferentShapes,
        ConcatenateOfDifferentShapes,
        WrongRank,
        LossDoesNotFit,
        TooLarge,
        UndefinedValue,
        ProbabilityOutOfRange,
    ];
}
