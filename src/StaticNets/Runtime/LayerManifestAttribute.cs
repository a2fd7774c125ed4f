using System.ComponentModel;

namespace StaticNets.Runtime;

/// <summary>One layer of a network, for tools that read the assembly without running it.</summary>
/// <param name="index">Its place in the declaration: attributes have no order of their own.</param>
/// <param name="name">Its name, e.g. <c>dense_1</c>.</param>
/// <param name="kind">Its kind, e.g. <c>Dense</c>.</param>
/// <param name="order">The order of the features it produces.</param>
/// <param name="outputShape">Shape of one sample of its output.</param>
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
    /// <summary>Its place in the declaration.</summary>
    public int Index => index;

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>Its kind.</summary>
    public string Kind => kind;

    /// <summary>The order of the features it produces.</summary>
    public FeatureOrder Order => order;

    /// <summary>Shape of one sample of its output.</summary>
    public IReadOnlyList<int> OutputShape => outputShape;

    /// <summary>The layers it reads.</summary>
    public IReadOnlyList<string> Reads => reads;
}
