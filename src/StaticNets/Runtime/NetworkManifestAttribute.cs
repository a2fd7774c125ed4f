using System.ComponentModel;

namespace StaticNets.Runtime;

/// <summary>
/// The manifest of a network, for tools that read the assembly without running it. It is an attribute of the engine class, like the
/// manifests of layers and tensors.
/// </summary>
/// <param name="precision">The number format in which the network computes.</param>
/// <param name="inputShape">Shape of one sample of the first input, channels last.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NetworkManifestAttribute(Precision precision, params int[] inputShape) : Attribute
{
    /// <summary>The number format in which the network computes.</summary>
    public Precision Precision => precision;

    /// <summary>Shape of one sample of the first input, channels last.</summary>
    public IReadOnlyList<int> InputShape => inputShape;
}
