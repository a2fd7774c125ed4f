namespace StaticNets;

/// <summary>Makes a sequence whose steps are all equal to the input: <c>[C] → [n, C]</c>.</summary>
/// <param name="n">Number of steps, positive.</param>
public sealed class RepeatVectorAttribute(int n) : LayerAttribute
{
    /// <summary>Declares the layer inside a block, with a size that the parameters of the block give.</summary>
    /// <param name="n">Number of steps; an expression such as <c>"2 * size"</c> with a positive value.</param>
    public RepeatVectorAttribute(string n)
        : this(NumberOf(n)) { }

    /// <summary>Number of steps.</summary>
    public int N { get; } = n;
}
