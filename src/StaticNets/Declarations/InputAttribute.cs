namespace StaticNets;

/// <summary>
/// The shape of one input sample, channels last: <c>[Input(784)]</c>, <c>[Input(28, 28, 1)]</c>. If a network has several inputs, each has
/// a name, and <c>Predict</c> takes a span for each, in the order of the declaration.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class InputAttribute : Attribute
{
    /// <summary>Declares an input.</summary>
    /// <param name="shape">
    /// Lengths of the axes, each positive. If there are two axes, or if an <c>Embedding</c> reads the input, the first length may be
    /// <see cref="Steps.Any"/>; each call then says how many time steps its sequences have.
    /// </param>
    public InputAttribute(params int[] shape)
    {
        Shape = shape;
    }

    /// <summary>Lengths of the axes.</summary>
    public int[] Shape { get; }

    /// <summary>
    /// The name by which layers refer to the input, as in <c>From = "left"</c>: a letter, then letters, digits and underscores. The default
    /// is <c>input</c>; further inputs without a name are called <c>input_1</c>, <c>input_2</c>, …
    /// </summary>
    public string? Name { get; set; }

    /// <summary>
    /// Whether most numbers of the input are zero, as those of drawings and of counted words are. A <c>[Dense]</c> that reads the input then
    /// predicts without the rows of its kernel that belong to zeros, so that the time depends on the values. The results are the same as long
    /// as all weights are finite; training does not change.
    /// </summary>
    public bool Sparse { get; set; }
}
