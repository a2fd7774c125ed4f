using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Planning;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Weights;
using StaticNets.Parameters;

namespace StaticNets.Generator;

/// <summary>Reports SNET3001 to SNET3006 for weight files in the assembly that do not fit their network.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WeightAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => WeightDescriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(start =>
        {
            WeightFile[] files = [.. Files(start.Options, start.CancellationToken)];
            if (files.Length == 0)
            {
                return;
            }

            ConcurrentDictionary<string, bool> networks = new(StringComparer.Ordinal);
            start.RegisterSymbolAction(symbol => Check(symbol, files, networks), SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end => CheckNames(end, files, networks.Keys));
        });
    }

    private static IEnumerable<WeightFile> Files(AnalyzerOptions options, CancellationToken cancellation) =>
        options
            .AdditionalFiles.Where(file => file.Path.EndsWith(WeightFile.Ending, StringComparison.Ordinal))
            .Select(file => WeightFile.Read(file.GetText(cancellation)?.ToString() ?? ""))
            .Where(file => file is not null)
            .Select(file => file!);

    private static void Check(SymbolAnalysisContext context, WeightFile[] files, ConcurrentDictionary<string, bool> networks)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (type.TypeKind != TypeKind.Class || DeclarationReader.NetworkAttribute(type) is null)
        {
            return;
        }

        NetworkDeclaration declaration = DeclarationReader.Read(type, context.CancellationToken);
        networks[declaration.Type.Dotted] = true;
        if (Array.Find(files, file => file.Network == declaration.Type.Dotted) is not { } file)
        {
            return;
        }

        // The weight file is not checked if the declaration has an error, because some tensors then have no known shape.
        NetworkGraph graph = GraphBuilder.Build(declaration);
        if (!graph.IsWhole(declaration))
        {
            return;
        }

        ProblemLocations locations = new(type, declaration.Layers, context.CancellationToken);
        string dtype = declaration.Element == Element.Double ? "F64" : "F32";
        foreach (Problem problem in WeightRules.Check(type.Name, graph, dtype, file))
        {
            context.ReportDiagnostic(
                Diagnostic.Create(Descriptors.Find(problem.Id), locations.Find(problem.Place), problem.Arguments.ToArray<object>())
            );
        }
    }

    /// <summary>
    /// Reports weight files that belong to no network, or to a network that has other weights already. The diagnostics have no location,
    /// because the mistake is in the project file, which the compiler does not see.
    /// </summary>
    private static void CheckNames(CompilationAnalysisContext context, WeightFile[] files, ICollection<string> networks)
    {
        for (int i = 0; i < files.Length; i++)
        {
            WeightFile file = files[i];
            int first = Array.FindIndex(files, other => other.Network == file.Network);
            string? whose =
                file.Network.Length == 0 ? "no network: Network=\"Namespace.Class\" says for which"
                : !networks.Contains(file.Network) ? NoSuch(file.Network, networks)
                : first < i ? $"'{file.Network}', which has those in '{files[first].File}' already"
                : null;
            if (whose is not null)
            {
                context.ReportDiagnostic(Diagnostic.Create(WeightDescriptors.WeightsOfNoNetwork, Location.None, file.File, whose));
            }
        }
    }

    private static string NoSuch(string name, ICollection<string> networks) =>
        $"'{name}', but the project has no such network"
        + (NearestName.Find(name, networks.OrderBy(n => n, StringComparer.Ordinal)) is { } nearest ? $"; did you mean '{nearest}'?" : "");
}
