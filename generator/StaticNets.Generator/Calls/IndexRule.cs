using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Calls;

/// <summary>Reports SNET1203 for a constant index outside of the vocabulary, in a list that is written in the call of a method.</summary>
internal static class IndexRule
{
    /// <summary>Whether an argument is indices.</summary>
    public static bool IsSpanOfIndices(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "ReadOnlySpan", Arity: 1 } span && span.TypeArguments[0].SpecialType == SpecialType.System_Int32;

    /// <param name="input">The number of the input among those of the network; other numbers belong to other parameters.</param>
    public static void Check(
        SyntaxNodeAnalysisContext context,
        INamedTypeSymbol type,
        IArgumentOperation argument,
        int input,
        KnownNetworks networks
    )
    {
        foreach ((SyntaxNode syntax, int? value) in Elements(argument.Value, context.SemanticModel, context.CancellationToken))
        {
            if (
                value is { } index
                && networks.Find(type, context.CancellationToken) is { } network
                && network.Indices.ElementAtOrDefault(input) is { Vocabulary: > 0 } indices
                && (index < 0 || index >= indices.Vocabulary)
            )
            {
                string[] words =
                [
                    indices.Name,
                    type.Name,
                    Literals.Integer(index),
                    Literals.Grouped(indices.Vocabulary),
                    Literals.Grouped(indices.Vocabulary - 1),
                ];
                context.ReportDiagnostic(
                    Diagnostic.Create(CallDescriptors.IndexOutsideVocabulary, syntax.GetLocation(), messageArgs: words)
                );
            }
        }
    }

    /// <summary>Returns the elements of a written list with their values; a value is <see langword="null"/> unless it is constant.</summary>
    private static IEnumerable<(SyntaxNode Syntax, int? Value)> Elements(
        IOperation list,
        SemanticModel model,
        CancellationToken cancellation
    ) =>
        list switch
        {
            { Syntax: StackAllocArrayCreationExpressionSyntax { Initializer: { } items } } => OfStackAlloc(items, model, cancellation),
            { Syntax: ImplicitStackAllocArrayCreationExpressionSyntax { Initializer: var items } } => OfStackAlloc(
                items,
                model,
                cancellation
            ),
            IConversionOperation conversion => Elements(conversion.Operand, model, cancellation),
            IArrayCreationOperation { Initializer: { } items } => items.ElementValues.Select(Constant),
            ICollectionExpressionOperation items => items.Elements.Select(Constant),
            _ => [],
        };

    private static (SyntaxNode Syntax, int? Value) Constant(IOperation element) =>
        (element.Syntax, element.ConstantValue is { HasValue: true, Value: var value } ? AsIndex(value) : null);

    // The model has no operation for stackalloc with a list of elements.
    private static IEnumerable<(SyntaxNode Syntax, int? Value)> OfStackAlloc(
        InitializerExpressionSyntax items,
        SemanticModel model,
        CancellationToken cancellation
    ) =>
        items.Expressions.Select(item =>
            ((SyntaxNode)item, model.GetConstantValue(item, cancellation) is { HasValue: true, Value: var value } ? AsIndex(value) : null)
        );

    /// <summary>Converts constants of the types that C# converts to int implicitly.</summary>
    private static int? AsIndex(object? value) =>
        value switch
        {
            int index => index,
            char symbol => symbol,
            short index => index,
            ushort index => index,
            byte index => index,
            sbyte index => index,
            _ => null,
        };
}
