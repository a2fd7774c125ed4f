namespace StaticNets.Generator.Tensors;

/// <summary>
/// A tensor of a layer that is saved with the network, such as a kernel. Its last axis is a row of <see cref="RowLength"/> elements; the
/// other axes together count the rows, unless <see cref="IsDense"/>.
/// </summary>
/// <param name="FullName">The name in saved files: <c>dense_1/kernel</c>.</param>
/// <param name="Identifier">The name in emitted code: <c>dense1Kernel</c>.</param>
/// <param name="Shape">The shape that the user sees.</param>
/// <param name="Initializer">A member of <c>StaticNets.Initializer</c>.</param>
internal sealed record Parameter(string FullName, string Identifier, Shape Shape, string Initializer, long FanIn, long FanOut)
{
    /// <summary>Initialisation, regularisers and constraints.</summary>
    public ParameterTraits Traits { get; init; } = new();

    /// <summary>The number format in which the parameter is stored.</summary>
    public WeightFormat Format { get; init; }

    /// <summary>
    /// Whether the elements lie without gaps, as a single row with padding only at its end: for a parameter with an element for each
    /// element of a sample.
    /// </summary>
    public bool IsDense { get; init; }

    /// <summary>Whether the tensor is computed from others, for predictions; it lies in a block of its own and is not saved.</summary>
    public bool IsFolded { get; init; }

    public bool IsTrainable => !Traits.Frozen;

    public long RowLength => IsDense ? Shape.Length : Shape.Last;

    public long Rows => Shape.Length / RowLength;

    /// <summary>Number of elements in the parameter block, where each row is padded to whole vectors.</summary>
    public long PaddedLength(Element element) => Saturate.Multiply(Rows, element.Pad(RowLength));
}
