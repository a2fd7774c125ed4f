using StaticNets.Generator.Operations;
using Buffer = StaticNets.Generator.Operations.Buffer;

namespace StaticNets.Generator.Planning;

/// <summary>
/// A call that computes each element of one buffer from the elements with the same index in other buffers, with a row for each sample. At
/// most one of the buffers is a range of columns of longer rows.
/// </summary>
internal sealed class ElementwiseCall
{
    private readonly Argument _rows;

    private ElementwiseCall(FunctionCall call, BufferFunction function, Argument rows)
    {
        Call = call;
        _rows = rows;
        Operands =
        [
            .. function
                .Parameters.Zip(call.Arguments, (parameter, argument) => (parameter, argument))
                .Where(operand => operand.parameter is BufferParameter)
                .Select(operand => (((BufferParameter)operand.parameter).Name, operand.argument.Buffer!)),
        ];
        Written = call.Written.Last();
        RowStride = Written.RowStride;
    }

    public FunctionCall Call { get; }

    /// <summary>The buffers by the names of the function's parameters.</summary>
    public IReadOnlyList<(string Name, Buffer Buffer)> Operands { get; }

    public Buffer Written { get; }

    /// <summary>Length of a row with padding, of all buffers but <see cref="ColumnsOf"/>.</summary>
    public long RowStride { get; private set; }

    /// <summary>Number of columns in <see cref="Columns"/>; 0 if no buffer has longer rows.</summary>
    public long Length { get; private set; }

    /// <summary>The buffer with longer rows, if there is one.</summary>
    public Buffer? ColumnsOf { get; private set; }

    public Columns? Columns { get; private set; }

    /// <summary>Length of the longer rows without padding.</summary>
    public long Width { get; private set; }

    /// <summary>Whether the call writes the columns instead of reading them.</summary>
    public bool JoinsColumns { get; private set; }

    /// <summary>Whether the call adds to the elements that it writes; only for calls with columns, others say it in <see cref="Value"/>.</summary>
    public bool Adds { get; private set; }

    /// <summary>Whether the call sets the padding of the longer rows to zero.</summary>
    public bool ClearsPadding { get; private set; }

    /// <summary>The expression of the elements in terms of the operands' names; <see langword="null"/> for a copy of columns.</summary>
    public Term? Value { get; private set; }

    /// <summary>Whether the call sets all elements to zero.</summary>
    public bool IsClear => Value == Term.Zero;

    /// <summary>Whether the call applies a long activation.</summary>
    public bool IsLong => Value is { HasLongFunction: true };

    /// <summary>Number of SIMD operations for each vector.</summary>
    public int Cost => 1 + (Value?.Cost ?? 2);

    public static ElementwiseCall? Of(FunctionCall call)
    {
        if (
            call.Function is not BufferFunction { ReturnsTotals: false } function
            || call.Share is not null
            || call.Arguments.Any(argument => argument is not (MemoryArgument or PassedArgument or StepRowsArgument))
            || function.Parameters.Any(parameter =>
                parameter is not (BufferParameter { Element: BufferElement.Network } or PassedParameter { Value: RuntimeArgument.Rows })
            )
            || call.Arguments.FirstOrDefault(argument => argument is not MemoryArgument) is not { } rows
        )
        {
            return null;
        }

        return function.Body switch
        {
            Elementwise { FixedRows: 0 } body => OfRows(new ElementwiseCall(call, function, rows), body),
            SegmentCopy { Part.Rank: 1, Joined.Rank: 1 } body => OfColumns(new ElementwiseCall(call, function, rows), body),
            _ => null,
        };
    }

    /// <summary>Whether both calls have the same number of rows, and both are or are not left out of a training step.</summary>
    public bool HasRowsOf(ElementwiseCall other) =>
        _rows == other._rows && Call.IsForInputGradient == other.Call.IsForInputGradient && IsInlined == other.IsInlined;

    public bool Uses(BufferIdentity identity) => Operands.Any(operand => operand.Buffer.Identity == identity);

    /// <summary>
    /// Whether the calls use the same memory at different places, so that a loop over both could read an element that the other call has
    /// not yet written, or has already overwritten. The step before and the current step of a loop over time are different memory.
    /// </summary>
    public bool Collides(ElementwiseCall other) =>
        Operands.Any(mine =>
            other.Operands.Any(their =>
                mine.Buffer.Identity == their.Buffer.Identity
                && (
                    mine.Buffer != their.Buffer
                        ? mine.Buffer.Slice is not { MovesWithStep: true } || their.Buffer.Slice is not { MovesWithStep: true }
                        : ReferenceEquals(mine.Buffer, ColumnsOf) != ReferenceEquals(their.Buffer, other.ColumnsOf)
                            || (mine.Buffer == ColumnsOf && (JoinsColumns || other.JoinsColumns) && !IsApartFrom(other))
                )
            )
        );

    private bool IsInlined => ((BufferFunction)Call.Function).IsInlined;

    private bool IsApartFrom(ElementwiseCall other) =>
        Columns!.Value.First + Length <= other.Columns!.Value.First || other.Columns!.Value.First + other.Length <= Columns!.Value.First;

    private static ElementwiseCall? OfRows(ElementwiseCall loop, Elementwise body)
    {
        loop.Value = body.Value;
        return loop.Operands.All(operand => operand.Buffer.RowStride == body.RowStride && operand.Buffer.PerSample) ? loop : null;
    }

    private static ElementwiseCall? OfColumns(ElementwiseCall loop, SegmentCopy body)
    {
        Buffer own = loop.Operands[body.Joins ? 0 : 1].Buffer;
        Buffer joined = loop.Operands[body.Joins ? 1 : 0].Buffer;
        loop.RowStride = own.RowStride;
        loop.Length = body.Part.Last;
        loop.Width = body.Joined.Last;
        loop.ColumnsOf = joined;
        loop.Columns = new Columns(body.Offset, joined.RowStride);
        loop.JoinsColumns = body.Joins;
        loop.Adds = body.Accumulate;
        loop.ClearsPadding = body.ClearsPadding && body.Joins;
        return own.PerSample && joined.PerSample && own.Home != BufferHome.Caller && joined.Home != BufferHome.Caller ? loop : null;
    }
}
