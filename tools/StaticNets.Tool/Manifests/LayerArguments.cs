using System.Reflection;
using StaticNets.Tool.Text;

namespace StaticNets.Tool.Manifests;

/// <summary>Reads attributes of a metadata load context: which ones are layers, and their arguments.</summary>
internal static class LayerArguments
{
    private const string Ending = "Attribute";

    /// <summary>Returns the attributes of a class that fit a condition, in the order of the declaration.</summary>
    public static IEnumerable<CustomAttributeData> Of(Type type, Func<CustomAttributeData, bool> condition) =>
        type.GetCustomAttributesData().Where(condition);

    public static bool IsLayer(CustomAttributeData attribute) => Derives(attribute, typeof(LayerAttribute));

    public static bool IsBlock(CustomAttributeData attribute) => Derives(attribute, typeof(BlockAttribute));

    public static bool IsUse(CustomAttributeData attribute) =>
        attribute.AttributeType.IsGenericType
        && attribute.AttributeType.GetGenericTypeDefinition().FullName == typeof(UseAttribute<>).FullName;

    /// <summary>Returns the name of the attribute without <c>Attribute</c>.</summary>
    public static string Kind(CustomAttributeData attribute)
    {
        string name = attribute.AttributeType.Name;
        return name.EndsWith(Ending, StringComparison.Ordinal) ? name[..^Ending.Length] : name;
    }

    /// <summary>Returns the arguments by the names of parameters and properties; arrays are lists of their items.</summary>
    public static Dictionary<string, object?> Read(CustomAttributeData attribute)
    {
        Dictionary<string, object?> arguments = new(StringComparer.Ordinal);
        ParameterInfo[] parameters = attribute.Constructor.GetParameters();
        for (int i = 0; i < parameters.Length; i++)
        {
            arguments[parameters[i].Name!] = Value(attribute.ConstructorArguments[i]);
        }

        foreach (CustomAttributeNamedArgument argument in attribute.NamedArguments)
        {
            arguments[argument.MemberName] = Value(argument.TypedValue);
        }

        return arguments;
    }

    /// <summary>Returns the arguments with the sizes that are expressions computed, such as <c>"2 * filters"</c>.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="sizes">The parameters of the block that it stands on.</param>
    /// <exception cref="ToolException">An expression has no value.</exception>
    public static Dictionary<string, object?> Read(CustomAttributeData attribute, IReadOnlyDictionary<string, long> sizes)
    {
        Dictionary<string, object?> arguments = Read(attribute);
        foreach (ParameterInfo parameter in attribute.Constructor.GetParameters().Where(parameter => IsSize(attribute, parameter)))
        {
            arguments[parameter.Name!] = arguments[parameter.Name!] is object?[] items
                ? items.Select(item => (object?)SizeExpression.Compute((string)item!, sizes)).ToArray()
                : SizeExpression.Compute((string)arguments[parameter.Name!]!, sizes);
        }

        return arguments;
    }

    /// <summary>Whether a text is a size: the attribute is a block, or another constructor takes it as a number.</summary>
    private static bool IsSize(CustomAttributeData attribute, ParameterInfo parameter) =>
        Item(parameter) == typeof(string).FullName
        && (
            IsBlock(attribute)
            || attribute
                .AttributeType.GetConstructors()
                .SelectMany(constructor => constructor.GetParameters())
                .Any(other => other.Name == parameter.Name && Item(other) == typeof(int).FullName)
        );

    private static string? Item(ParameterInfo parameter) => (parameter.ParameterType.GetElementType() ?? parameter.ParameterType).FullName;

    private static bool Derives(CustomAttributeData attribute, Type from)
    {
        for (Type? type = attribute.AttributeType.BaseType; type is not null; type = type.BaseType)
        {
            if (type.FullName == from.FullName)
            {
                return true;
            }
        }

        return false;
    }

    private static object? Value(CustomAttributeTypedArgument argument) =>
        argument.Value is IReadOnlyCollection<CustomAttributeTypedArgument> items ? items.Select(Value).ToArray() : argument.Value;
}
