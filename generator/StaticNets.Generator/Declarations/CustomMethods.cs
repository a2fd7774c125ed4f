using Microsoft.CodeAnalysis;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Declarations;

/// <summary>Finds the methods of a class with <c>[CustomLayer]</c>.</summary>
/// <param name="type">The class.</param>
/// <param name="network">The network that calls them.</param>
/// <param name="element">The number format of the network.</param>
/// <param name="axes">Names of the input's axes.</param>
internal sealed class CustomMethods(INamedTypeSymbol type, INamedTypeSymbol network, Element element, IReadOnlyList<string> axes)
{
    private const string Forward = "Forward";
    private const string Backward = "Backward";

    private static readonly SymbolDisplayFormat _qualified = SymbolDisplayFormat.FullyQualifiedFormat;

    private SpecialType Number => element.Keyword == Element.Double.Keyword ? SpecialType.System_Double : SpecialType.System_Single;

    /// <summary>Whether a method has the name of one that layers call.</summary>
    public static bool IsCalled(ISymbol member) => member is IMethodSymbol { Name: Forward or Backward };

    public CustomMethod? FindForward(IReadOnlyList<string> tensors, out CustomMistake? mistake) =>
        Find(
            Forward,
            [new(false, "x"), new(true, "y"), .. tensors.Select(tensor => new SpanParameter(false, Identifiers.Camel(tensor)))],
            out mistake
        );

    public CustomMethod? FindBackward(IReadOnlyList<string> tensors, out CustomMistake? mistake) =>
        Find(
            Backward,
            [
                new(false, "x"),
                new(false, "y"),
                new(false, "dy"),
                new(true, "dx"),
                .. tensors.SelectMany(tensor =>
                    new SpanParameter[] { new(false, Identifiers.Camel(tensor)), new(true, "d" + Identifiers.Pascal(tensor)) }
                ),
            ],
            out mistake
        );

    /// <summary>Returns the method that fits, or <see langword="null"/> and the reason why there is none.</summary>
    private CustomMethod? Find(string name, IReadOnlyList<SpanParameter> spans, out CustomMistake? mistake)
    {
        IMethodSymbol[] named = [.. type.GetMembers(name).OfType<IMethodSymbol>()];
        string? first = null;

        // A method of the network's own numbers is preferred to one with a type parameter.
        foreach (IMethodSymbol method in named.OrderBy(method => method.Arity))
        {
            if (Difference(method, spans) is not { } difference)
            {
                mistake = null;
                string ofNumber = method.Arity == 1 ? $"<{element.Keyword}>" : "";
                return new CustomMethod(
                    $"{type.ToDisplayString(_qualified)}.{name}{ofNumber}",
                    method.Parameters.Skip(spans.Count).Select(axis => axis.Name).ToEquatableArray()
                );
            }

            first ??= difference;
        }

        string wanted = string.Join(", ", spans.Select(span => span.Of(element.Keyword)));
        mistake = CustomMistake.Of(
            ProblemIds.NoCustomMethod,
            type.Name,
            $"static void {name}({wanted})",
            element.Keyword,
            first ?? "the class has no method of this name"
        );
        return null;
    }

    /// <summary>Returns how a method differs from the wanted one, or <see langword="null"/> if it fits.</summary>
    private string? Difference(IMethodSymbol method, IReadOnlyList<SpanParameter> spans)
    {
        if (!method.ReturnsVoid)
        {
            return "it must return nothing";
        }

        if (method.Arity > 1 || (method.Arity == 1 && !Takes(method.TypeParameters[0])))
        {
            return $"its type parameters do not fit {element.Keyword}";
        }

        if (method.Parameters.Length < spans.Count)
        {
            return $"it has {Plural.Of(method.Parameters.Length, "parameter")} instead of {spans.Count}";
        }

        for (int i = 0; i < spans.Count; i++)
        {
            IParameterSymbol parameter = method.Parameters[i];
            if (!IsSpan(parameter, spans[i].IsWritten, method))
            {
                return $"its parameter '{parameter.Name}' is no {spans[i].TypeOf(element.Keyword)}";
            }

            int other = spans.ToList().FindIndex(span => string.Equals(span.Name, parameter.Name, StringComparison.OrdinalIgnoreCase));
            if (other >= 0 && other != i && !string.Equals(spans[i].Name, parameter.Name, StringComparison.OrdinalIgnoreCase))
            {
                return $"its parameter '{parameter.Name}' is at the place of '{spans[i].Name}'";
            }
        }

        IParameterSymbol? unknown = method.Parameters.Skip(spans.Count).FirstOrDefault(parameter => !IsAxis(parameter));
        return unknown is not null ? $"its parameter '{unknown.Name}' is none of these, nor an int with the name of one of the Input's axes"
            : CustomAccess.IsVisible(method, network) ? null
            : $"the method is not accessible in '{network.Name}'";
    }

    private bool IsAxis(IParameterSymbol parameter) =>
        parameter is { RefKind: RefKind.None, Type.SpecialType: SpecialType.System_Int32 } && axes.Contains(parameter.Name);

    private bool IsSpan(IParameterSymbol parameter, bool isWritten, IMethodSymbol method) =>
        parameter is { RefKind: RefKind.None, Type: INamedTypeSymbol { TypeArguments.Length: 1 } span }
        && span.Name == (isWritten ? "Span" : "ReadOnlySpan")
        && span.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true }
        && (
            span.TypeArguments[0].SpecialType == Number
            || (method.Arity == 1 && SymbolEqualityComparer.Default.Equals(span.TypeArguments[0], method.TypeParameters[0]))
        );

    /// <summary>Whether the number format satisfies all constraints of a type parameter.</summary>
    private bool Takes(ITypeParameterSymbol parameter)
    {
        if (parameter.HasReferenceTypeConstraint || CustomAccess.CompilationOf(network) is not { } compilation)
        {
            return !parameter.HasReferenceTypeConstraint;
        }

        INamedTypeSymbol number = compilation.GetSpecialType(Number);
        return parameter.ConstraintTypes.All(constraint =>
            number.AllInterfaces.Any(implemented =>
                SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, constraint.OriginalDefinition)
                && implemented
                    .TypeArguments.Zip(((INamedTypeSymbol)constraint).TypeArguments, (own, wanted) => (own, wanted))
                    .All(pair => Same(pair.wanted, parameter) || Same(pair.wanted, pair.own))
            )
        );

        static bool Same(ITypeSymbol a, ITypeSymbol b) => SymbolEqualityComparer.Default.Equals(a, b);
    }

    /// <summary>A span that a method takes.</summary>
    private readonly record struct SpanParameter(bool IsWritten, string Name)
    {
        public string TypeOf(string number) => $"{(IsWritten ? "Span" : "ReadOnlySpan")}<{number}>";

        public string Of(string number) => $"{TypeOf(number)} {Identifiers.EscapeReserved(Name)}";
    }
}
