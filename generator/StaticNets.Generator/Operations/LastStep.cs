using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>Takes the last step of a sequence.</summary>
internal sealed record LastStep(string Label, Value X, Value Output) : Operation(Label, Output)
{
    public override IReadOnlyList<Value> Inputs => [X];

    public override IReadOnlyList<Operation> AtOneStep(OneStep values) => [new SameMemory(values.Of(X), values.Of(Output))];

    /// <summary>
    /// Whether training has to look for the last step of each row. A scan holds its state after the end of a row, so that its last step is
    /// that of all rows.
    /// </summary>
    private bool LooksForEnds => X is { Steps.IsOfCall: true, HasInitialState: false };

    public override void Forward(ForwardPass pass)
    {
        if (pass.Training && LooksForEnds)
        {
            SequenceEnd.Take(pass, pass.Of(X), pass.Of(Output));
            return;
        }

        pass.CallElementwise(
            Label + "Forward",
            "y = x",
            "x",
            [Operand.Read("x", Buffers.Part(pass.Of(X), StepSlot.Last)), Operand.Write("y", pass.Of(Output))],
            comment: "the last step"
        );
    }

    /// <summary>
    /// Adds the gradient of the output to the gradient of the last step. If no other operation has written the gradient of the sequence,
    /// the whole gradient is set to zero beforehand, because nothing is added to the other steps.
    /// </summary>
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

        if (LooksForEnds)
        {
            SequenceEnd.Add(pass, pass.Gradient(Output), contribution.Target);
            return;
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
