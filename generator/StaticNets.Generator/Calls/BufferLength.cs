using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Calls;

/// <summary>Finds the length of an array or span if the source shows it with certainty.</summary>
internal static class BufferLength
{
    /// <summary>Returns the length, or <see langword="null"/> if it is not certain.</summary>
    public static long? Of(IOperation value, SemanticModel model, CancellationToken cancellation) =>
        Of(value, model, Tuning.FollowedVariables, cancellation);

    private static long? Of(IOperation value, SemanticModel model, int steps, CancellationToken cancellation)
    {
        if (steps == 0)
        {
            return null;
        }

        return value switch
        {
            { Syntax: StackAllocArrayCreationExpressionSyntax written } => OfStackAlloc(written, model, cancellation),
            { Syntax: ImplicitStackAllocArrayCreationExpressionSyntax written } => written.Initializer.Expressions.Count,
            IConversionOperation conversion when KeepsLength(conversion) => Of(conversion.Operand, model, steps - 1, cancellation),
            IArrayCreationOperation { DimensionSizes.Length: 1 } array => Constant(array.DimensionSizes[0].ConstantValue),
            ICollectionExpressionOperation list when !list.Elements.Any(element => element is ISpreadOperation) => list.Elements.Length,
            ILocalReferenceOperation local => LocalWrites.OnlyValue(local, model, cancellation) is { } first
                ? Of(first, model, steps - 1, cancellation)
                : null,
            IInvocationOperation call => OfSlice(call, model, steps - 1, cancellation),
            _ => null,
        };
    }

    /// <summary>
    /// Whether a conversion keeps the length. Conversions between arrays and spans keep it, and so do conversions of collection
    /// expressions; user-defined conversions may change it.
    /// </summary>
    private static bool KeepsLength(IConversionOperation conversion) =>
        conversion.Operand is ICollectionExpressionOperation || (IsBuffer(conversion.Operand.Type) && IsBuffer(conversion.Type));

    private static bool IsBuffer(ITypeSymbol? type) => type is IArrayTypeSymbol { Rank: 1 } || IsSpan(type);

    private static bool IsSpan(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", Arity: 1 } && IsOfSystem(type);

    private static bool IsOfSystem(ITypeSymbol type) =>
        type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true };

    private static long? Constant(Optional<object?> value) =>
        value is { HasValue: true, Value: int and >= 0 and var length } ? length : null;

    private static long? OfStackAlloc(
        StackAllocArrayCreationExpressionSyntax written,
        SemanticModel model,
        CancellationToken cancellation
    ) =>
        written.Initializer is { } items ? items.Expressions.Count
        : written.Type is ArrayTypeSyntax { RankSpecifiers.Count: 1 } array
            ? Constant(model.GetConstantValue(array.RankSpecifiers[0].Sizes[0], cancellation))
        : null;

    /// <summary>Handles <c>x.AsSpan()</c>, <c>x.AsSpan(start)</c>, <c>x.AsSpan(start, length)</c> and <c>Slice</c> of a span.</summary>
    private static long? OfSlice(IInvocationOperation call, SemanticModel model, int steps, CancellationToken cancellation)
    {
        IMethodSymbol method = call.TargetMethod;
        bool isAsSpan = method is { Name: "AsSpan", ContainingType.Name: "MemoryExtensions" } && IsOfSystem(method.ContainingType);
        bool isSlice = method.Name == "Slice" && IsSpan(method.ContainingType);
        IOperation? whole =
            isSlice ? call.Instance
            : isAsSpan ? Argument(call, "array")
            : null;
        if (whole is null || method.Parameters.Any(parameter => parameter.Name is not ("array" or "start" or "length")))
        {
            return null;
        }

        if (Argument(call, "length") is { } length)
        {
            return Constant(length.ConstantValue);
        }

        long? start = Argument(call, "start") is { } from ? Constant(from.ConstantValue) : 0;
        long? rest = Of(whole, model, steps, cancellation) - start;
        return rest >= 0 ? rest : null;
    }

    private static IOperation? Argument(IInvocationOperation call, string parameter) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter)?.Value;
}
