using System.Text.Json;
using StaticNets.Files;
using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing.Constants;
using StaticNets.Tool.KerasModels.Architecture;

namespace StaticNets.Tool.KerasModels.Layers;

/// <summary>What a layer of Keras reads and has while it becomes layers of a network.</summary>
/// <param name="config">The layer in the file.</param>
/// <param name="inputs">What it reads.</param>
/// <param name="call">Further arguments of its call.</param>
/// <param name="tensors">Its tensors.</param>
/// <param name="target">The network.</param>
internal sealed class LayerContext(
    LayerConfig config,
    IReadOnlyList<Layer> inputs,
    IReadOnlyDictionary<string, JsonElement> call,
    LayerTensors tensors,
    ImportTarget target
)
{
    private readonly HashSet<string> _readOfCall = new(StringComparer.Ordinal);
    private string _folder = "";

    public LayerConfig Config => config;

    public LayerArguments Arguments { get; } = new(config.Config);

    /// <summary>All that the layer reads.</summary>
    public IReadOnlyList<Layer> Inputs => inputs;

    /// <summary>What the layer reads, if it is one value.</summary>
    /// <exception cref="RefusalException">It reads several.</exception>
    public Layer Input => inputs.Count == 1 ? inputs[0] : throw new RefusalException($"expected one input, found {inputs.Count}");

    /// <summary>The shape of what it reads.</summary>
    public IReadOnlyList<int> Shape => Input.Shape;

    /// <summary>Whether Keras 3 or newer has written the file. Before, hard_sigmoid had another slope, and reset_after another default.</summary>
    public bool IsVersion3 => target.Version >= 3;

    /// <summary>Returns what it reads, an image.</summary>
    public IReadOnlyList<int> Image => OfRank(3, "[H, W, C]");

    /// <summary>Returns what it reads, a sequence.</summary>
    public IReadOnlyList<int> Sequence => OfRank(2, "[steps, features]");

    /// <summary>Adds a layer that reads the input.</summary>
    public Layer Add(string kind, params int[] shape) => Named(target.Layers.Add(kind, [Input], shape));

    /// <summary>Adds a layer that reads the input and keeps its shape.</summary>
    public Layer AddKept(string kind) => Named(target.Layers.Add(kind, Input));

    /// <summary>Adds a layer that reads another one, and has no name of its own.</summary>
    public Layer AddTo(Layer read, string kind, params int[] shape) => target.Layers.Add(kind, [read], shape);

    /// <summary>Adds a layer that reads all inputs.</summary>
    public Layer AddToAll(string kind, params int[] shape) => Named(target.Layers.Add(kind, inputs, shape));

    /// <summary>Adds a function behind a layer, unless it is none.</summary>
    public Layer Activate(Layer read, ActivationFunction? function)
    {
        if (function is null)
        {
            return read;
        }

        Layer layer = target.Layers.Add(function.Function == Activation.Softmax ? "Softmax" : "Activation", read);
        layer.Activation = function;
        return layer;
    }

    /// <summary>Gives a layer the name that the file has for this one.</summary>
    public Layer Named(Layer layer)
    {
        layer.WantedName = target.NameOf(config.Name);
        return layer;
    }

    /// <summary>Returns the elements of a tensor of the layer.</summary>
    /// <inheritdoc cref="LayerTensors.Values"/>
    public double[] Values(string role, int number, int[] shape, LayerPart? part = null, params string[] olderRoles)
    {
        target.Limit(shape);
        return tensors.Values((part ?? LayerPart.Whole).Within(_folder), [role, .. olderRoles], number, shape);
    }

    /// <summary>Returns the shape of a tensor of the layer, or <see langword="null"/>.</summary>
    public int[]? ShapeOf(string role, int number) => tensors.ShapeOf(LayerPart.Whole.Within(_folder), [role], number);

    /// <summary>Returns a truth value among the arguments of the call.</summary>
    public bool CallFlag(string name)
    {
        _readOfCall.Add(name);
        return call.TryGetValue(name, out JsonElement value) && value.ValueKind == JsonValueKind.True;
    }

    /// <summary>Accepts arguments of the call that name inputs.</summary>
    public void IgnoreOfCall(params string[] names) => _readOfCall.UnionWith(names);

    /// <summary>Adds a line for the user, which becomes a comment, so that names from the file must not end it.</summary>
    public void Note(string line) => target.Notes.Add(ForeignName.Escape(line));

    /// <summary>Returns the context of a layer within this one, which reads the same.</summary>
    /// <param name="inner">The layer.</param>
    /// <param name="folder">Its place in a <c>.keras</c> file.</param>
    /// <param name="read">What it reads, unless it is the same.</param>
    public LayerContext Within(LayerConfig inner, string folder, Layer? read = null)
    {
        LayerContext context = new(inner with { Name = config.Name }, read is null ? inputs : [read], call, tensors, target)
        {
            _folder = _folder + folder,
        };
        context._readOfCall.UnionWith(call.Keys);
        return context;
    }

    /// <summary>Checks that no argument was passed over.</summary>
    /// <exception cref="RefusalException">One was that may change the result.</exception>
    public void End()
    {
        string? unread =
            Arguments.Unread()
            ?? call.Where(argument => !_readOfCall.Contains(argument.Key))
                .Select(argument => $"{argument.Key} = {LayerArguments.Shown(argument.Value)}")
                .FirstOrDefault();
        if (unread is not null)
        {
            throw new RefusalException($"the argument {unread} is not known for this layer");
        }
    }

    private IReadOnlyList<int> OfRank(int rank, string expected) =>
        Shape.Count == rank ? Shape : throw new RefusalException($"expected {expected}, found {Sizes.Text(Shape)}");
}
