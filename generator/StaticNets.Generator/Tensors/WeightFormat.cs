namespace StaticNets.Generator.Tensors;

/// <summary>The number format in which a parameter is stored; the members have the names of <c>StaticNets.WeightFormat</c>.</summary>
internal enum WeightFormat
{
    /// <summary>The number format of the network.</summary>
    Default,

    /// <summary>The upper 16 bits of a <c>float</c>.</summary>
    BFloat16,
}
