using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace StaticNets.Generator.Diagnostics;

/// <summary>What is no mistake: the network works, and whoever knows better may switch the advice off.</summary>
internal static class AdviceDescriptors
{
    public static readonly DiagnosticDescriptor BeyondTheTool = new(
        ProblemIds.BeyondTheTool,
        "The network is larger than what this tool is for",
        "'{0}' works, but {1}; for networks of this size use PyTorch or ONNX Runtime, on a GPU or with all cores on each matrix product",
        RulePage.Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.BeyondTheTool)
    );

    public static readonly DiagnosticDescriptor ManySaturatingLayers = new(
        ProblemIds.ManySaturatingLayers,
        "Many sigmoid or tanh layers in a row",
        "{0} sigmoid or tanh layers in a row, up to '{1}', let the gradient shrink from layer to layer: each multiplies it by at most {2}; use Relu in the hidden layers",
        RulePage.Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.ManySaturatingLayers)
    );

    public static readonly DiagnosticDescriptor SquaredErrorOfSoftmax = new(
        ProblemIds.SquaredErrorOfSoftmax,
        "Softmax trained with mean squared error",
        "'{0}' makes probabilities, and the squared error hardly teaches a network that is sure of the wrong one; use Loss.CategoricalCrossEntropy or Loss.SparseCategoricalCrossEntropy",
        RulePage.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.SquaredErrorOfSoftmax)
    );

    public static readonly DiagnosticDescriptor DropoutAtTheEnd = new(
        ProblemIds.DropoutAtTheEnd,
        "Dropout after the last layer",
        "'{0}' drops outputs of the network, which the loss then counts as mistakes; put it between hidden layers",
        RulePage.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.DropoutAtTheEnd)
    );

    public static readonly DiagnosticDescriptor UnsuitedInitializer = new(
        ProblemIds.UnsuitedInitializer,
        "The initialiser does not suit the activation",
        "'{0}' begins with {1} before {2}: {3}",
        RulePage.Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: RulePage.Of(ProblemIds.UnsuitedInitializer)
    );

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [BeyondTheTool, ManySaturatingLayers, SquaredErrorOfSoftmax, DropoutAtTheEnd, UnsuitedInitializer];
}
