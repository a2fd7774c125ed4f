using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Planning;

namespace StaticNets.Generator;

/// <summary>
/// Reports SNET4002, hidden information about each layer of a network: its shapes, parameters and multiply-adds. It is an analyzer of its own
/// because the command-line compiler does not run analyzers that report only hidden diagnostics, so a build takes no longer.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LayerSizeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [AdviceDescriptors.SizeOfLayer];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (type.TypeKind != TypeKind.Class || DeclarationReader.NetworkAttribute(type) is null)
        {
            return;
        }

        NetworkDeclaration declaration;
        (int Layer, string Text)[] sizes;
        try
        {
            declaration = DeclarationReader.Read(type, context.CancellationToken);
            sizes = [.. LayerSizes.Of(declaration, GraphBuilder.Build(declaration))];
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The generator throws the same exception and reports it as SNET0900.
            return;
        }

        ProblemLocations locations = new(type, declaration.Layers, context.CancellationToken);
        foreach ((int layer, string text) in sizes)
        {
            context.ReportDiagnostic(Diagnostic.Create(AdviceDescriptors.SizeOfLayer, locations.Find(new Place(layer)), text));
        }
    }
}
