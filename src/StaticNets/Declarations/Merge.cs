namespace StaticNets;

/// <summary>How a bidirectional layer merges the states of its two directions.</summary>
public enum Merge
{
    /// <summary>Side by side, the forward direction first: twice as many elements.</summary>
    Concat,

    /// <summary>The sum.</summary>
    Sum,

    /// <summary>The product of elements at the same place.</summary>
    Multiply,

    /// <summary>The mean.</summary>
    Average,
}
