using System.ComponentModel;

namespace StaticNets.Runtime;

/// <summary>
/// The manifest of one output, for tools that read the assembly without running it; only in networks with several or named inputs or
/// outputs.
/// </summary>
/// <param name="index">Its index in the declaration, because attributes have no defined order.</param>
/// <param name="name">Name of the layer that it returns.</param>
/// <param name="shape">Shape of one sample, channels last.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class OutputManifestAttribute(int index, string name, params int[] shape) : Attribute
{
    /// <summary>Its index in the declaration.</summary>
    public int Index => index;

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>Shape of one sample.</summary>
    public IReadOnlyList<int> Shape => shape;
}
