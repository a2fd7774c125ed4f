using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Planning;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator;

/// <summary>Reports the problems of every class with <c>[Network]</c>, found by the same rules that the generator runs.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkAnalyzer : DiagnosticAnalyzer
{
    private readonly Func<INamedTypeSymbol, CancellationToken, NetworkDeclaration> _read;

    /// <summary>Creates the analyzer; compilers call this constructor.</summary>
    public NetworkAnalyzer()
        : this(DeclarationReader.Read) { }

    /// <summary>Creates an analyzer that reads declarations by <paramref name="read"/>; tests pass a function that throws.</summary>
    internal NetworkAnalyzer(Func<INamedTypeSymbol, CancellationToken, NetworkDeclaration> read)
    {
        _read = read;
    }

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();

        // Generated files of other tools, such as Nets.generated.cs, may contain networks, whose problems must be reported too.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private void Analyze(SymbolAnalysisContext context)
    {
        // The compiler itself rejects the attribute on anything but a class.
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (type.TypeKind != TypeKind.Class)
        {
            return;
        }

        EquatableArray<LayerDeclaration> layers = default;
        IEnumerable<Finding> findings =
            ModelReader.Attribute(type) is not null ? ModelReader.Read(type, context.CancellationToken).Problems.Select(Finding.Of)
            : DeclarationReader.NetworkAttribute(type) is not null
                ? Findings(type, context.IsGeneratedCode, out layers, context.CancellationToken)
            : AttributeNames.IsBlock(type) ? BlockFindings(type, out layers, context.CancellationToken)
            : NetworkRules.Check(type).Select(Finding.Of);
        ProblemLocations locations = new(type, layers, context.CancellationToken);
        HashSet<(Location Place, string Text)> reported = [];
        foreach (Finding finding in findings)
        {
            // Values that are written as an array, such as new[] { 1, 2 }, all have the same location. Of several equal diagnostics at one
            // location, report only the first. The same for all diagnostics of a rule at one use of a block: its repetitions have the same
            // mistakes, and one wrong parameter makes several sizes wrong.
            Location place = locations.Find(finding.Problem.Place);
            InBlock inBlock = InBlock.Of(locations.InBlock(finding.Problem.Place), place, context.CancellationToken);
            (Location, string) key = inBlock.IsEmpty
                ? (place, finding.Problem.Text)
                : (locations.Find(new Place(finding.Problem.Place.Layer)), finding.Problem.Id);
            if (reported.Add(key))
            {
                context.ReportDiagnostic(
                    Diagnostic.Create(
                        Descriptors.Find(finding.Problem.Id),
                        place,
                        finding.Repaired is { } repaired ? [locations.Find(repaired)] : inBlock.Locations,
                        FixData.Of(finding.Fixes),
                        inBlock.Complete(finding.Problem)
                    )
                );
            }
        }
    }

    private IEnumerable<Finding> Findings(
        INamedTypeSymbol type,
        bool isGenerated,
        out EquatableArray<LayerDeclaration> layers,
        CancellationToken cancellation
    )
    {
        layers = default;
        try
        {
            NetworkDeclaration declaration = _read(type, cancellation);
            layers = declaration.Layers;
            if (SourceRules.UnseenProblem(type, declaration, isGenerated) is { } unseen)
            {
                return [Finding.Of(unseen)];
            }

            NetworkGraph graph = GraphBuilder.Build(declaration);
            RepairSearch repairs = new(declaration, graph, changed => DeclarationReader.Clashes(type, changed));
            return
            [
                .. graph
                    .Problems.Concat(graph.Advice)
                    .Where(problem => !declaration.HasUnknownAttribute || !ProblemIds.NeedsAllLayers(problem.Id))
                    .Select(repairs.Find),
            ];
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The generator throws the same exception and reports it as SNET0900, so the analyzer reports nothing.
            return [];
        }
    }

    private static IEnumerable<Finding> BlockFindings(
        INamedTypeSymbol type,
        out EquatableArray<LayerDeclaration> layers,
        CancellationToken cancellation
    )
    {
        NetworkDeclaration declaration = DeclarationReader.ReadBlock(type, cancellation);
        layers = declaration.Layers;
        NetworkGraph graph = GraphBuilder.Build(declaration);
        RepairSearch repairs = new(declaration, graph, _ => []);
        return
        [
            .. graph
                .Problems.Where(BlockRules.NeedsNoUse)
                .Where(problem => !declaration.HasUnknownAttribute || !ProblemIds.NeedsAllLayers(problem.Id))
                .Select(repairs.Find),
        ];
    }
}
