namespace StaticNets;

/// <summary>The number format of a network.</summary>
public enum Precision
{
    /// <summary>32-bit <see cref="float"/>.</summary>
    Single,

    /// <summary>64-bit <see cref="double"/>: twice the memory, half the speed; for gradient checks and ill-conditioned problems.</summary>
    Double,
}
