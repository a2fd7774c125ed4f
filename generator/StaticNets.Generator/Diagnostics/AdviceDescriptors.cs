using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace StaticNets.Generator.Diagnostics;

/// <summary>Diagnostics for networks that are valid but probably not intended; users can disable them.</summary>
internal static class AdviceDescriptors
{
    public static readonly DiagnosticDescriptor BeyondTheTool = new(
        ProblemIds.BeyondTheTool,
        "The network is larger than StaticNets is designed for",
        "'{0}' works, but {1}; for networks of this size use PyTorch or ONNX Runtime, on a GPU or with all cores on each matrix product",
        RulePage.Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.BeyondTheTool)
    );

    public static readonly DiagnosticDescriptor ManySaturatingLayers = new(
        ProblemIds.ManySaturatingLayers,
        "Many sigmoid or tanh layers in a row",
        "'{0}' is the last of {1} sigmoid or tanh layers in a row: on its way back each multiplies the gradient by its slope (sigmoid at most 1/4, tanh at most 1, both near 0 for large values), so that the first ones hardly learn; use Relu in the hidden layers, or shortcuts with [Add]",
        RulePage.Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.ManySaturatingLayers)
    );

    public static readonly DiagnosticDescriptor SquaredErrorOfSoftmax = new(
        ProblemIds.SquaredErrorOfSoftmax,
        "Softmax trained with mean squared error",
        "'{0}' makes probabilities by softmax, and where it is sure of the wrong class its squared error has hardly any slope, so that its worst mistakes teach it least; {1}",
        RulePage.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.SquaredErrorOfSoftmax)
    );

    public static readonly DiagnosticDescriptor DropoutAtTheEnd = new(
        ProblemIds.DropoutAtTheEnd,
        "Dropout after the last layer",
        "'{0}' {1}, which the loss counts as mistakes, and no layer behind it learns to do without them; put it between hidden layers",
        RulePage.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.DropoutAtTheEnd)
    );

    public static readonly DiagnosticDescriptor UnsuitedInitializer = new(
        ProblemIds.UnsuitedInitializer,
        "The initialiser does not suit the activation",
        "'{0}' begins with Initializer.{1} before Activation.{2}: {3}; use Initializer.{4}",
        RulePage.Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.UnsuitedInitializer)
    );

    public static readonly DiagnosticDescriptor ProbabilitiesTwice = new(
        ProblemIds.ProbabilitiesTwice,
        "Softmax or sigmoid follows softmax or sigmoid",
        "'{0}' makes probabilities of the outputs of '{1}', which are probabilities already, so that {2}; keep one of the two",
        RulePage.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.ProbabilitiesTwice)
    );

    public static readonly DiagnosticDescriptor ChannelsFirst = new(
        ProblemIds.ChannelsFirst,
        "The channels seem to come first",
        "'{0}' of shape {1} is an image of {2} pixels with {3} channels: {4}",
        RulePage.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.ChannelsFirst)
    );

    public static readonly DiagnosticDescriptor ReadTwice = new(
        ProblemIds.ReadTwice,
        "A layer is read twice",
        "'{0}' reads '{1}' twice, as the layer above it and by its name; {2}",
        RulePage.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.ReadTwice)
    );

    public static readonly DiagnosticDescriptor NothingLearned = new(
        ProblemIds.NothingLearned,
        "Training cannot change the weights of a layer",
        "'{0}' keeps its first weights, because its outputs go only to '{1}', whose spikes have no derivative; put it below '{1}', or freeze it if that is intended",
        RulePage.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.NothingLearned)
    );

    public static readonly DiagnosticDescriptor LongMemory = new(
        ProblemIds.LongMemory,
        "A recurrent layer without gates is trained over many steps",
        "'{0}' has no gates and is trained over {1} steps: each step multiplies the gradient by the recurrent kernel and the slope of the activation, so that over more than about 50 steps it vanishes or explodes, and the layer hardly learns from the first steps; use [Lstm] or [Gru]",
        RulePage.Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.LongMemory)
    );

    /// <summary>Information for editors, which is no problem and not in <see cref="All"/>.</summary>
    public static readonly DiagnosticDescriptor SizeOfLayer = new(
        SizeOfLayerId,
        "The size of a layer",
        "{0}",
        RulePage.Category,
        DiagnosticSeverity.Hidden,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(SizeOfLayerId)
    );

    private const string SizeOfLayerId = "SNET4002";

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        BeyondTheTool,
        ManySaturatingLayers,
        SquaredErrorOfSoftmax,
        DropoutAtTheEnd,
        UnsuitedInitializer,
        ProbabilitiesTwice,
        ChannelsFirst,
        ReadTwice,
        LongMemory,
        NothingLearned,
    ];
}
