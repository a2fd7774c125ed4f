using Microsoft.CodeAnalysis;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Declarations;

/// <summary>
/// Reports SNET0014 for an <c>[Input]</c> below a layer: the declaration looks as if it were read from bottom to top, like decorators in
/// Python. If the attributes are on several parts of the class, their order is undefined and nothing is reported.
/// </summary>
internal static class InputOrder
{
    public static void Check(
        INamedTypeSymbol type,
        IReadOnlyList<AttributeData> attributes,
        EquatableArray<LayerDeclaration> layers,
        List<Problem> problems,
        CancellationToken cancellation
    )
    {
        SyntaxNode? first = attributes.FirstOrDefault()?.ApplicationSyntaxReference?.GetSyntax(cancellation);
        IReadOnlyList<AttributeData> inputs = InputReader.FindAll(type);
        for (int port = 0; port < inputs.Count; port++)
        {
            SyntaxNode? input = inputs[port].ApplicationSyntaxReference?.GetSyntax(cancellation);
            if (input is not null && first is not null && input.Parent?.Parent == first.Parent?.Parent && input.SpanStart > first.SpanStart)
            {
                problems.Add(Problem.At(Place.OfInput(port), ProblemIds.InputBelowLayers, layers[0].Title));
            }
        }
    }
}
