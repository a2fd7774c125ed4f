using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using StaticNets.Generator.Declarations;
using StaticNets.Generator.Planning;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Calls;

/// <summary>What calls of a network are judged by.</summary>
/// <param name="Input">Length of a row of inputs.</param>
/// <param name="Output">Length of a row of outputs.</param>
/// <param name="Tensors">Full names of the parameters, <c>dense_1/kernel</c>.</param>
/// <param name="Losses">Members of <c>StaticNets.Loss</c> that suit the output, the most usual one first.</param>
internal sealed record NetworkFacts(long Input, long Output, EquatableArray<string> Tensors, EquatableArray<string> Losses);

/// <summary>The networks of a compilation, each read once.</summary>
internal sealed class KnownNetworks
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, NetworkFacts?> _found = new(SymbolEqualityComparer.Default);

    /// <summary>Whether the generator wrote the member: one of the user's with such a name may take what it likes.</summary>
    public static bool IsNetworkMember(ISymbol member) =>
        !member.IsStatic && WrittenParts.IsGenerated(member) && DeclarationReader.NetworkAttribute(member.ContainingType) is not null;

    /// <summary>Whether it is a span of values; class indices come one a row, and tensors say their shapes.</summary>
    public static bool IsSpanOfNumbers(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", Arity: 1 } span
        && span.TypeArguments[0].SpecialType is (SpecialType.System_Single or SpecialType.System_Double);

    /// <summary>The facts, or <see langword="null"/> for a network with a mistake, which has a diagnostic of its own.</summary>
    public NetworkFacts? Find(INamedTypeSymbol network, CancellationToken cancellation) =>
        _found.GetOrAdd(network, type => Read(type, cancellation));

    private static NetworkFacts? Read(INamedTypeSymbol network, CancellationToken cancellation)
    {
        try
        {
            NetworkDeclaration declaration = DeclarationReader.Read(network, cancellation);
            NetworkGraph graph = GraphBuilder.Build(declaration);
            return declaration.HasUnknownAttribute || graph.Problems.Count > 0
                ? null
                : new NetworkFacts(
                    graph.Input.Shape.Length,
                    graph.Output.Shape.Length,
                    graph.Parameters.Select(parameter => parameter.FullName).ToEquatableArray(),
                    LossRules.Suiting(graph).ToEquatableArray()
                );
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The generator meets the same exception and reports it as SNET0900.
            return null;
        }
    }
}
