using System.ComponentModel;

namespace StaticNets.Runtime;

/// <summary>The manifest of one layer of a network, for tools that read the assembly without running it.</summary>
/// <param name="index">Its index in the declaration, because attributes have no defined order.</param>
/// <param name="name">Its name, e.g. <c>dense_1</c>.</param>
/// <param name="kind">Its kind, e.g. <c>Dense</c>.</param>
/// <param name="order">The effect of the layer on the order of its input features.</param>
/// <param name="outputShape">The shape of its output for one sample.</param>
/// <param name="reads">The layers it reads; <c>input</c> is the network's input.</param>
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
    /// <summary>Its index in the declaration.</summary>
    public int Index => index;

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>Its kind.</summary>
    public string Kind => kind;

    /// <summary>The effect of the layer on the order of its input features.</summary>
    public FeatureOrder Order => order;

    /// <summary>The shape of its output for one sample.</summary>
    public IReadOnlyList<int> OutputShape => outputShape;

    /// <summary>The layers it reads.</summary>
    public IReadOnlyList<string> Reads => reads;
}
