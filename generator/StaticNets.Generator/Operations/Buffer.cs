using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>The memory that contains a buffer.</summary>
internal enum BufferHome
{
    /// <summary>The caller's memory, without padding between rows: inputs and their gradients, outputs, targets.</summary>
    Caller,

    /// <summary>The parameter block.</summary>
    Parameters,

    /// <summary>The gradient block, with the same layout as the parameter block.</summary>
    Gradients,

    /// <summary>The block of the folded weights of predictions.</summary>
    Folded,

    /// <summary>The workspace of the pass.</summary>
    Workspace,

    /// <summary>The caller's state object, which keeps values from one call to the next.</summary>
    State,
}

/// <summary>
/// The memory of a value or parameter as a function sees it: rows at a distance of <see cref="RowStride"/> elements. There is one row for
/// each sample, or a fixed number of rows.
/// </summary>
/// <param name="Identity">The content by which the buffer is identified.</param>
/// <param name="Name">
/// The name of the local variable in the emitted pass; a number is appended if another buffer of the pass has the same name.
/// </param>
/// <param name="Home">The memory that contains the buffer.</param>
/// <param name="RowStride">Distance between rows in elements.</param>
/// <param name="FixedRows">Number of rows, or 0 for one row for each sample.</param>
internal sealed record Buffer(BufferIdentity Identity, string Name, BufferHome Home, long RowStride, long FixedRows = 0)
{
    /// <summary>Number of elements of a row without padding, for the rows of a value; otherwise 0.</summary>
    public long Width { get; init; }

    /// <summary>The part of a sequence that the buffer refers to; <see langword="null"/> for a buffer without time steps.</summary>
    public StepSlice? Slice { get; init; }

    /// <summary>The whole sequence to which the buffer belongs, or the buffer itself if it is not part of a sequence.</summary>
    public Buffer Whole => Slice is null ? this : this with { Name = Slice.Sequence, Slice = Slice with { Slot = StepSlot.Whole } };

    /// <summary>Offset of the first row in elements, if a row is a part of the longer row that the caller passes.</summary>
    public long Offset { get; init; }

    /// <summary>Elements in front of the first row for each time step of the call, in addition to <see cref="Offset"/>.</summary>
    public long StepOffset { get; init; }

    /// <summary>
    /// Whether a row in the caller's memory contains all time steps of a sample, with <see cref="RowStride"/> elements for each step, and
    /// the call says how many steps there are.
    /// </summary>
    public bool IsOfAnySteps { get; init; }

    public bool PerSample => FixedRows == 0;

    /// <summary>Whether the memory grows with the number of time steps of the call.</summary>
    public bool PerStep => Slice is { Steps.IsOfCall: true };

    /// <summary>
    /// Number of elements for each sample or, if the buffer has a fixed number of rows, of all rows together. If only the call says how
    /// many time steps a sample has, <c>Length</c> is the number of elements for each step of a sample.
    /// </summary>
    public long Length => RowStride * (PerSample ? Slice?.KnownSlots ?? 1 : FixedRows);

    /// <summary>Number of elements that a sample has at one time step, or that it has at all if the buffer has no time steps.</summary>
    public long LengthOfStep => PerSample ? RowStride : Length;

    /// <summary>Number format of the elements.</summary>
    public BufferElement Element =>
        Identity switch
        {
            PortMemory { Content: PortContent.Classes } => BufferElement.ClassIndex,
            ParameterMemory { Content: ParameterContent.Itself, Parameter.Format: WeightFormat.BFloat16 } => BufferElement.BFloat16,
            _ => BufferElement.Network,
        };

    /// <summary>Shape for a comment: <c>[rows, 128]</c>.</summary>
    public string Form => FormOf("rows");

    /// <summary>Returns the shape for a comment, with <paramref name="rows"/> as the number of samples: <c>[96, 128]</c>.</summary>
    public string FormOf(string rows) =>
        !PerSample ? $"[{FixedRows}, {RowStride}]"
        : Slice is { Slot: StepSlot.Whole } ? $"[{Slice.Slots}, {rows}, {RowStride}]"
        : Slice is { IsOfAllSteps: true } ? $"[{Slice.Steps.Text}, {rows}, {RowStride}]"
        : $"[{rows}, {RowStride}]";
}
