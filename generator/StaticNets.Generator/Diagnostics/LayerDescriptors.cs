using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace StaticNets.Generator.Diagnostics;

/// <summary>
/// Diagnostics for sizes, shapes and values. If two layers disagree, the message names both and gives the size or shape of each.
/// </summary>
internal static class LayerDescriptors
{
    public static readonly DiagnosticDescriptor SizeNotPositive = new(
        ProblemIds.SizeNotPositive,
        "A size must be positive",
        "'{0}' has {1} = {2}, but a size must be 1 or more{3}",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.SizeNotPositive),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor InputsContradict = new(
        ProblemIds.InputsContradict,
        "Inputs contradicts the layer above",
        "'{0}' says that it has {1} inputs, but '{2}' gives it {3}{4}",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.InputsContradict),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor AddOfDifferentShapes = new(
        ProblemIds.AddOfDifferentShapes,
        "Only equal shapes can be joined element by element",
        "'{0}' {5} '{1}' of shape {2} and '{3}' of shape {4}: element by element works only with equal shapes",
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

    public static readonly DiagnosticDescriptor UnknownSteps = new(
        ProblemIds.UnknownSteps,
        "The number of steps must be known",
        "The input '{0}' cannot have any number of steps: {1}",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.UnknownSteps),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor WrongRank = new(
        ProblemIds.WrongRank,
        "The layer needs another rank",
        "'{0}' needs {3}, but '{1}' gives it the shape {2}: {4}",
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
        "'{0}' has {2} = {1}, but {3}",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.UndefinedValue),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor ProbabilityOutOfRange = new(
        ProblemIds.ProbabilityOutOfRange,
        "A probability must lie in [0, 1)",
        "'{0}' has {2} = {1}, but the probability of dropping an element must be at least 0 and below 1{3}",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.ProbabilityOutOfRange),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor ReshapeChangesCount = new(
        ProblemIds.ReshapeChangesCount,
        "Reshape must keep the number of elements",
        "'{0}' makes the shape {1} with {2} elements, but '{3}' gives it {4} with {5}",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.ReshapeChangesCount),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor BufferDoesNotFit = new(
        ProblemIds.BufferDoesNotFit,
        "The buffer holds no whole number of rows",
        "'{0}' of {1} has the length {2}, but it takes whole rows of {3}: {3}, {4}, {5}, …",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.BufferDoesNotFit),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor NoEffect = new(
        ProblemIds.NoEffect,
        "The argument has no effect",
        "'{0}' has {1}, but {2}",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.NoEffect),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor NoSlope = new(
        ProblemIds.NoSlope,
        "The function's derivative is 0 everywhere",
        "'{0}' applies Heaviside, which is flat everywhere, so that nothing before it could learn; put it at the output, with Loss.Perceptron, or use Sigmoid",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.NoSlope),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor WindowTooLarge = new(
        ProblemIds.WindowTooLarge,
        "The window is larger than the image",
        "'{0}' looks at windows of {1}, but '{2}' gives it {3}{4}",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.WindowTooLarge),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor GroupsDoNotDivide = new(
        ProblemIds.GroupsDoNotDivide,
        "The groups must divide channels and filters",
        "'{0}' has Groups = {1}, but {2} {3} cannot be shared out evenly among {1} groups{4}",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.GroupsDoNotDivide),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor AxisOutsideShape = new(
        ProblemIds.AxisOutsideShape,
        "The axis lies outside of the shape",
        "'{0}' has {1} = {2}, but '{3}' gives it the shape {4}, whose axes are 0 to {5}, or -1 for the last one",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.AxisOutsideShape),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor UnboundedLoss = new(
        ProblemIds.UnboundedLoss,
        "The loss has no lower bound",
        "Loss.MeanBiasError is the mean of ŷ − y: it falls without end as the outputs do, so that there is nothing to learn; use Loss.MeanAbsoluteError or Loss.MeanSquaredError, and Metric.MeanBiasError to measure it",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.UnboundedLoss),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor NumberOutOfRange = new(
        ProblemIds.NumberOutOfRange,
        "A number lies outside its range",
        "'{0}' has {1} = {2}, but it must be {3}{4}",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.NumberOutOfRange),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static readonly DiagnosticDescriptor UntrainableWeights = new(
        ProblemIds.UntrainableWeights,
        "Weights in 16 bits are for prediction in single precision",
        "'{0}' stores its weights as BFloat16, but {1}",
        RulePage.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.UntrainableWeights),
        customTags: WellKnownDiagnosticTags.NotConfigurable
    );

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        SizeNotPositive,
        InputsContradict,
        AddOfDifferentShapes,
        ConcatenateOfDifferentShapes,
        WrongRank,
        UnknownSteps,
        LossDoesNotFit,
        TooLarge,
        UndefinedValue,
        ProbabilityOutOfRange,
        ReshapeChangesCount,
        BufferDoesNotFit,
        NoEffect,
        NoSlope,
        WindowTooLarge,
        GroupsDoNotDivide,
        AxisOutsideShape,
        UnboundedLoss,
        NumberOutOfRange,
        UntrainableWeights,
    ];
}
