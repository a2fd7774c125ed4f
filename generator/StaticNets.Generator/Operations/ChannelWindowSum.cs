using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>
/// Sums over windows of neighbouring channels: <c>y[…, c] = Σ x[…, c + k]</c> for k from −before to after, over the channels that exist.
/// Backward, the windows are mirrored.
/// </summary>
/// <param name="Before">Channels of the window in front of c.</param>
/// <param name="After">Channels of the window behind c.</param>
internal sealed record ChannelWindowSum(Value X, Value Output, long Before, long After) : Operation("", Output)
{
    public override IReadOnlyList<Value> Inputs => [X];

    public override long UnrolledCalls => NeverUnrolled;

    /// <summary>Number of elements of what a layer computes from the sums and before them, and of the gradients.</summary>
    public override long WorkingLength => Saturate.Multiply(6, Output.Shape.Length);

    public override IReadOnlyList<Operation> AtOneStep(OneStep values) => [this with { X = values.Of(X), Output = values.Of(Output) }];

    public override void Forward(ForwardPass pass) => Call(pass, "y", pass.Of(X), "x", pass.Of(Output), Before, After, accumulate: false);

    public override void Backward(BackwardPass pass)
    {
        Contribution contribution = pass.Contribute(X);
        Call(pass, "dx", pass.Gradient(Output), "dy", contribution.Target, After, Before, contribution.Accumulate);
    }

    private void Call(
        Pass pass,
        string written,
        Buffer source,
        string read,
        Buffer destination,
        long before,
        long after,
        bool accumulate
    ) =>
        pass.CallLibrary(
            $"{written}[…, c] {(accumulate ? "+=" : "=")} Σ {read}[…, c - {before}..c + {after}]",
            "ChannelWindows.Sum",
            [
                Argument.Read(source),
                Argument.Write(destination),
                Argument.Number(source.RowStride),
                Argument.Number(Output.Shape.Length / Output.Shape.Last, "pixels"),
                Argument.Number(Output.Shape.Last, "channels"),
                Argument.Number(before, "before"),
                Argument.Number(after, "after"),
                Argument.Flag(accumulate, "accumulate"),
                destination.Slice is { IsOfAllSteps: true } sequence ? Argument.RowsOf(sequence.Steps) : RuntimeArgument.Rows,
            ]
        );
}
