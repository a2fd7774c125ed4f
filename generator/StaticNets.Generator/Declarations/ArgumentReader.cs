using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Declarations;

/// <summary>Converts the arguments of an attribute to text.</summary>
internal static class ArgumentReader
{
    /// <summary>Returns the arguments, or <see langword="null"/> if the compiler rejects the attribute.</summary>
    public static LayerArguments? Read(AttributeData attribute)
    {
        if (attribute.AttributeConstructor is not { } constructor)
        {
            return null;
        }

        List<(string Name, TypedConstant Value)> constants = [];
        for (int i = 0; i < Math.Min(attribute.ConstructorArguments.Length, constructor.Parameters.Length); i++)
        {
            constants.Add((constructor.Parameters[i].Name, attribute.ConstructorArguments[i]));
        }

        constants.AddRange(attribute.NamedArguments.Select(argument => (argument.Key, argument.Value)));
        return constants.Any(constant => IsRejected(constant.Value))
            ? null
            : new LayerArguments(constants.Select(c => new LayerArgument(c.Name, Items(c.Value), IsUndefined(c.Value))).ToEquatableArray());
    }

    /// <summary>
    /// Returns the string literal that a property of the attribute is set to. It is read from the source, because the compiler keeps no
    /// values of an attribute that it rejects.
    /// </summary>
    public static string? Literal(AttributeData attribute, string name, CancellationToken cancellation) =>
        (attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) as AttributeSyntax)
            ?.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name)
            ?.Expression
            is LiteralExpressionSyntax { Token.Value: string text }
            ? text
            : null;

    private static bool IsRejected(TypedConstant constant) =>
        constant.Kind == TypedConstantKind.Error
        || (constant.Kind == TypedConstantKind.Array && !constant.IsNull && constant.Values.Any(IsRejected));

    private static EquatableArray<string?> Items(TypedConstant constant) =>
        constant.Kind != TypedConstantKind.Array ? new EquatableArray<string?>([Text(constant)])
        : constant.IsNull ? EquatableArray<string?>.Empty
        : constant.Values.Select(Text).ToEquatableArray();

    private static string? Text(TypedConstant constant) =>
        constant.Kind == TypedConstantKind.Enum && EnumMember(constant) is { } member ? member
        : constant.Value is double number ? number.ToString("R", CultureInfo.InvariantCulture)
        : Convert.ToString(constant.Value, CultureInfo.InvariantCulture) is { } text && constant.Value is not null ? text
        : null;

    private static bool IsUndefined(TypedConstant constant) => constant.Kind == TypedConstantKind.Enum && EnumMember(constant) is null;

    private static string? EnumMember(TypedConstant constant)
    {
        string? member = constant
            .Type!.GetMembers()
            .OfType<IFieldSymbol>()
            .FirstOrDefault(field => field.HasConstantValue && Equals(field.ConstantValue, constant.Value))
            ?.Name;
        if (member is not null)
        {
            RegisteredMembers.Require(constant.Type.Name, member);
        }

        return member;
    }
}
