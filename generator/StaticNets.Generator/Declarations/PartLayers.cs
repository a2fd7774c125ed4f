using StaticNets.Generator.Layers;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Declarations;

/// <summary>
/// Replaces each use of a block by the layers of the block, and each <c>[Use]</c> by the layers of its part: first <c>encoder/input</c>,
/// which compares shapes, then the part's own layers, and last <c>encoder</c>, the name by which other layers read the result. The rest of
/// the generator sees a single list of layers.
/// </summary>
internal static class PartLayers
{
    /// <summary>The argument that keeps training from changing the weights of a layer, or of all layers of a part.</summary>
    public const string Frozen = "Frozen";

    /// <summary>The argument that names the layer to read.</summary>
    public const string From = "From";

    private static readonly LayerArgument _frozen = new(Frozen, new EquatableArray<string?>([bool.TrueString]));

    /// <param name="layers">The layers as they are declared.</param>
    /// <param name="user">The name of the class that declares them.</param>
    public static EquatableArray<LayerDeclaration> Inline(EquatableArray<LayerDeclaration> layers, string user) =>
        layers
            .SelectMany(layer =>
                layer is { IsBroken: false, Block: not null } ? BlockLayers.Inline(layer)
                : layer is { IsBroken: false, Part.Declaration: { } part } && CanStand(part) ? Inline(layer, part, user)
                : [layer]
            )
            .ToEquatableArray();

    /// <summary>
    /// Returns a part of a network as a declaration of its own, whose layers keep the paths that they have in the network.
    /// </summary>
    public static NetworkDeclaration Alone(NetworkDeclaration network, LayerDeclaration use)
    {
        NetworkDeclaration part = use.Part!.Declaration!;
        return part with
        {
            Ports = part.Ports with { Outputs = NetworkPorts.OfOne(loss: null).Outputs },
            Layers = network
                .Layers.Where(layer => layer.Attribute == use.Attribute)
                .Select(layer => layer with { Part = null, Arguments = layer.IsInside ? layer.Arguments : Without(layer.Arguments, From) })
                .ToEquatableArray(),
        };
    }

    private static bool CanStand(NetworkDeclaration part) => part.HasOnePort && part.HasAllShapes && part.Layers.Count > 0;

    private static IEnumerable<LayerDeclaration> Inline(LayerDeclaration use, NetworkDeclaration part, string user)
    {
        InputDeclaration input = part.Ports.Inputs[0];
        string owner = use.SharedWith ?? use.Name;
        LayerArgument shape = new("shape", input.Shape!.Value.Axes.Select(axis => (string?)Literals.Integer(axis)).ToEquatableArray());
        IEnumerable<LayerArgument> from = use.Arguments.All.Where(argument => argument.Name == From);
        yield return new LayerDeclaration(
            PartInput.Name,
            Path(use.Name, input.Name),
            IsNamed: false,
            new LayerArguments(from.Append(shape).Concat(PartInput.Classes(use.Part!.Network, user)).ToEquatableArray()),
            IsBroken: false
        )
        {
            Attribute = use.Attribute,
        };
        foreach (LayerDeclaration layer in part.Layers)
        {
            string weights = Path(owner, layer.SharedWith ?? layer.Name);
            string name = Path(use.Name, layer.Name);
            LayerArguments arguments = Renamed(layer, use.Name);
            yield return layer with
            {
                Name = name,
                IsNamed = false,
                Arguments = use.Arguments.Flag(Frozen) ? arguments.With(_frozen) : arguments,
                HasProperty = false,
                Attribute = use.Attribute,
                IsInside = true,
                SharedWith = weights == name ? null : weights,
                Part = null,
                Block = null,
                Mistakes = default,
                Trail = default,
            };
        }

        yield return use with
        {
            Arguments = Without(use.Arguments, From),
        };
    }

    /// <summary>Returns the arguments with the names of layers and of the input changed to paths.</summary>
    public static LayerArguments Renamed(LayerDeclaration layer, string part)
    {
        string? list = LayerCatalogue.Find(layer.Kind)?.NamesArgument;
        return layer.Arguments with
        {
            All = layer
                .Arguments.All.Select(argument =>
                    argument.Name == From || argument.Name == list
                        ? argument with
                        {
                            Items = argument
                                .Items.Select(item =>
                                    item is null ? null
                                    : layer.IsInside ? Path(part, item)
                                    : PathOfWritten(part, item)
                                )
                                .ToEquatableArray(),
                        }
                        : argument
                )
                .ToEquatableArray(),
        };
    }

    /// <summary>Returns the arguments except for one.</summary>
    public static LayerArguments Without(LayerArguments arguments, string name) =>
        new(arguments.All.Where(argument => argument.Name != name).ToEquatableArray());

    /// <summary>
    /// Returns the path of a name that the user wrote. A layer cannot read what is inside another one, so a name that is a path itself gets
    /// a path that no layer has.
    /// </summary>
    private static string PathOfWritten(string part, string name) =>
        Path(name.IndexOf(Identifiers.PathSeparator) < 0 ? part : Path(part, ""), name);

    /// <summary>Returns the path of a name inside a part or block.</summary>
    public static string Path(string part, string name) => part + Identifiers.PathSeparator + name;
}
