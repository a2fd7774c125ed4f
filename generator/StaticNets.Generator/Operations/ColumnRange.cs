using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>
/// Takes adjacent columns of each row: <c>y[…, n] = x[…, first + n]</c>, as many as the output has. Backward, the gradient of the other
/// columns is zero.
/// </summary>
/// <param name="First">The first of the columns.</param>
internal sealed record ColumnRange(string Label, Value X, long First, Value Output) : Operation(Label, Output)
{
    public override IReadOnlyList<Value> Inputs => [X];

    // Loops that may mask each vector are not unrolled.
    public override long UnrolledCalls => NeverUnrolled;

    public override long UnrolledBackwardCalls => NeverUnrolled;

    private string Columns => $"[…, {First}..{First + Output.Shape.Last}]";

    public override IReadOnlyList<Operation> AtOneStep(OneStep values) => [this with { X = values.Of(X), Output = values.Of(Output) }];

    public override void Forward(ForwardPass pass)
    {
        SegmentCopy copy = new(Output.Shape, X.Shape, First, Joins: false, Accumulate: false, ClearsPadding: true);
        copy.Call(pass, Label + "Forward", $"y = x{Columns}", pass.Of(X), pass.Of(Output));
    }

    public override void Backward(BackwardPass pass)
    {
        Contribution contribution = pass.Contribute(X);
        if (!contribution.Accumulate)
        {
            pass.CallElementwise(
                Label + "ClearGradient",
                "dx = 0",
                Term.Zero,
                [Operand.Write("dx", contribution.Target)],
                comment: "other columns get no gradient from here"
            );
        }

        SegmentCopy copy = new(Output.Shape, X.Shape, First, Joins: true, Accumulate: true, ClearsPadding: false);
        copy.Call(pass, Label + "InputGradient", $"dx{Columns} += dy", pass.Gradient(Output), contribution.Target);
    }
}
