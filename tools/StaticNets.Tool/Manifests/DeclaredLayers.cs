using System.Reflection;
using StaticNets.Tool.Text;

namespace StaticNets.Tool.Manifests;

/// <summary>Reads the attributes of a network's layers from its assembly, without running code of the assembly.</summary>
internal static class DeclaredLayers
{
    private const string Ending = "Attribute";

    /// <summary>Reads the attributes in the order of the declaration, which is that of the manifest's layers.</summary>
    /// <exception cref="ToolException">The network has blocks or parts, whose layers have attributes elsewhere.</exception>
    public static IReadOnlyList<DeclaredLayer> Read(NetworkReference reference, NetworkManifest network)
    {
        using var context = new MetadataLoadContext(new PathAssemblyResolver(AssemblyPaths.Around(reference.Assembly)));
        Assembly assembly = context.LoadFromAssemblyPath(Path.GetFullPath(reference.Assembly));
        Type type =
            assembly.GetType(reference.Type)
            ?? Array.Find(assembly.GetTypes(), type => type.FullName!.Replace('+', '.') == reference.Type)!;
        DeclaredLayer[] layers = [.. type.GetCustomAttributesData().Where(IsLayer).Select(Layer)];
        bool fits =
            layers.Length == network.Layers.Count
            && layers.Zip(network.Layers, (layer, known) => layer.Kind == known.Kind).All(same => same);
        return fits
            ? layers
            : throw new ToolException(
                $"'{network.Name}' has parts ([Use<…>]) or blocks, which cannot be exported: declare their layers in the class.",
                exitCode: ToolException.Refused
            );
    }

    private static bool IsLayer(CustomAttributeData attribute)
    {
        for (Type? type = attribute.AttributeType; type is not null; type = type.BaseType)
        {
            if (type.FullName == typeof(LayerAttribute).FullName)
            {
                return true;
            }
        }

        return false;
    }

    private static DeclaredLayer Layer(CustomAttributeData attribute)
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

        string name = attribute.AttributeType.Name;
        return new(name.EndsWith(Ending, StringComparison.Ordinal) ? name[..^Ending.Length] : name, arguments);
    }

    private static object? Value(CustomAttributeTypedArgument argument) =>
        argument.Value is IReadOnlyCollection<CustomAttributeTypedArgument> items ? items.Select(Value).ToArray() : argument.Value;
}
