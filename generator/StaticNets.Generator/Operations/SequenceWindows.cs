using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>
/// Makes a row of the window of each step of a sequence: <c>y[t, row, k, :] = x[t + k·dilation − before, row, :]</c>, with zeros for steps in
/// front of the first one and behind the last one. A convolution over any number of steps is then a product of rows.
/// </summary>
/// <param name="Output">The windows, a row of <c>kernel × features</c> for each step.</param>
/// <param name="Kernel">Number of steps of a window.</param>
/// <param name="Dilation">Distance between the steps of a window.</param>
/// <param name="Before">Number of steps from the first one of a window to the step that the window belongs to.</param>
/// <param name="State">The windows in the caller's state, see <see cref="CausalPadding"/>.</param>
internal sealed record SequenceWindows(Value X, Value Output, long Kernel, long Dilation, long Before, Value State)
    : Operation(Output.Name, Output)
{
    public override IReadOnlyList<Value> Inputs => [X];

    public override bool RelatesSteps => true;

    public override long UnrolledCalls => NeverUnrolled;

    /// <summary>A window that ends with its step is kept in the caller's state; others reach into later steps.</summary>
    public override IReadOnlyList<Operation>? AtOneStep(OneStep values)
    {
        if (!values.IsSingle)
        {
            return [this with { X = values.Of(X) }];
        }

        if (Before != (Kernel - 1) * Dilation || Dilation > CausalPadding.MostDilation)
        {
            return null;
        }

        values.KeepInState(State);
        return [new StepWindow(values.Of(X), values.Of(State), Kernel, Dilation, values.Of(Output))];
    }

    public override void Forward(ForwardPass pass)
    {
        Buffer x = pass.Of(X);
        Buffer windows = pass.Of(Output);
        pass.CallLibrary(
            $"{windows.Name}[{windows.Slice!.Steps.Text}, rows, {Kernel} × {X.Shape}] = the steps of {x.Name} in each window",
            "StepWindows.Gather",
            [
                Argument.Read(x),
                Argument.Number(x.RowStride, "stride"),
                Argument.Write(windows),
                Argument.Number(windows.RowStride, "windowStride"),
                .. Lengths(windows, pass.Training),
            ]
        );
    }

    public override void Backward(BackwardPass pass)
    {
        Buffer windows = pass.Gradient(Output);
        Contribution contribution = pass.Contribute(X);
        pass.CallLibrary(
            $"{contribution.Target.Name} {(contribution.Accumulate ? "+=" : "=")} Σ over the windows with each step of {windows.Name}",
            "StepWindows.AddUp",
            [
                Argument.Read(windows),
                Argument.Number(windows.RowStride, "windowStride"),
                Argument.Write(contribution.Target),
                Argument.Number(contribution.Target.RowStride, "stride"),
                .. Lengths(windows, isTraining: true),
                Argument.Flag(contribution.Accumulate, "accumulate"),
            ]
        );
    }

    // The rows of a known number of steps, such as those of a decoder, are not padded.
    private Argument[] Lengths(Buffer windows, bool isTraining) =>
        [
            Argument.Number(X.Shape.Length, "features"),
            Argument.Number(Kernel, "kernel"),
            Argument.Number(Dilation, "dilation"),
            Argument.Number(Before, "before"),
            RuntimeArgument.Rows,
            windows.Slice!.Steps.Constant is { } steps ? Argument.Number(steps, "steps") : RuntimeArgument.Steps,
            isTraining && windows.Slice.Steps.IsOfCall ? RuntimeArgument.Lengths : Argument.NoLengths,
        ];
}
