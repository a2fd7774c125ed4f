using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>The steps of each sample, <c>[rows, steps × features]</c>, as a sequence, <c>[steps, rows, features]</c>.</summary>
internal sealed record SplitSteps(Value X, Value Output) : Operation("", Output)
{
    public override IReadOnlyList<Value> Inputs => [X];

    public override bool ReadsUnpadded => true;

    public override long UnrolledCalls => 0;

    public override void Forward(ForwardPass pass) => StepCopy.Split(pass, pass.Of(X), pass.Of(Output), Output.Shape.Length, false);

    public override void Backward(BackwardPass pass)
    {
        Contribution contribution = pass.Contribute(X);
        StepCopy.Join(pass, pass.Gradient(Output), contribution.Target, Output.Shape.Length, contribution.Accumulate);
    }
}

/// <summary>A sequence, <c>[steps, rows, features]</c>, with the steps of each sample in one row, <c>[rows, steps × features]</c>.</summary>
internal sealed record JoinSteps(Value X, Value Output) : Operation("", Output)
{
    public override IReadOnlyList<Value> Inputs => [X];

    public override long UnrolledCalls => 0;

    public override void Forward(ForwardPass pass) => StepCopy.Join(pass, pass.Of(X), pass.Of(Output), X.Shape.Length, false);

    public override void Backward(BackwardPass pass)
    {
        Contribution contribution = pass.Contribute(X);
        StepCopy.Split(pass, pass.Gradient(Output), contribution.Target, X.Shape.Length, contribution.Accumulate);
    }
}

/// <summary>The last step of a sequence.</summary>
internal sealed record LastStep(string Label, Value X, Value Output) : Operation(Label, Output)
{
    public override IReadOnlyList<Value> Inputs => [X];

    public override void Forward(ForwardPass pass) =>
        pass.CallElementwise(
            Label + "Forward",
            "y = x",
            "x",
            [Operand.Read("x", Buffers.Part(pass.Of(X), StepSlot.Last)), Operand.Write("y", pass.Of(Output))],
            comment: "the last step"
        );

    /// <summary>The other steps receive no gradient from here.</summary>
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
                comment: "no gradient reaches the steps before the last one from here"
            );
        }

        pass.CallElementwise(
            Label + "InputGradient",
            "dx += dy",
            Term.Add("dx", "dy"),
            [Operand.Read("dy", pass.Gradient(Output)), Operand.Write("dx", Buffers.Part(contribution.Target, StepSlot.Last))],
            comment: "the gradient of the last step"
        );
    }
}

/// <summary>Calls of the library that change the order of steps and samples.</summary>
internal static class StepCopy
{
    public static void Split(Pass pass, Buffer source, Buffer sequence, long length, bool accumulate) =>
        pass.CallLibrary(
            $"{sequence.Name}[steps, rows, {length}] {(accumulate ? "+=" : "=")} {source.Name}[rows, steps × {length}]",
            "StepCopy.Split",
            Argument.Read(source),
            Argument.Number(source.RowStride),
            Argument.Write(sequence),
            Argument.Number(sequence.RowStride),
            Argument.Number(length),
            RuntimeArgument.Rows,
            Argument.Number(sequence.Slice!.Steps),
            Argument.Flag(accumulate)
        );

    public static void Join(Pass pass, Buffer sequence, Buffer destination, long length, bool accumulate) =>
        pass.CallLibrary(
            $"{destination.Name}[rows, steps × {length}] {(accumulate ? "+=" : "=")} {sequence.Name}[steps, rows, {length}]",
            "StepCopy.Join",
            Argument.Read(sequence),
            Argument.Number(sequence.RowStride),
            Argument.Write(destination),
            Argument.Number(destination.RowStride),
            Argument.Number(length),
            RuntimeArgument.Rows,
            Argument.Number(sequence.Slice!.Steps),
            Argument.Flag(accumulate)
        );
}
