namespace StaticNets.Generator.Tensors;

/// <summary>Number format that a parameter is stored in; the members are those of <c>StaticNets.WeightFormat</c>.</summary>
internal enum WeightFormat
{
    /// <summary>That of the network.</summary>
    Default,

    /// <summary>The upper 16 bits of a <c>float</c>.</summary>
    BFloat16,
}
