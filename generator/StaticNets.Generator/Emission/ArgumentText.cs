using StaticNets.Generator.Operations;
using StaticNets.Generator.Planning;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Emission;

/// <summary>The C# text of arguments in the calls of a pass.</summary>
internal static class ArgumentText
{
    /// <param name="names">The names of the buffers of the pass.</param>
    /// <param name="writer">The writer of the file, which knows how types are named in it.</param>
    /// <param name="guards">The conditions of the network.</param>
    /// <param name="plan">The plan, which numbers the hyperparameters.</param>
    public static string Of(Argument argument, BufferNames names, CodeWriter writer, Guards guards, NetworkPlan plan) =>
        argument switch
        {
            MemoryArgument memory => "ref " + names.Of(memory.Memory),
            NumberArgument { Name: { } name } number => Literals.Named(name, number.Value),
            NumberArgument number => Literals.Integer(number.Value),
            RealArgument real => Literals.Double(real.Value),
            HyperparameterArgument number => OfHyperparameter(number, plan),
            FlagArgument flag => (flag.Name is null ? "" : flag.Name + ": ") + (flag.Value ? "true" : "false"),
            StepRowsArgument { Steps: var steps } => $"rows * {steps.Text}",
            StepLengthArgument { Length: var length } => $"steps * {Literals.Integer(length)}",
            PassedArgument { Value: RuntimeArgument.Steps } => "steps",
            PassedArgument { Value: RuntimeArgument.Step } => "step",
            PassedArgument { Value: RuntimeArgument.Lengths } => $"ref {Qualified.Runtime}SequenceEnd.Lengths(in batch)",
            NoLengthsArgument => $"lengths: ref {writer.Names.Unsafe}.NullRef<int>()",
            PassedArgument { Value: RuntimeArgument.Rows } => "rows",
            PassedArgument { Value: RuntimeArgument.Accumulate } => "accumulate",
            TrainingOfLayerArgument { Weights: var weights } => $"batch.Training && {guards.Trains(weights)}",
            PassedArgument { Value: RuntimeArgument.Batch } => "in batch",
            PassedArgument { Value: RuntimeArgument.Updates } => "updates",
            PassedArgument { Value: RuntimeArgument.RowWeights } => "ref batch.Weights",
            PassedArgument { Value: RuntimeArgument.BatchRows } => "batch.BatchRows",
            _ => throw new InvalidOperationException($"No pass hands on {argument}."),
        };

    private static string OfHyperparameter(HyperparameterArgument number, NetworkPlan plan)
    {
        string declared = $"declared: {Literals.Double(number.Declared)}";
        return $"{Qualified.Runtime}HyperparameterValues.Of(ref {PassWriter.Hyperparameters}, {Literals.Integer(plan.IndexOf(number.Path))}, {declared})";
    }
}
