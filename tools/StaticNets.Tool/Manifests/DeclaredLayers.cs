using System.Globalization;
using System.Reflection;
using StaticNets.Tool.Text;

namespace StaticNets.Tool.Manifests;

/// <summary>
/// Reads the attributes of a network's layers from its assembly, without running code of the assembly. The manifest lists the layers of
/// parts and blocks in the place of their use, so the attributes of these classes are read there, too.
/// </summary>
internal sealed class DeclaredLayers
{
    private const string Separator = "/";

    private readonly NetworkManifest _network;
    private readonly List<DeclaredLayer> _found = [];

    private DeclaredLayers(NetworkManifest network)
    {
        _network = network;
    }

    private LayerManifest Next =>
        _found.Count < _network.Layers.Count ? _network.Layers[_found.Count] : throw Mismatch("the declaration has more layers");

    /// <summary>Reads the attributes in the order of the manifest's layers.</summary>
    /// <exception cref="ToolException">
    /// The attributes are not those of the manifest, as happens if the assemblies of a network and of its parts are not of one build.
    /// </exception>
    public static DeclaredNetwork Read(NetworkReference reference, NetworkManifest network)
    {
        using var context = new MetadataLoadContext(new PathAssemblyResolver(AssemblyPaths.Around(reference.Assembly)));
        Assembly assembly = context.LoadFromAssemblyPath(Path.GetFullPath(reference.Assembly));
        Type type =
            assembly.GetType(reference.Type)
            ?? Array.Find(assembly.GetTypes(), type => type.FullName!.Replace('+', '.') == reference.Type)!;
        DeclaredLayers reader = new(network);
        reader.Read(type, path: "", owner: "", new Dictionary<string, long>());
        return reader._found.Count == network.Layers.Count
            ? new DeclaredNetwork(reader._found, HasAnySteps(type))
            : throw reader.Mismatch("the declaration has fewer layers");
    }

    private static bool HasAnySteps(Type type) =>
        LayerArguments
            .Of(type, attribute => attribute.AttributeType.FullName == typeof(InputAttribute).FullName)
            .SelectMany(LayerArguments.Read)
            .Any(argument => argument.Value is object?[] lengths && lengths.Contains(Steps.Any));

    /// <summary>Reads the layers of a network, of a part or of a block.</summary>
    /// <param name="type">The class with the attributes.</param>
    /// <param name="path">What stands in front of the layers' names in the manifest, such as <c>encoder/</c>.</param>
    /// <param name="owner">The same for the layers whose tensors they read.</param>
    /// <param name="sizes">The parameters of the block.</param>
    private void Read(Type type, string path, string owner, IReadOnlyDictionary<string, long> sizes)
    {
        foreach (CustomAttributeData attribute in LayerArguments.Of(type, LayerArguments.IsLayer))
        {
            Dictionary<string, object?> arguments = LayerArguments.Read(attribute, sizes);
            if (LayerArguments.IsUse(attribute))
            {
                ReadPart(attribute, arguments, path, owner);
            }
            else if (LayerArguments.IsBlock(attribute))
            {
                ReadBlock(attribute, arguments, path, owner);
            }
            else
            {
                Add(LayerArguments.Kind(attribute), arguments, path, owner);
            }
        }
    }

    private void ReadPart(CustomAttributeData use, Dictionary<string, object?> arguments, string path, string owner)
    {
        string name = Use(path);

        // A second use by the same name is called twin_1, and reads the tensors of twin.
        string shared = arguments.GetValueOrDefault("Name") as string ?? name;
        Add("PartInput", arguments, path, owner);
        Type part = use.AttributeType.GetGenericArguments()[0];
        Read(part, path + name + Separator, owner + shared + Separator, new Dictionary<string, long>());
        Add("Use", arguments, path, owner);
    }

    private void ReadBlock(CustomAttributeData use, Dictionary<string, object?> arguments, string path, string owner)
    {
        string name = Use(path);
        int? repetitions = arguments.GetValueOrDefault("Repeat") as int?;
        Dictionary<string, long> sizes = new(StringComparer.Ordinal);
        foreach ((string parameter, object? value) in arguments)
        {
            if (value is int number)
            {
                sizes[parameter] = number;
            }
        }

        for (int i = 0; i < (repetitions ?? 1); i++)
        {
            string inside = repetitions is null
                ? name + Separator
                : name + Separator + i.ToString(CultureInfo.InvariantCulture) + Separator;
            Add("BlockInput", arguments, path, owner);
            Read(use.AttributeType, path + inside, owner + inside, sizes);
        }

        Add("Block", arguments, path, owner);
    }

    /// <summary>Returns the name of the part or block whose first layer is the next one.</summary>
    private string Use(string path) => Inside(path).Split(Separator)[0];

    private void Add(string kind, IReadOnlyDictionary<string, object?> arguments, string path, string owner)
    {
        string name = Inside(path);
        _found.Add(
            Next.Kind == kind
                ? new DeclaredLayer(kind, arguments, owner + name)
                : throw Mismatch($"'{Next.Name}' is of the kind {Next.Kind}, and its attribute is [{kind}]")
        );
    }

    private string Inside(string path) =>
        Next.Name.StartsWith(path, StringComparison.Ordinal)
            ? Next.Name[path.Length..]
            : throw Mismatch($"'{Next.Name}' stands where a layer of '{path}' was expected");

    private ToolException Mismatch(string found) =>
        new($"The attributes of '{_network.Name}' are not those it was built from: {found}. Build it and the networks in it again.");
}
