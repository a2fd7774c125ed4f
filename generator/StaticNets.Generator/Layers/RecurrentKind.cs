using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>
/// A layer that carries a state from step to step, <c>[steps, features] → [units]</c>, or <c>[steps, units]</c> with all states. A layer
/// of this kind defines the computation of one step; the loop over the steps, and the way back through it, are those of the scan.
/// </summary>
internal abstract class RecurrentKind : LayerKind
{
    public override IReadOnlyList<string> Tensors => [.. OneDirection, .. OneDirection.Select(Backward)];

    /// <summary>The names of the tensors of one direction; those of biases end with <c>bias</c>.</summary>
    protected virtual IReadOnlyList<string> OneDirection => ["kernel", "recurrent_kernel", "bias"];

    public override IReadOnlyList<string> TensorsOf(LayerArguments arguments)
    {
        IEnumerable<string> forward = arguments.FlagOr("UseBias", true)
            ? OneDirection
            : OneDirection.Where(tensor => !tensor.EndsWith("bias", StringComparison.Ordinal));
        return [.. forward, .. arguments.Flag(Directions.Bidirectional) ? forward.Select(Backward) : []];
    }

    private static string Backward(string tensor) => "backward_" + tensor;

    public override bool IsRecurrent => true;

    public override string AppliedActivation(LayerArguments arguments) => arguments.TextOr("Activation", "Tanh");

    public override Value? Build(LayerScope scope)
    {
        long? declared = scope.Positive("units");
        Value? x = scope.Sequence();
        scope.CheckDeclaredInputs(x?.Shape.Last);
        Directions directions = Directions.Read(scope);
        long? length = StateLength(scope, declared);
        if (declared is not { } units || length is not { } stateLength)
        {
            return null;
        }

        bool returnsSequences = scope.Arguments.Flag("ReturnSequences");
        if (x is null)
        {
            return returnsSequences ? null : scope.Unbuilt(Shape.Of(directions.Outputs(stateLength)));
        }

        Value sequence = scope.SplitSteps(x);
        if (directions.AreBoth)
        {
            Value[] both = [AllStates(runsBackwards: false), scope.Backward(() => AllStates(runsBackwards: true))];
            return returnsSequences
                ? scope.JoinSteps(directions.Merge(scope, both, stateLength))
                : directions.Merge(scope, [.. both.Select(scope.LastStep)], stateLength);
        }

        Value states = AllStates(directions.IsBackwards);
        return !returnsSequences ? scope.LastStep(states)
            : directions.IsBackwards ? scope.JoinSteps(scope.ReverseSteps(states))
            : scope.JoinSteps(states);

        Value AllStates(bool runsBackwards) =>
            States(scope, scope.Masked(sequence, scope.StepMask(sequence.Shape, "Dropout")), units, runsBackwards);
    }

    /// <summary>
    /// Returns the number of elements that the layer gives for each step; <see langword="null"/> after an error. A layer with further
    /// arguments checks them here.
    /// </summary>
    protected virtual long? StateLength(LayerScope scope, long? units) => units;

    /// <summary>Creates the parameters, and computes the state after each step of a sequence.</summary>
    /// <param name="runsBackwards">Whether the computation begins with the last step.</param>
    protected abstract Value States(LayerScope scope, Value x, long units, bool runsBackwards);
}
