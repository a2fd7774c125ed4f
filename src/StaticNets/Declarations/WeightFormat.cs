namespace StaticNets;

/// <summary>The number format in which the kernel of a layer is stored; computations use the format of the network.</summary>
public enum WeightFormat
{
    /// <summary>The number format of the network.</summary>
    Default,

    /// <summary>
    /// bfloat16: the upper 16 bits of a <see cref="float"/>, with the same range and 8 significant bits instead of 24. It halves the memory
    /// of the kernel and makes the prediction of a single row faster. Only for networks in single precision without a loss.
    /// </summary>
    BFloat16,
}
