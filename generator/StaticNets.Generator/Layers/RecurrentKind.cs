using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>
/// A layer that carries a state from step to step, <c>[steps, features] → [units]</c>, or <c>[steps, units]</c> with all states. A layer
/// of this kind defines the computation of one step; the loop over the steps, and the way back through it, are those of the scan.
/// </summary>
internal abstract class RecurrentKind : LayerKind
{
    public override IReadOnlyList<string> Tensors => ["kernel", "recurrent_kernel", "bias"];

    public override IReadOnlyList<string> TensorsOf(LayerArguments arguments) =>
        arguments.FlagOr("UseBias", true) ? Tensors : ["kernel", "recurrent_kernel"];

    public override bool IsRecurrent => true;

    public override string AppliedActivation(LayerArguments arguments) => arguments.TextOr("Activation", "Tanh");

    public override Value? Build(LayerScope scope)
    {
        long? declared = scope.Positive("units");
        Value? x = scope.Sequence();
        scope.CheckDeclaredInputs(x?.Shape.Last);
        if (declared is not { } units)
        {
            return null;
        }

        bool returnsSequences = scope.Arguments.Flag("ReturnSequences");
        if (x is null)
        {
            return returnsSequences ? null : scope.Unbuilt(Shape.Of(units));
        }

        Value states = States(scope, scope.SplitSteps(x), units);
        return returnsSequences ? scope.JoinSteps(states) : scope.LastStep(states);
    }

    /// <summary>Creates the parameters, and computes the state after each step of a sequence.</summary>
    protected abstract Value States(LayerScope scope, Value x, long units);
}
