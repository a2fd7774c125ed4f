using System.ComponentModel;

namespace StaticNets.Runtime;

/// <summary>The manifest of one layer of a network, for tools that read the assembly without running it.</summary>
/// <param name="index">Index of the layer in the declaration. It is stored because attributes have no defined order.</param>
/// <param name="name">Name of the layer, e.g. <c>dense_1</c>.</param>
/// <param name="kind">Kind of the layer, e.g. <c>Dense</c>.</param>
/// <param name="order">The effect of the layer on the order of its input features.</param>
/// <param name="outputShape">Shape of the layer's output for one sample.</param>
/// <param name="reads">Names of the layers whose outputs this layer reads; <c>input</c> is the network's input.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LayerManifestAttribute(
    int index,
    string name,
    string kind,
    FeatureOrder order,
    int[] outputShape,
    params string[] reads
) : Attribute
{
    /// <summary>Index of the layer in the declaration.</summary>
    public int Index => index;

    /// <summary>Name of the layer.</summary>
    public string Name => name;

    /// <summary>Kind of the layer.</summary>
    public string Kind => kind;

    /// <summary>The effect of the layer on the order of its input features.</summary>
    public FeatureOrder Order => order;

    /// <summary>Shape of the layer's output for one sample.</summary>
    public IReadOnlyList<int> OutputShape => outputShape;

    /// <summary>Names of the layers whose outputs this layer reads.</summary>
    public IReadOnlyList<string> Reads => reads;
}
