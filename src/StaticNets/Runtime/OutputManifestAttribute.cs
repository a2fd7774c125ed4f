using System.ComponentModel;

namespace StaticNets.Runtime;

/// <summary>One output of a network with several inputs or outputs, or with named ones, for tools that read the assembly without running it.</summary>
/// <param name="index">Its place in the declaration: attributes have no order of their own.</param>
/// <param name="name">Name of the layer that it returns.</param>
/// <param name="shape">Shape of one sample, channels last.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class OutputManifestAttribute(int index, string name, params int[] shape) : Attribute
{
    /// <summary>Its place in the declaration.</summary>
    public int Index => index;

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>Shape of one sample.</summary>
    public IReadOnlyList<int> Shape => shape;
}
