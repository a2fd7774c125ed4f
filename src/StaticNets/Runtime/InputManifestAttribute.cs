using System.ComponentModel;

namespace StaticNets.Runtime;

/// <summary>
/// The manifest of one input, for tools that read the assembly without running it. It is emitted only for a network that has several inputs
/// or outputs, or whose input has a name.
/// </summary>
/// <param name="index">Index of the input in the declaration. It is stored because attributes have no defined order.</param>
/// <param name="name">Name of the input, by which layers refer to it.</param>
/// <param name="shape">Shape of one sample, channels last.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class InputManifestAttribute(int index, string name, params int[] shape) : Attribute
{
    /// <summary>Index of the input in the declaration.</summary>
    public int Index => index;

    /// <summary>Name of the input.</summary>
    public string Name => name;

    /// <summary>Shape of one sample.</summary>
    public IReadOnlyList<int> Shape => shape;
}
