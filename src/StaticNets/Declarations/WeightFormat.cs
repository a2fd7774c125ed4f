namespace StaticNets;

/// <summary>The number format that the kernel of a layer is stored in; computations use the format of the network.</summary>
public enum WeightFormat
{
    /// <summary>The number format of the network.</summary>
    Default,

    /// <summary>
    /// bfloat16: the upper 16 bits of a <see cref="float"/>, with its range and 8 significant bits instead of 24. Half the memory, and a
    /// single row is predicted faster. For networks in single precision that only predict.
    /// </summary>
    BFloat16,
}
