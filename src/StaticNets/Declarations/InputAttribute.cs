namespace StaticNets;

/// <summary>
/// The shape of one input sample, channels last: <c>[Input(784)]</c>, <c>[Input(28, 28, 1)]</c>. A network may have several inputs; each
/// has a name then, and <c>Predict</c> takes a span for each, in the order of the declaration.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class InputAttribute : Attribute
{
    /// <summary>Declares an input.</summary>
    /// <param name="shape">
    /// Lengths of the axes, each positive; <see cref="Steps.Any"/> as the first of two leaves the number of time steps to each call.
    /// </param>
    public InputAttribute(params int[] shape)
    {
        Shape = shape;
    }

    /// <summary>Lengths of the axes.</summary>
    public int[] Shape { get; }

    /// <summary>
    /// The name by which layers refer to the input, <c>From = "left"</c>: a letter, then letters, digits and underscores. Without it the
    /// input is called <c>input</c>, further inputs without a name <c>input_1</c>, <c>input_2</c>, …
    /// </summary>
    public string? Name { get; set; }
}
