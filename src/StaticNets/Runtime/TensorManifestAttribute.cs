using System.ComponentModel;

namespace StaticNets.Runtime;

/// <summary>The manifest of one tensor of a network, for tools that read the assembly without running it.</summary>
/// <param name="index">Its index in a saved file.</param>
/// <param name="name">The full name, e.g. <c>dense_1/kernel</c>.</param>
/// <param name="shape">Its shape, e.g. <c>[784, 128]</c>.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class TensorManifestAttribute(int index, string name, params int[] shape) : Attribute
{
    /// <summary>Its index in a saved file.</summary>
    public int Index => index;

    /// <summary>The full name.</summary>
    public string Name => name;

    /// <summary>Its shape.</summary>
    public IReadOnlyList<int> Shape => shape;

    /// <summary>The number format that it is stored in.</summary>
    public WeightFormat Format { get; set; }
}
