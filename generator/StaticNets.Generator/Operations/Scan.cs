using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>A value inside a scan that is one step of a sequence computed before the scan.</summary>
internal sealed record ReadSequence(Value Sequence, Value Step);

/// <summary>A value that a scan carries from step to step, stored as a sequence: the initial state and the value after each step.</summary>
/// <param name="Sequence">The initial state and the value after each step.</param>
/// <param name="Before">The value at the beginning of a step.</param>
/// <param name="After">The value at the end of the step, computed by an operation of the body.</param>
/// <param name="State">The place of the initial state among those of the network.</param>
internal sealed record CarriedValue(Value Sequence, Value Before, Value After, StatePlace State);

/// <summary>
/// A loop over time: ordinary operations, repeated for each step of sequences, with values carried from step to step. Its backward pass is
/// the reversed loop over the backward passes of the body (backpropagation through time, Werbos 1990).
/// </summary>
/// <param name="Formula">The formula of one step.</param>
/// <param name="Steps">Number of steps.</param>
/// <param name="Read">The sequences that the body reads step by step.</param>
/// <param name="Carried">The carried values; the sequence of the first one is the scan's output.</param>
/// <param name="Body">The operations of one step.</param>
internal sealed record Scan(
    string Label,
    string Formula,
    StepCount Steps,
    EquatableArray<ReadSequence> Read,
    EquatableArray<CarriedValue> Carried,
    EquatableArray<Operation> Body
) : Operation(Label, Carried[0].Sequence)
{
    /// <summary>Whether the loop begins with the last step.</summary>
    private bool RunsBackwards => Output.RunsBackwards;

    public override IReadOnlyList<Value> Inputs => [.. Read.Select(read => read.Sequence)];

    public override bool RelatesSteps => true;

    public override IReadOnlyList<Parameter> Parameters => [.. Body.SelectMany(operation => operation.Parameters)];

    public override long MultiplyAdds =>
        Saturate.Multiply(Steps.Constant ?? 1, Body.Aggregate(0L, (sum, op) => Saturate.Add(sum, op.MultiplyAdds)));

    public override long WorkingLength =>
        Saturate.Multiply(
            (Steps.Constant ?? 1) + 1,
            Body.Aggregate(0L, (sum, op) => Saturate.Add(sum, op.WorkingLength + (4 * op.Output.Shape.Length)))
        );

    public override long UnrolledCalls => Body.Sum(operation => operation.UnrolledCalls);

    public override long UnrolledBackwardCalls => Body.Sum(operation => operation.UnrolledBackwardCalls);

    public override Operation WithFusedBody(Func<IReadOnlyList<Operation>, IReadOnlyList<Operation>> fuse) =>
        this with
        {
            Body = fuse(Body).ToEquatableArray(),
        };

    /// <summary>
    /// Returns the operations of the body for a single step. The values carried to the next step are then kept in the caller's state. A loop
    /// that begins with the last step cannot be computed while the sequence comes in.
    /// </summary>
    public override IReadOnlyList<Operation>? AtOneStep(OneStep values)
    {
        if (RunsBackwards)
        {
            return null;
        }

        foreach (CarriedValue carried in Carried)
        {
            values.KeepInState(carried.Before);
        }

        IReadOnlyList<Operation>?[] body = [.. Body.Select(operation => operation.AtOneStep(values))];
        return Array.IndexOf(body, null) >= 0
            ? null
            :
            [
                .. Read.Select(read => new SameMemory(values.Of(read.Sequence), read.Step)),
                .. body.SelectMany(operations => operations!),
                new SameMemory(Carried[0].After, values.Of(Output)),
                .. Carried.Select((carried, i) => new KeepState($"{Label}Keep{i}", carried.After, values.Of(carried.Before))),
            ];
    }

    public override void Forward(ForwardPass pass)
    {
        PlaceSteps(pass);
        foreach (CarriedValue carried in Carried)
        {
            if (pass.Training)
            {
                carried.State.Begin(pass, pass.Of(carried.Sequence));
            }
            else
            {
                Clear(pass, "Clear", pass.Of(carried.Sequence), StepSlot.Initial);
            }
        }

        pass.ForEachStep(Formula, Steps, Body, RunsBackwards, pass.Training && Steps.IsOfCall ? () => HoldEnded(pass) : null);
        foreach (CarriedValue carried in Carried.Where(_ => pass.Training))
        {
            carried.State.Keep(pass, pass.Of(carried.Sequence));
        }
    }

    public override void Backward(BackwardPass pass)
    {
        // Each step adds its gradient to the gradient that layers reading the sequence have written; without such layers, the sum begins
        // with zeros, as that of the initial state always does.
        foreach (CarriedValue carried in Carried)
        {
            Buffer gradient = pass.Gradient(carried.Sequence);
            if (!pass.HasGradient(carried.Sequence))
            {
                Clear(pass, "ClearGradient", gradient, StepSlot.All);
            }

            Clear(pass, "ClearInitialGradient", gradient, StepSlot.Initial);
        }

        IEnumerable<Value> written =
        [
            .. Read.Where(read => pass.Contribute(read.Sequence).Accumulate).Select(read => read.Step),
            .. Carried.SelectMany(carried => new[] { carried.Before, carried.After }),
        ];
        Action? passOnEnded = Steps.IsOfCall ? () => PassOnEnded(pass) : null;
        pass.DifferentiateEachStep($"back through {Formula}", Steps, Body, written, isReversed: !RunsBackwards, passOnEnded);
        foreach (CarriedValue carried in Carried)
        {
            carried.State.Report(pass, pass.Gradient(carried.Sequence));
        }
    }

    /// <summary>
    /// Chooses the memory of each value of the body. Training keeps the values of all steps for the backward pass; prediction reuses the
    /// memory of one step.
    /// </summary>
    private void PlaceSteps(ForwardPass pass)
    {
        foreach (ReadSequence read in Read)
        {
            pass.PlaceStep(read.Step, read.Sequence, StepSlot.Current);
        }

        if (pass.Training)
        {
            foreach (Operation operation in Body)
            {
                Value output = operation.Output;
                pass.PlaceStep(output, output with { Name = output.Name + "Steps", Steps = Steps }, StepSlot.Current);
            }
        }

        foreach (CarriedValue carried in Carried)
        {
            pass.PlaceStep(carried.Before, carried.Sequence, StepSlot.Before);
            pass.PlaceStep(carried.After, carried.Sequence, StepSlot.Current);
        }
    }

    /// <summary>Makes rows keep their state at steps after their end, if the batch has rows of different lengths.</summary>
    private void HoldEnded(ForwardPass pass)
    {
        foreach (CarriedValue carried in Carried)
        {
            SequenceEnd.Hold(pass, pass.Of(carried.Before), pass.Of(carried.After));
        }
    }

    /// <summary>
    /// At steps after the end of a row, where its state is that of the step before, moves the gradient there, so that nothing else gets one.
    /// </summary>
    private void PassOnEnded(BackwardPass pass)
    {
        foreach (CarriedValue carried in Carried)
        {
            SequenceEnd.PassOn(pass, pass.Gradient(carried.After), pass.Gradient(carried.Before));
        }
    }

    private void Clear(Pass pass, string name, Buffer sequence, StepSlot slot)
    {
        Buffer part = Buffers.Part(sequence, slot);
        pass.CallElementwise(
            $"{Label}{name}{part.RowStride}",
            "y = 0",
            Term.Zero,
            [Operand.Write("y", part)],
            comment: slot == StepSlot.Initial ? $"initial value of {sequence.Slice!.Sequence}: zeros" : $"{sequence.Slice!.Sequence} = 0"
        );
    }
}
