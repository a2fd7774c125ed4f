namespace StaticNets;

/// <summary>Makes a sequence whose steps are all equal to the input: <c>[C] → [n, C]</c>.</summary>
/// <param name="n">Number of steps, positive.</param>
public sealed class RepeatVectorAttribute(int n) : LayerAttribute
{
    /// <summary>Number of steps.</summary>
    public int N { get; } = n;
}
