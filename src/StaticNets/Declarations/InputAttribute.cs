namespace StaticNets;

/// <summary>The shape of one input sample, channels last: <c>[Input(784)]</c>, <c>[Input(28, 28, 1)]</c>.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class InputAttribute : Attribute
{
    /// <summary>Declares the input.</summary>
    /// <param name="shape">Lengths of the axes, each positive.</param>
    public InputAttribute(params int[] shape)
    {
        Shape = shape;
    }

    /// <summary>Lengths of the axes.</summary>
    public int[] Shape { get; }
}
