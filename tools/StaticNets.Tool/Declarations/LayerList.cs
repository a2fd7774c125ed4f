namespace StaticNets.Tool.Declarations;

/// <summary>The layers of a network that is being built, in the order of the declaration.</summary>
internal sealed class LayerList
{
    private readonly List<Layer> _inputs = [];
    private readonly List<Layer> _layers = [];

    public IReadOnlyList<Layer> Inputs => _inputs;

    public IReadOnlyList<Layer> Layers => _layers;

    /// <summary>Adds an input.</summary>
    /// <param name="name">The name that it should have.</param>
    /// <param name="shape">The shape of one sample, channels last.</param>
    public Layer AddInput(string name, int[] shape)
    {
        Layer input = new(Layer.Input, [], shape) { WantedName = name };
        _inputs.Add(input);
        return input;
    }

    /// <summary>Adds a layer that reads inputs and layers of this list.</summary>
    /// <param name="kind">The name of the attribute without <c>Attribute</c>.</param>
    /// <param name="reads">What it reads: first the layer above it or that of <c>From</c>.</param>
    /// <param name="shape">The shape of its output for one sample.</param>
    public Layer Add(string kind, IReadOnlyList<Layer> reads, IReadOnlyList<int> shape)
    {
        Layer layer = new(kind, reads, shape);
        _layers.Add(layer);
        return layer;
    }

    /// <summary>Adds a layer that reads one layer and keeps its shape.</summary>
    public Layer Add(string kind, Layer read) => Add(kind, [read], read.Shape);

    /// <summary>Removes a layer; those that read it read what it has read first.</summary>
    public void Remove(Layer layer)
    {
        _layers.Remove(layer);
        foreach (Layer reader in _layers)
        {
            reader.Replace(layer, layer.Reads[0]);
        }
    }

    /// <summary>Removes the layers that none of the given ones depends on.</summary>
    public void KeepOnly(IReadOnlyCollection<Layer> outputs)
    {
        HashSet<Layer> needed = [.. outputs];
        for (int i = _layers.Count - 1; i >= 0; i--)
        {
            if (needed.Contains(_layers[i]))
            {
                needed.UnionWith(_layers[i].Reads);
            }
        }

        _layers.RemoveAll(layer => !needed.Contains(layer));
    }

    /// <summary>Returns layers of the same numbers that can be outputs: two outputs cannot show one layer, and none an input.</summary>
    public List<Layer> AsOutputs(IEnumerable<Layer> layers)
    {
        List<Layer> outputs = [];
        foreach (Layer layer in layers)
        {
            outputs.Add(layer.Kind == Layer.Input || outputs.Contains(layer) ? Copy(layer) : layer);
        }

        return outputs;
    }

    /// <summary>
    /// Returns an input that an embedding and other layers read, or <see langword="null"/>: indices are whole numbers, which only
    /// embeddings read.
    /// </summary>
    public Layer? FindSharedIndices() =>
        _inputs.Find(input =>
            ReadersOf(input).Any(reader => reader.Kind == "Embedding") && ReadersOf(input).Any(reader => reader.Kind != "Embedding")
        );

    /// <summary>Returns the layers that read a layer.</summary>
    public IEnumerable<Layer> ReadersOf(Layer layer) => _layers.Where(reader => reader.Reads.Contains(layer));

    private Layer Copy(Layer layer)
    {
        Layer same = Add("Activation", layer);
        same.Activation = ActivationFunction.Of(Activation.Linear);
        return same;
    }
}
