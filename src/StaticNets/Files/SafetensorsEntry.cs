namespace StaticNets.Files;

/// <summary>What the header says about one tensor.</summary>
/// <param name="name">Its name.</param>
/// <param name="dtype">Its element type.</param>
/// <param name="shape">Its shape; empty for a single number.</param>
/// <param name="begin">First byte, counted from the end of the header.</param>
/// <param name="end">The byte behind the last one.</param>
// No record: what a record can do beside this is a kilobyte of a small program compiled ahead of time.
internal sealed class SafetensorsEntry(string name, SafetensorsDtype dtype, ulong[] shape, ulong begin, ulong end)
{
    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>Its element type.</summary>
    public SafetensorsDtype Dtype => dtype;

    /// <summary>Its shape; empty for a single number.</summary>
    public ulong[] Shape => shape;

    /// <summary>First byte, counted from the end of the header.</summary>
    public ulong Begin => begin;

    /// <summary>The byte behind the last one.</summary>
    public ulong End => end;
}
