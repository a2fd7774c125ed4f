namespace StaticNets;

/// <summary>
/// Takes the elements of an axis from one index up to another: along axis 0, <c>[n, …] → [end − start, …]</c>. Negative numbers count from
/// the end, so that −1 is the last axis or element.
/// </summary>
/// <param name="axis">The axis, from 0 on.</param>
/// <param name="start">The index of the first element that is taken.</param>
/// <param name="end">The index behind the last element that is taken.</param>
public sealed class SliceAttribute(int axis, int start, int end) : LayerAttribute
{
    /// <summary>Declares a slice that reaches to the end of the axis.</summary>
    /// <param name="axis">The axis, from 0 on; negative numbers count from the end.</param>
    /// <param name="start">The index of the first element that is taken; negative numbers count from the end.</param>
    public SliceAttribute(int axis, int start)
        : this(axis, start, int.MaxValue) { }

    /// <summary>Declares a slice inside a block that reaches to the end of the axis, with numbers that the parameters of the block give.</summary>
    /// <param name="axis">The axis; an expression such as <c>"2 * size"</c>.</param>
    /// <param name="start">The index of the first element that is taken; an expression such as <c>"2 * size"</c>.</param>
    public SliceAttribute(string axis, string start)
        : this(NumberOf(axis), NumberOf(start), int.MaxValue) { }

    /// <summary>Declares the layer inside a block, with numbers that the parameters of the block give.</summary>
    /// <param name="axis">The axis; an expression such as <c>"2 * size"</c>.</param>
    /// <param name="start">The index of the first element that is taken; an expression such as <c>"2 * size"</c>.</param>
    /// <param name="end">The index behind the last element that is taken; an expression such as <c>"2 * size"</c>.</param>
    public SliceAttribute(string axis, string start, string end)
        : this(NumberOf(axis), NumberOf(start), NumberOf(end)) { }

    /// <summary>The axis.</summary>
    public int Axis { get; } = axis;

    /// <summary>The index of the first element that is taken.</summary>
    public int Start { get; } = start;

    /// <summary>
    /// The index behind the last element that is taken; <see cref="int.MaxValue"/> if none is declared, so that the slice ends with the axis.
    /// </summary>
    public int End { get; } = end;
}
