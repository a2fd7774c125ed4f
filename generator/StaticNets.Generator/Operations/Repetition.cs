using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>
/// Makes a sequence whose steps are all equal to a value, <c>[rows, features] → [steps, rows, features]</c>. Backward, the gradients of all
/// steps are added.
/// </summary>
internal sealed record Repetition(Value X, Value Output) : Operation("", Output)
{
    public override IReadOnlyList<Value> Inputs => [X];

    public override long UnrolledCalls => 0;

    private long Steps => Output.Steps!.Value.Axis;

    public override void Forward(ForwardPass pass)
    {
        Buffer x = pass.Of(X);
        Buffer y = pass.Of(Output);
        pass.CallLibrary(
            $"{y.Name}[{Steps}, rows, {X.Shape}] = {x.Name}[rows, {X.Shape}] at each step",
            "StepRepetition.Repeat",
            [Argument.Read(x), Argument.Write(y), .. Lengths(x)]
        );
    }

    public override void Backward(BackwardPass pass)
    {
        Buffer dy = pass.Gradient(Output);
        Contribution contribution = pass.Contribute(X);
        pass.CallLibrary(
            $"dx[rows, {X.Shape}] {(contribution.Accumulate ? "+=" : "=")} the sum of dy[{Steps}, rows, {X.Shape}] over the steps",
            "StepRepetition.Sum",
            [
                Argument.Read(dy),
                Argument.Write(contribution.Target),
                .. Lengths(contribution.Target),
                Argument.Flag(contribution.Accumulate),
            ]
        );
    }

    private Argument[] Lengths(Buffer rows) => [Argument.Number(rows.RowStride), RuntimeArgument.Rows, Argument.Number(Steps)];
}
