using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.VisualBasic;
using StaticNets.VisualBasic;

namespace StaticNets.Generator.Tests.Support;

/// <summary>Compiles Visual Basic with the library and the analyzer that the package contains for Visual Basic.</summary>
internal static class VisualBasicHost
{
    /// <summary>Returns every error of the compiler and the analyzer.</summary>
    public static IReadOnlyList<Diagnostic> Findings(string source)
    {
        VisualBasicCompilation compilation = VisualBasicCompilation.Create(
            "Tested",
            [VisualBasicSyntaxTree.ParseText(source)],
            TestCompilation.References,
            new VisualBasicCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
        );
        ImmutableArray<Diagnostic> all = compilation
            .WithAnalyzers([new VisualBasicAnalyzer()])
            .GetAllDiagnosticsAsync()
            .GetAwaiter()
            .GetResult();
        return [.. all.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
    }
}
