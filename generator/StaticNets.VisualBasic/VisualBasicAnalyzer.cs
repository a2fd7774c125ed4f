using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;

namespace StaticNets.VisualBasic;

/// <summary>SNET0022: a network in Visual Basic, which no generator of StaticNets completes.</summary>
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

    // On anything but a class the compiler rejects the attribute.
    private static void Analyze(SymbolAnalysisContext context)
    {
        if (context.Symbol is INamedTypeSymbol { TypeKind: TypeKind.Class } type && type.GetAttributes().Any(AttributeNames.IsNetwork))
        {
            context.ReportDiagnostic(Diagnostic.Create(SourceDescriptors.InVisualBasic, type.Locations[0], type.Name));
        }
    }
}
