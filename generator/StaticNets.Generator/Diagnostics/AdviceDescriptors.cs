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

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [BeyondTheTool];
}
