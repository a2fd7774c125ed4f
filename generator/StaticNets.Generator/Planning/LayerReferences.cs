using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;
using StaticNets.Parameters;

namespace StaticNets.Generator.Planning;

/// <summary>
/// The sources that each layer reads: inputs and layers above. A name that refers to none of them is reported, and the source is
/// <see langword="null"/>.
/// </summary>
internal sealed class LayerReferences
{
    private readonly EquatableArray<InputDeclaration> _inputs;
    private readonly EquatableArray<LayerDeclaration> _layers;
    private readonly List<IReadOnlyList<Source?>> _reads = [];
    private IReadOnlyList<int?> _outputs = [];

    // Whether all names are valid and the compiler accepts all layers. Otherwise no unknown reference is reported: it may refer to a layer
    // with an invalid name, or to a layer that the compiler rejects.
    private bool _areNamesClear;

    private LayerReferences(NetworkDeclaration declaration)
    {
        _inputs = declaration.Ports.Inputs;
        _layers = declaration.Layers;
    }

    /// <summary>The layer of each output; <see langword="null"/> if unknown.</summary>
    public IReadOnlyList<int?> Outputs => _outputs;

    public static LayerReferences Resolve(NetworkDeclaration declaration, List<Problem> problems)
    {
        LayerReferences references = new(declaration);
        NameRules.Check(declaration, problems);
        references._areNamesClear = declaration.Layers.All(layer => !layer.IsBroken) && !problems.Any(IsOfName);
        for (int i = 0; i < declaration.Layers.Count; i++)
        {
            references._reads.Add(references.Resolve(i, problems));
        }

        references._outputs = OutputRules.Resolve(declaration, references._areNamesClear, problems);
        return references;
    }

    public IReadOnlyList<Source?> Of(int layer) => _reads[layer];

    public EquatableArray<string> NamesOf(int layer) =>
        _reads[layer]
            .Select(source =>
                source is not { } read ? "?"
                : read.IsInput ? _inputs[read.Index].Name
                : _layers[read.Index].Name
            )
            .ToEquatableArray();

    private List<Source?> Resolve(int index, List<Problem> problems)
    {
        LayerDeclaration layer = _layers[index];
        LayerKind? kind = LayerCatalogue.Find(layer.Kind);
        List<Source?> reads = [];
        if (kind?.ReadsNothing == true)
        {
            return reads;
        }

        string? list = kind?.NamesArgument;
        if (layer.From is { } from)
        {
            reads.Add(Find(from, index, new Place(index, "From"), problems));
        }
        else if (index > 0)
        {
            reads.Add(Source.Layer(index - 1));
        }
        else if (_inputs.Count == 1)
        {
            reads.Add(Source.Input(0));
        }
        else if (list is null || layer.Arguments.Texts(list).Count == 0)
        {
            reads.Add(null);
            CheckFirst(layer, problems);
        }

        if (list is { } argument)
        {
            IReadOnlyList<string?> names = layer.Arguments.Texts(argument);
            reads.AddRange(names.Select((name, item) => Find(name ?? "", index, new Place(index, argument, item), problems)));
        }

        return reads;
    }

    private void CheckFirst(LayerDeclaration layer, List<Problem> problems)
    {
        if (!layer.IsBroken)
        {
            string names = string.Join(" or ", _inputs.Select(input => $"From = {Literals.String(input.Name)}"));
            problems.Add(Problem.At(new Place(0), ProblemIds.FirstLayerReadsNoInput, layer.Title, names));
        }
    }

    private Source? Find(string name, int reader, Place place, List<Problem> problems)
    {
        int input = _inputs.Select(other => other.Name).ToList().IndexOf(name);
        if (input >= 0)
        {
            return Source.Input(input);
        }

        if (!_areNamesClear && _layers.Count(layer => layer.Name == name) > 1)
        {
            return null;
        }

        for (int i = 0; i < reader; i++)
        {
            if (_layers[i].Name == name && (!_layers[i].HasPath || _layers[reader].IsInside))
            {
                return Source.Layer(i);
            }
        }

        if (_areNamesClear)
        {
            problems.Add(Problem.At(place, ProblemIds.UnknownLayer, _layers[reader].Title, name, Advice(name, reader)));
        }

        return null;
    }

    private string Advice(string name, int reader)
    {
        if (name.Length == 0)
        {
            return $"a name is missing; write that of a layer above, or {Inputs}";
        }

        if (_layers[reader].Name == name)
        {
            return "that is the layer itself, and a layer reads only what stands above it";
        }

        if (_layers.Skip(reader).Any(layer => layer.Name == name))
        {
            return "it comes later, and a layer reads only what stands above it";
        }

        string[] names = [.. NamesAbove(reader)];
        return NearestName.Find(name, names) is { } nearest
            ? $"no layer above it has this name; did you mean \"{nearest}\"?"
            : $"no layer above it has this name; above it stand \"{string.Join("\", \"", names)}\"";
    }

    /// <summary>Returns the names that a layer can read: in the network those without a path, in a block those of the same block.</summary>
    private IEnumerable<string> NamesAbove(int reader)
    {
        IEnumerable<LayerDeclaration> above = _layers.Take(reader);
        string block = _layers[reader].IsInBlock ? Identifiers.Parent(_layers[reader].Name) : "";
        return block.Length > 0
            ? above.Where(layer => layer.HasPath && Identifiers.Parent(layer.Name) == block).Select(layer => layer.Name)
            : [.. _inputs.Select(input => input.Name), .. above.Where(layer => !layer.HasPath).Select(layer => layer.Name)];
    }

    private string Inputs => string.Join(" or ", _inputs.Select(input => Literals.String(input.Name)));

    private static bool IsOfName(Problem problem) => problem.Place is { Layer: >= 0 or Place.Input, Argument: "Name" };

    /// <summary>
    /// Reports layers (SNET0010) and inputs (SNET0015) that no layer reads; called after all layers are built. It reports nothing if an
    /// [Output] names an unknown layer, or if there is a problem in a layer that names its sources: once that problem is solved, the layer
    /// or input that now seems unread may be read.
    /// </summary>
    public void CheckUnread(List<Problem> problems)
    {
        if (!_areNamesClear || _outputs.Contains(null) || problems.Any(IsOfReader))
        {
            return;
        }

        for (int i = 0; i < _layers.Count; i++)
        {
            if (!_outputs.Contains(i) && !IsRead(Source.Layer(i)))
            {
                problems.Add(Problem.At(new Place(i), ProblemIds.UnreadLayer, _layers[i].Name, Reason(i)));
            }
        }

        for (int i = 0; i < _inputs.Count; i++)
        {
            if (!IsRead(Source.Input(i)) && _layers.Count > 0)
            {
                problems.Add(Problem.At(Place.OfInput(i), ProblemIds.UnreadInput, _inputs[i].Name));
            }
        }
    }

    private bool IsRead(Source source) => _reads.Any(reads => reads.Contains(source));

    private string Reason(int layer) =>
        layer + 1 == _layers.Count ? "and no [Output] shows it"
        : LayerCatalogue.Find(_layers[layer + 1].Kind)?.ReadsNothing == true
            ? $"because '{_layers[layer + 1].Title}' below it reads nothing"
        : $"because '{_layers[layer + 1].Title}' below it reads From = \"{_layers[layer + 1].From ?? ""}\"";

    private bool IsOfReader(Problem problem) =>
        problem.Id == ProblemIds.FirstLayerReadsNoInput
        || problem.Place.Layer >= 0
            && _layers[problem.Place.Layer] is var layer
            && (layer.From is not null || LayerCatalogue.Find(layer.Kind)?.NamesArgument is not null);
}
