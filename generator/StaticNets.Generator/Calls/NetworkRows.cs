using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using StaticNets.Generator.Declarations;
using StaticNets.Generator.Planning;

namespace StaticNets.Generator.Calls;

/// <summary>The lengths of a row of inputs and of a row of outputs.</summary>
internal sealed record RowLengths(long Input, long Output);

/// <summary>The row lengths of the networks of a compilation, each found once.</summary>
internal sealed class NetworkRows
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, RowLengths?> _found = new(SymbolEqualityComparer.Default);

    /// <summary>Whether the generator wrote the method: one of the user's with such a name may take what it likes.</summary>
    public static bool IsNetworkMethod(IMethodSymbol method) =>
        !method.IsStatic && WrittenParts.IsGenerated(method) && DeclarationReader.NetworkAttribute(method.ContainingType) is not null;

    /// <summary>Whether it is a span of values; class indices come one a row, and tensors say their shapes.</summary>
    public static bool IsSpanOfNumbers(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", Arity: 1 } span
        && span.TypeArguments[0].SpecialType is (SpecialType.System_Single or SpecialType.System_Double);

    /// <summary>The lengths, or <see langword="null"/> for a network with a mistake, which has a diagnostic of its own.</summary>
    public RowLengths? Find(INamedTypeSymbol network, CancellationToken cancellation) =>
        _found.GetOrAdd(network, type => Read(type, cancellation));

    private static RowLengths? Read(INamedTypeSymbol network, CancellationToken cancellation)
    {
        try
        {
            NetworkDeclaration declaration = DeclarationReader.Read(network, cancellation);
            NetworkGraph graph = GraphBuilder.Build(declaration);
            return declaration.HasUnknownAttribute || graph.Problems.Count > 0
                ? null
                : new RowLengths(graph.Input.Shape.Length, graph.Output.Shape.Length);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The generator meets the same exception and reports it as SNET0900.
            return null;
        }
    }
}
