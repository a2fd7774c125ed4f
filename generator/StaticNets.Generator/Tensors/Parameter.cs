namespace StaticNets.Generator.Tensors;

/// <summary>
/// A tensor that a layer owns: rows (all axes but the last) of <see cref="RowLength"/> elements.
/// </summary>
/// <param name="FullName">As in a saved file: <c>dense_1/kernel</c>.</param>
/// <param name="Identifier">As in the emitted code: <c>dense1Kernel</c>.</param>
/// <param name="Shape">The shape the user sees.</param>
/// <param name="Initializer">Member of <c>StaticNets.Initializer</c>.</param>
internal sealed record Parameter(string FullName, string Identifier, Shape Shape, string Initializer, long FanIn, long FanOut)
{
    /// <summary>What is said of it beyond its shape.</summary>
    public ParameterTraits Traits { get; init; } = new();

    public bool IsTrainable => !Traits.Frozen;

    public long RowLength => Shape.Last;

    public long Rows => Shape.Length / Shape.Last;

    /// <summary>Elements in the private block, each row padded to whole vectors.</summary>
    public long PaddedLength(Element element) => Saturate.Multiply(Rows, element.Pad(RowLength));
}
