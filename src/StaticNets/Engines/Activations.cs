using System.Collections;
using System.Diagnostics;
using System.Numerics;
using StaticNets.Parameters;

namespace StaticNets;

/// <summary>
/// The outputs of all layers of a network for some rows, as <c>net.Activations(x)</c> returns them: the layers in the order of the
/// declaration, each by its name. They are copies, which later calls and training do not change.
/// </summary>
/// <remarks>
/// A class has the method <c>Activations</c> if its attribute says <c>[Network(Activations = true)]</c>. A layer with an activation, such as
/// <c>[Dense(8, Activation = Activation.Relu)]</c>, is one layer, whose output is behind the activation. Dropout and noise change nothing,
/// and normalisations use the moving statistics, as in <c>Predict</c>.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class Activations<T> : IReadOnlyList<LayerActivation<T>>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly string _network;
    private readonly LayerActivation<T>[] _layers;

    internal Activations(string network, int rows, LayerActivation<T>[] layers)
    {
        _network = network;
        _layers = layers;
        Rows = rows;
    }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of layers.</summary>
    public int Count => _layers.Length;

    /// <summary>The output of a layer by its number in the declaration.</summary>
    /// <param name="index">Index of the layer; with <c>^1</c> it is the last one.</param>
    /// <exception cref="IndexOutOfRangeException">There is no such layer.</exception>
    public LayerActivation<T> this[int index] => _layers[index];

    /// <summary>The output of a layer by its name, which <c>Summary</c> shows: <c>activations["conv2d_1"]</c>.</summary>
    /// <param name="layer">Name of the layer.</param>
    /// <exception cref="KeyNotFoundException">There is no layer of this name; the message lists the names.</exception>
    public LayerActivation<T> this[string layer]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(layer);
            return Array.Find(_layers, one => one.Name == layer) ?? throw new KeyNotFoundException(Missing(layer));
        }
    }

    /// <summary>Returns the layers in the order of the declaration.</summary>
    public IEnumerator<LayerActivation<T>> GetEnumerator() => ((IEnumerable<LayerActivation<T>>)_layers).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Returns the names and shapes: <c>conv2d [26, 26, 8], flatten [5408], dense [10]</c>.</summary>
    public override string ToString() => string.Join(", ", _layers.AsEnumerable());

    private string Missing(string layer)
    {
        string[] names = Array.ConvertAll(_layers, one => one.Name);
        string nearest = NearestName.Find(layer, names) is { } near ? $"Did you mean '{near}'? " : "";
        return $"{_network} has no layer '{layer}'. {nearest}The layers are {string.Join(", ", names)}.";
    }
}
