using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using StaticNets.Generator.Declarations;
using StaticNets.Generator.Planning;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Calls;

/// <summary>The facts about a network that the rules for calls need.</summary>
/// <param name="Inputs">Length of a row of each input.</param>
/// <param name="Indices">Name and vocabulary of each input; the vocabulary of an input of numbers is 0.</param>
/// <param name="Outputs">Length of a row of each output.</param>
/// <param name="Tensors">Full names of the parameters, such as <c>dense_1/kernel</c>.</param>
/// <param name="Losses">Members of <c>StaticNets.Loss</c> that fit the first output, the most common one first.</param>
/// <param name="TapeObstacle">
/// Why the network cannot be trained by gradients of its outputs; <see langword="null"/> if it can.
/// </param>
/// <param name="HasActivations">Whether the network has <c>Activations</c>.</param>
/// <param name="StepObstacle">Why the network has no <c>Step</c>; <see langword="null"/> if it has.</param>
internal sealed record NetworkFacts(
    EquatableArray<long> Inputs,
    EquatableArray<(string Name, long Vocabulary)> Indices,
    EquatableArray<long> Outputs,
    EquatableArray<string> Tensors,
    EquatableArray<string> Losses,
    string? TapeObstacle,
    bool HasActivations,
    string? StepObstacle
);

/// <summary>The networks of a compilation; each is read once.</summary>
internal sealed class KnownNetworks
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, NetworkFacts?> _found = new(SymbolEqualityComparer.Default);

    /// <summary>Whether the generator emitted a member. The rules do not apply to the user's own members with such names.</summary>
    public static bool IsNetworkMember(ISymbol member) =>
        !member.IsStatic && WrittenParts.IsGenerated(member) && DeclarationReader.NetworkAttribute(member.ContainingType) is not null;

    /// <summary>
    /// Whether a type is a span of inputs, targets or outputs, as opposed to class indices (one int for each row) and tensors (which have a
    /// shape).
    /// </summary>
    public static bool IsSpanOfNumbers(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", Arity: 1 } span
        && span.TypeArguments[0].SpecialType is (SpecialType.System_Single or SpecialType.System_Double);

    /// <summary>Returns the facts, or <see langword="null"/> if the declaration has an error, which has its own diagnostic.</summary>
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
                    graph.Inputs.Select(port => port.Length).ToEquatableArray(),
                    graph.Inputs.Select(port => (port.Name, port.IsIndices ? graph.VocabularyOf(port) : 0)).ToEquatableArray(),
                    graph.Outputs.Select(port => port.Length).ToEquatableArray(),
                    graph.Parameters.Select(parameter => parameter.FullName).ToEquatableArray(),
                    LossRules.Suiting(graph, graph.Outputs[0]).ToEquatableArray(),
                    TapeObstacle.Of(declaration, graph),
                    declaration.HasActivations,
                    StepObstacle.Of(graph)
                );
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The generator throws the same exception and reports it as SNET0900.
            return null;
        }
    }
}
