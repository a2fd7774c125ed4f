using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;

namespace StaticNets.VisualBasic;

/// <summary>Reports SNET0022 for a network class in Visual Basic, for which StaticNets has no generator.</summary>
[DiagnosticAnalyzer(LanguageNames.VisualBasic)]
public sealed class VisualBasicAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [SourceDescriptors.InVisualBasic];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    // Only classes are checked, because the compiler itself rejects the attribute on anything else.
    private static void Analyze(SymbolAnalysisContext context)
    {
        if (context.Symbol is INamedTypeSymbol { TypeKind: TypeKind.Class } type && type.GetAttributes().Any(AttributeNames.IsNetwork))
        {
            context.ReportDiagnostic(Diagnostic.Create(SourceDescriptors.InVisualBasic, type.Locations[0], type.Name));
        }
    }
}
