using System.ComponentModel;

namespace StaticNets.Runtime;

/// <summary>The manifest of one tensor of a network, for tools that read the assembly without running it.</summary>
/// <param name="index">Index of the tensor in a saved file.</param>
/// <param name="name">The full name, e.g. <c>dense_1/kernel</c>.</param>
/// <param name="shape">Shape of the tensor, e.g. <c>[784, 128]</c>.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class TensorManifestAttribute(int index, string name, params int[] shape) : Attribute
{
    /// <summary>Index of the tensor in a saved file.</summary>
    public int Index => index;

    /// <summary>The full name.</summary>
    public string Name => name;

    /// <summary>Shape of the tensor.</summary>
    public IReadOnlyList<int> Shape => shape;

    /// <summary>The number format in which the tensor is stored.</summary>
    public WeightFormat Format { get; set; }
}
