namespace StaticNets;

/// <summary>How a network computes its convolutions.</summary>
public enum Algorithm
{
    /// <summary>
    /// The algorithm with the fewest instructions. For most convolutions of 3 × 3 in single precision this is the algorithm of Winograd, which
    /// computes tiles of 4 × 4 pixels (Lavin and Gray 2016, arXiv:1509.09308). Its rounding errors are up to four times as large as those of
    /// <see cref="Direct"/>.
    /// </summary>
    Automatic,

    /// <summary>Each output is the sum of the products of its own window.</summary>
    Direct,
}
