using StaticNets.Generator.Operations;
using StaticNets.Generator.Operations.Attention;
using StaticNets.Generator.Operations.Losses;
using StaticNets.Generator.Operations.MatMuls;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Layers;

// Operations for layers that read sequences.
internal sealed partial class LayerScope
{
    /// <summary>
    /// Converts a value of shape <c>[steps, features]</c> to a sequence, which has a row of features for each step of each sample.
    /// </summary>
    public Value SplitSteps(Value x) =>
        program.SequenceOf(x)
        ?? program.Add(
            new SplitSteps(x, program.NewValue(Camel + "Steps", Shape.Of(x.Shape.Last)) with { Steps = StepCount.OfAxis(x.Shape.Axes[0]) })
        );

    /// <summary>
    /// Replaces each index by a row of a table. Returns a sequence with a step for each index of a sample.
    /// </summary>
    public Value Gather(Value x, Parameter table)
    {
        StepCount steps = x.Shape.HasAnySteps ? StepCount.OfCall : new StepCount(x.Shape.Length);
        Value y = program.NewValue(Camel + "Steps", Shape.Of(table.RowLength)) with { Steps = steps };
        return program.Add(new Gather(Label("Lookup"), x, table, y));
    }

    /// <summary>Converts a sequence to a value of shape <c>[steps, features]</c>.</summary>
    public Value JoinSteps(Value sequence)
    {
        Value joined = program.NewValue(Camel + "Output", Shape.Of(sequence.Steps!.Value.Axis, sequence.Shape.Length));
        return program.Add(new JoinSteps(sequence, joined));
    }

    /// <summary>
    /// Applies an activation to each step of a sequence, and converts it to a value of shape <c>[steps, features]</c>. Losses look for their
    /// activation in the operation that computes the output, so an activation that a loss can include is applied last.
    /// </summary>
    public Value ActivateAndJoin(Value sequence, string activation) =>
        Enum.IsDefined(typeof(OutputFunction), activation)
            ? Activate(JoinSteps(sequence), activation)
            : JoinSteps(Activate(sequence, activation));

    /// <summary>Builds the second direction of a layer, whose tensors have the prefix <c>backward_</c>.</summary>
    public Value Backward(Func<Value> build)
    {
        Direction = "backward";
        Value built = build();
        Direction = "";
        return built;
    }

    /// <summary>Returns a sequence with the steps in reverse order.</summary>
    public Value ReverseSteps(Value sequence) =>
        program.Add(new ReverseSteps(sequence, program.NewValue(Camel + "Reversed", sequence.Shape) with { Steps = sequence.Steps }));

    /// <summary>
    /// Draws a mask for <see cref="Masked"/> in each training step; returns <see langword="null"/> if the declaration sets no probability.
    /// </summary>
    /// <param name="argument">The argument with the probability that an element is dropped.</param>
    public Value? StepMask(Shape shape, string argument)
    {
        return DropRate(argument) is { } rate
            ? program.Add(new DrawMask(program.NewValue(Camel + "Mask", shape), rate, program.Dropouts++))
            : null;
    }

    /// <summary>Multiplies a value by a mask of <see cref="StepMask"/>, each step of a sequence by the same mask.</summary>
    public Value Masked(Value x, Value? mask)
    {
        if (mask is null)
        {
            return x;
        }

        string label = Label("Masked");
        Value y = program.NewValue(Camel + "Masked", x.Shape) with { Steps = x.Steps };
        if (x.Steps is null)
        {
            return program.Add(new MaskedStep(label, x, mask, y));
        }

        Value step = program.NewValue(x.Name + "AtStep", x.Shape);
        return program.Add(
            new MaskedSequence(label, x, y, new MaskedStep(label, step, mask, program.NewValue(y.Name + "AtStep", y.Shape)))
        );
    }

    /// <summary>Adds the operation <c>x · kernel + bias</c>, one of several products of a layer.</summary>
    /// <param name="role">The role of the product in the layer, for the names of functions and values.</param>
    /// <param name="dropRate">Probability that a weight is dropped in a training step.</param>
    public Value Project(Value x, Parameter kernel, Parameter? bias, string role, LayerNumber? dropRate)
    {
        string pascal = Identifiers.Pascal(role);
        Value y = program.NewValue(Camel + pascal, Shape.Of(kernel.RowLength)) with { Steps = x.Steps };
        return program.Add(new MatMul(Label(pascal), x, kernel, bias, y) { Mask = MaskOf(kernel, dropRate) });
    }

    /// <summary>Adds the attention of each step to the steps that it sees; all values are sequences.</summary>
    public Value Attend(Value queries, Value keys, Value values, AttentionShape size)
    {
        Value y = program.NewValue(Camel + "Heads", Shape.Of(size.Values)) with { Steps = queries.Steps };
        Value seen = program.NewValue(Camel + "Seen", Shape.Of(size.StateLength));
        return program.Add(new DotProductAttention(Label("Attention"), queries, keys, values, y, seen, size));
    }

    /// <summary>Adds sinusoids of its number to each step of a sequence.</summary>
    public Value AddPositions(Value sequence)
    {
        Value y = program.NewValue(Camel + "Sum", sequence.Shape) with { Steps = sequence.Steps };
        Value position = program.NewValue(Camel + "Position", Shape.Of(PositionSum.StateLength));
        return program.Add(new PositionSum(Label("Sum"), sequence, y, position));
    }

    /// <summary>
    /// Makes a row of the window of each step of a sequence, with zeros outside of the sequence. Windows of a single step are the sequence
    /// itself.
    /// </summary>
    public Value Windows(Value sequence, WindowAxis axis)
    {
        if (axis.Window == 1)
        {
            return sequence;
        }

        long features = sequence.Shape.Length;
        Value y = program.NewValue(Camel + "Windows", Shape.Of(Saturate.Multiply(axis.Window, features))) with { Steps = sequence.Steps };
        Value state = program.NewValue(Camel + "State", Shape.Of(CausalPadding.StateLength(axis.Window, axis.Dilation, features)));
        return program.Add(new SequenceWindows(sequence, y, axis.Window, axis.Dilation, axis.Before, state));
    }

    /// <summary>Returns a sequence of so many steps, all equal to the value.</summary>
    public Value Repeat(Value x, long steps) =>
        program.Add(new Repetition(x, program.NewValue(Camel + "Steps", x.Shape) with { Steps = new StepCount(steps) }));

    /// <summary>Returns the last step of a sequence, or the first one of a sequence that is computed backwards.</summary>
    public Value LastStep(Value sequence) =>
        program.Add(new LastStep(Label("LastStep"), sequence, program.NewValue(Camel + "Output", sequence.Shape)));

    /// <summary>
    /// Repeats a computation for each step of a sequence and carries values, initially zero, from step to step.
    /// </summary>
    /// <param name="formula">The formula of one step.</param>
    /// <param name="carried">Names and shapes of the values that are carried.</param>
    /// <param name="body">Computes the carried values after a step from the input of the step and the carried values before it.</param>
    /// <param name="runsBackwards">Whether the computation begins with the last step.</param>
    /// <returns>The first carried value after each step, as a sequence.</returns>
    public Value Scan(
        string formula,
        Value sequence,
        IReadOnlyList<(string Name, Shape Shape)> carried,
        Func<Value, IReadOnlyList<Value>, IReadOnlyList<Value>> body,
        bool runsBackwards
    )
    {
        Value step = program.NewValue(sequence.Name + "AtStep", sequence.Shape);
        Value[] before = [.. carried.Select(value => program.NewValue($"{Camel}{value.Name}Before", value.Shape))];
        IReadOnlyList<Value> after = [];
        EquatableArray<Operation> operations = program.Collect(() => after = body(step, before));
        IEnumerable<CarriedValue> all = carried.Select(
            (value, i) => new CarriedValue(Sequence(Camel + value.Name + "s", value.Shape), before[i], after[i], State(value))
        );
        EquatableArray<ReadSequence> read = new([new ReadSequence(sequence, step)]);
        return program.Add(new Scan(Label("Scan"), formula, sequence.Steps!.Value, read, all.ToEquatableArray(), operations));

        Value Sequence(string of, Shape shape) =>
            program.NewValue(of, shape) with
            {
                Steps = sequence.Steps,
                HasInitialState = true,
                RunsBackwards = runsBackwards,
            };

        StatePlace State((string Name, Shape Shape) value)
        {
            string prefix = Direction.Length == 0 ? "" : Direction + "_";
            return program.NewState($"{Name}{Identifiers.PathSeparator}{prefix}{Identifiers.Snake(value.Name)}", value.Shape.Length);
        }
    }
}
