using StaticNets.Generator.Operations;
using StaticNets.Generator.Tensors;

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

    /// <summary>Converts a sequence to a value of shape <c>[steps, features]</c>.</summary>
    public Value JoinSteps(Value sequence)
    {
        Value joined = program.NewValue(Camel + "Output", Shape.Of(sequence.Steps!.Value.Axis, sequence.Shape.Length));
        return program.Add(new JoinSteps(sequence, joined));
    }

    /// <summary>Returns a sequence of so many steps, all equal to the value.</summary>
    public Value Repeat(Value x, long steps) =>
        program.Add(new Repetition(x, program.NewValue(Camel + "Steps", x.Shape) with { Steps = new StepCount(steps) }));

    /// <summary>Returns the last step of a sequence.</summary>
    public Value LastStep(Value sequence) =>
        program.Add(new LastStep(Label("LastStep"), sequence, program.NewValue(Camel + "Output", sequence.Shape)));

    /// <summary>
    /// Repeats a computation for each step of a sequence and carries values, initially zero, from step to step.
    /// </summary>
    /// <param name="formula">The formula of one step.</param>
    /// <param name="carried">Names and shapes of the values that are carried.</param>
    /// <param name="body">Computes the carried values after a step from the input of the step and the carried values before it.</param>
    /// <returns>The first carried value after each step, as a sequence.</returns>
    public Value Scan(
        string formula,
        Value sequence,
        IReadOnlyList<(string Name, Shape Shape)> carried,
        Func<Value, IReadOnlyList<Value>, IReadOnlyList<Value>> body
    )
    {
        Value step = program.NewValue(sequence.Name + "AtStep", sequence.Shape);
        Value[] before = [.. carried.Select(value => program.NewValue($"{Camel}{value.Name}Before", value.Shape))];
        IReadOnlyList<Value> after = [];
        EquatableArray<Operation> operations = program.Collect(() => after = body(step, before));
        IEnumerable<CarriedValue> all = carried.Select(
            (value, i) => new CarriedValue(Sequence(Camel + value.Name + "s", value.Shape), before[i], after[i])
        );
        EquatableArray<ReadSequence> read = new([new ReadSequence(sequence, step)]);
        return program.Add(new Scan(Label("Scan"), formula, sequence.Steps!.Value, read, all.ToEquatableArray(), operations));

        Value Sequence(string of, Shape shape) => program.NewValue(of, shape) with { Steps = sequence.Steps, HasInitialState = true };
    }
}
