using System.Reflection;
using StaticNets.Parameters;
using StaticNets.Runtime;
using StaticNets.Tool.Text;

namespace StaticNets.Tool.Manifests;

/// <summary>Reads the manifest of a network from its assembly, without running code of the assembly.</summary>
internal static class ManifestReader
{
    private const string EngineName = "Engine";
    private const int MostListed = 8;

    // A network without input attributes has one input with this name; the manifest attribute of the network gives the shape of the input.
    private const string OnlyInput = "input";
    private const BindingFlags Nested = BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>Reads the manifest.</summary>
    /// <exception cref="ToolException">
    /// The assembly or the class does not exist, the class is not a network, or the network was built with errors.
    /// </exception>
    public static NetworkManifest Read(NetworkReference reference)
    {
        if (!File.Exists(reference.Assembly))
        {
            throw new ToolException($"There is no file '{reference.Assembly}'.");
        }

        using var context = new MetadataLoadContext(new PathAssemblyResolver(AssemblyPaths.Around(reference.Assembly)));
        try
        {
            Assembly assembly = context.LoadFromAssemblyPath(Path.GetFullPath(reference.Assembly));
            Type type = Find(assembly, reference);
            return ManifestOf(type) ?? throw Refuse(type, reference);
        }
        catch (BadImageFormatException fault)
        {
            throw new ToolException($"'{reference.Assembly}' is no .NET assembly: name the app's .dll, not its executable.", fault);
        }
        catch (FileNotFoundException fault)
        {
            throw new ToolException($"'{reference.Assembly}' cannot be read: {fault.Message}", fault);
        }
    }

    private static Type Find(Assembly assembly, NetworkReference reference) =>
        assembly.GetType(reference.Type)
        ?? Array.Find(assembly.GetTypes(), type => FullName(type) == reference.Type)
        ?? throw new ToolException($"'{reference.Assembly}' has no class '{reference.Type}'. {Suggest(assembly, reference)}");

    private static string Suggest(Assembly assembly, NetworkReference reference)
    {
        string[] networks =
        [
            .. assembly.GetTypes().Where(type => ManifestOf(type) is not null).Select(FullName).Order(StringComparer.Ordinal),
        ];
        if (NearestName.Find(reference.Type, networks) is string nearest)
        {
            return $"Did you mean '{nearest}'?";
        }

        string rest = networks.Length > MostListed ? $" and {networks.Length - MostListed} more" : "";
        return networks.Length == 0
            ? "It holds no network."
            : $"Its networks are {string.Join(", ", networks.Take(MostListed).Select(name => $"'{name}'"))}{rest}.";
    }

    private static ToolException Refuse(Type type, NetworkReference reference)
    {
        bool isDeclared = type.GetCustomAttributesData().Any(Is<NetworkAttribute>);
        return new ToolException(
            isDeclared
                ? $"The network '{reference.Type}' was built with mistakes, or by a StaticNets that wrote no manifest: build '{reference.Assembly}' again."
                : $"'{reference.Type}' is not a network: it has no [Network]."
        );
    }

    private static NetworkManifest? ManifestOf(Type type)
    {
        CustomAttributeData[] all = [.. type.GetNestedType(EngineName, Nested)?.GetCustomAttributesData() ?? []];
        if (Array.Find(all, Is<NetworkManifestAttribute>) is not { } network)
        {
            return null;
        }

        ILookup<string, TensorManifest> tensors = InOrder<TensorManifestAttribute>(all)
            .Select(tensor => Tensor(tensor.ConstructorArguments, tensor.NamedArguments))
            .ToLookup(tensor => tensor.Layer);
        LayerManifest[] layers = [.. InOrder<LayerManifestAttribute>(all).Select(layer => Layer(layer.ConstructorArguments, tensors))];
        InputManifest[] inputs =
        [
            .. InOrder<InputManifestAttribute>(all)
                .Select(input => input.ConstructorArguments)
                .Select(values => new InputManifest(Text(values[1]), Items<int>(values[2]))),
        ];
        string[] outputs = [.. InOrder<OutputManifestAttribute>(all).Select(output => Text(output.ConstructorArguments[1]))];
        return new NetworkManifest(
            FullName(type),
            Member<Precision>(network.ConstructorArguments[0]),
            inputs.Length > 0 ? inputs : [new InputManifest(OnlyInput, Items<int>(network.ConstructorArguments[1]))],
            outputs.Length > 0 ? outputs : [layers[^1].Name],
            layers
        );
    }

    private static LayerManifest Layer(IList<CustomAttributeTypedArgument> values, ILookup<string, TensorManifest> tensors) =>
        new(
            Text(values[1]),
            Text(values[2]),
            Member<FeatureOrder>(values[3]),
            Items<int>(values[4]),
            Items<string>(values[5]),
            [.. tensors[Text(values[1])]]
        );

    private static TensorManifest Tensor(IList<CustomAttributeTypedArgument> values, IList<CustomAttributeNamedArgument> others)
    {
        CustomAttributeNamedArgument[] format = [.. others.Where(other => other.MemberName == nameof(TensorManifestAttribute.Format))];
        return new TensorManifest(
            Text(values[1]),
            Items<int>(values[2]),
            format.Length == 0 ? WeightFormat.Default : Member<WeightFormat>(format[0].TypedValue)
        );
    }

    private static IEnumerable<CustomAttributeData> InOrder<TAttribute>(CustomAttributeData[] all) =>
        all.Where(Is<TAttribute>).OrderBy(attribute => (int)attribute.ConstructorArguments[0].Value!);

    /// <summary>
    /// Whether an attribute is of type <typeparamref name="TAttribute"/>. Compares the names of the types, because the type objects of a
    /// metadata load context never equal those that the tool runs with.
    /// </summary>
    private static bool Is<TAttribute>(CustomAttributeData attribute) => attribute.AttributeType.FullName == typeof(TAttribute).FullName;

    private static string Text(CustomAttributeTypedArgument argument) => (string)argument.Value!;

    private static TItem[] Items<TItem>(CustomAttributeTypedArgument argument) =>
        [.. ((IReadOnlyCollection<CustomAttributeTypedArgument>)argument.Value!).Select(item => (TItem)item.Value!)];

    private static TEnum Member<TEnum>(CustomAttributeTypedArgument argument)
        where TEnum : struct, Enum
    {
        var member = (TEnum)Enum.ToObject(typeof(TEnum), argument.Value!);
        return Enum.IsDefined(member)
            ? member
            : throw new ToolException(
                $"The manifest's {typeof(TEnum).Name} {argument.Value} is newer than this tool: update StaticNets.Tool."
            );
    }

    private static string FullName(Type type) => type.FullName!.Replace('+', '.');
}
