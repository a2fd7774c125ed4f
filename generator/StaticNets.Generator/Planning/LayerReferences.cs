using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;
using StaticNets.Parameters;

namespace StaticNets.Generator.Planning;

/// <summary>The indices of the layers that each layer reads; an invalid name gives a diagnostic and no index.</summary>
internal sealed class LayerReferences
{
    /// <summary>The index of the network's input.</summary>
    public const int Input = -1;

    private const string InputName = "input";

    private readonly EquatableArray<LayerDeclaration> _layers;
    private readonly List<IReadOnlyList<int?>> _reads = [];

    // Whether all names are valid: a layer with an invalid name, or one that the compiler rejects, may be the one that others refer to.
    private bool _areNamesClear;

    private LayerReferences(EquatableArray<LayerDeclaration> layers)
    {
        _layers = layers;
    }

    public static LayerReferences Resolve(EquatableArray<LayerDeclaration> layers, List<Problem> problems)
    {
        LayerReferences references = new(layers);
        CheckNames(layers, problems);
        references._areNamesClear = layers.All(layer => !layer.IsBroken) && !problems.Any(IsOfName);
        for (int i = 0; i < layers.Count; i++)
        {
            references._reads.Add(references.Resolve(i, problems));
        }

        return references;
    }

    public IReadOnlyList<int?> Of(int layer) => _reads[layer];

    public EquatableArray<string> NamesOf(int layer) =>
        _reads[layer]
            .Select(i =>
                i is null ? "?"
                : i == Input ? InputName
                : _layers[i.Value].Name
            )
            .ToEquatableArray();

    private static void CheckNames(EquatableArray<LayerDeclaration> layers, List<Problem> problems)
    {
        for (int i = 0; i < layers.Count; i++)
        {
            LayerDeclaration layer = layers[i];
            if (!layer.IsNamed)
            {
                continue;
            }

            // A property of this name would clash too: report only one problem for the name.
            Place place = new(i, "Name");
            if (problems.Exists(problem => problem.Place == place))
            {
                continue;
            }

            if (!Identifiers.IsLayerName(layer.Name))
            {
                problems.Add(Problem.At(place, ProblemIds.NotAnIdentifier, layer.Name));
                continue;
            }

            string? owner =
                layer.Name == InputName ? "the input"
                : layers.FirstOrDefault(other => !other.IsNamed && other.Name == layer.Name) is { } automatic
                    ? $"a [{automatic.Kind}] without a Name, which is called so by itself"
                : layers.Take(i).Any(other => other.Name == layer.Name) ? "a layer above"
                : null;
            if (owner is not null)
            {
                problems.Add(Problem.At(place, ProblemIds.DuplicateName, layer.Name, owner));
            }
        }
    }

    private List<int?> Resolve(int index, List<Problem> problems)
    {
        LayerDeclaration layer = _layers[index];
        List<int?> reads = [layer.From is { } from ? Find(from, index, new Place(index, "From"), problems) : index - 1];
        if (LayerCatalogue.Find(layer.Kind)?.NamesArgument is { } argument)
        {
            IReadOnlyList<string?> names = layer.Arguments.Texts(argument);
            reads.AddRange(names.Select((name, item) => Find(name ?? "", index, new Place(index, argument, item), problems)));
        }

        return reads;
    }

    private int? Find(string name, int reader, Place place, List<Problem> problems)
    {
        if (name == InputName)
        {
            return Input;
        }

        if (!_areNamesClear && _layers.Count(layer => layer.Name == name) > 1)
        {
            return null;
        }

        for (int i = 0; i < reader; i++)
        {
            if (_layers[i].Name == name)
            {
                return i;
            }
        }

        if (_areNamesClear)
        {
            problems.Add(Problem.At(place, ProblemIds.UnknownLayer, _layers[reader].Name, name, Advice(name, reader)));
        }

        return null;
    }

    private string Advice(string name, int reader)
    {
        if (name.Length == 0)
        {
            return "a name is missing; write that of a layer above, or \"input\"";
        }

        if (_layers[reader].Name == name)
        {
            return "that is the layer itself, and a layer reads only what stands above it";
        }

        if (_layers.Skip(reader).Any(layer => layer.Name == name))
        {
            return "it comes later, and a layer reads only what stands above it";
        }

        string[] names = [InputName, .. _layers.Take(reader).Select(layer => layer.Name)];
        return NearestName.Find(name, names) is { } nearest
            ? $"no layer above it has this name; did you mean \"{nearest}\"?"
            : $"no layer above it has this name; above it stand \"{string.Join("\", \"", names)}\"";
    }

    private static bool IsOfName(Problem problem) => problem.Place is { Layer: >= 0, Argument: "Name" };

    /// <summary>
    /// Reports layers that no other layer reads (SNET0010), after all layers are built. Reports nothing if a layer that names its input has
    /// a problem itself: its author may have meant the unread layer.
    /// </summary>
    public void CheckUnread(List<Problem> problems)
    {
        if (!_areNamesClear || problems.Any(IsOfReader))
        {
            return;
        }

        for (int i = 0; i < _layers.Count - 1; i++)
        {
            if (!_reads.Any(reads => reads.Contains(i)))
            {
                LayerDeclaration below = _layers[i + 1];
                problems.Add(Problem.At(new Place(i), ProblemIds.UnreadLayer, _layers[i].Name, below.Name, below.From ?? ""));
            }
        }
    }

    private bool IsOfReader(Problem problem) =>
        problem.Place.Layer >= 0
        && _layers[problem.Place.Layer] is var layer
        && (layer.From is not null || LayerCatalogue.Find(layer.Kind)?.NamesArgument is not null);
}
