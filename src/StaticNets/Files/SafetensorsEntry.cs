namespace StaticNets.Files;

/// <summary>The entry of one tensor in the header.</summary>
/// <param name="name">The name of the tensor.</param>
/// <param name="dtype">The element type.</param>
/// <param name="shape">The shape; empty for a scalar.</param>
/// <param name="begin">Offset of the tensor's first byte, counted from the end of the header.</param>
/// <param name="end">Offset of the byte after the tensor's last byte, counted from the end of the header.</param>
// Not a record: the additional members of a record would take a kilobyte in a small program compiled ahead of time.
internal sealed class SafetensorsEntry(string name, SafetensorsDtype dtype, ulong[] shape, ulong begin, ulong end)
{
    /// <summary>The name of the tensor.</summary>
    public string Name => name;

    /// <summary>The element type.</summary>
    public SafetensorsDtype Dtype => dtype;

    /// <summary>The shape; empty for a scalar.</summary>
    public ulong[] Shape => shape;

    /// <summary>Offset of the tensor's first byte, counted from the end of the header.</summary>
    public ulong Begin => begin;

    /// <summary>Offset of the byte after the tensor's last byte, counted from the end of the header.</summary>
    public ulong End => end;
}
