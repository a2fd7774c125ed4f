using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>
/// Multiplies each step of a sequence by the same mask of <see cref="DrawMask"/>. In prediction the output is the input.
/// </summary>
/// <param name="X">The sequence.</param>
/// <param name="Output">The product, a sequence.</param>
/// <param name="Step">The operation of one step.</param>
internal sealed record MaskedSequence(string Label, Value X, Value Output, MaskedStep Step) : Operation(Label, Output)
{
    private const string Formula = "y = x · mask, step by step";

    public override IReadOnlyList<Value> Inputs => [X];

    public override IReadOnlyList<Operation> AtOneStep(OneStep values) =>
        values.IsSingle ? [new SameMemory(values.Of(X), values.Of(Output))] : [this with { X = values.Of(X) }];

    public override void Forward(ForwardPass pass)
    {
        if (!pass.Training)
        {
            pass.Alias(Output, X);
            return;
        }

        pass.PlaceStep(Step.X, X, StepSlot.Current);
        pass.PlaceStep(Step.Output, Output, StepSlot.Current);
        pass.ForEachStep(Formula, Output.Steps!.Value, [Step]);
    }

    public override void Backward(BackwardPass pass)
    {
        Value[] written = pass.Contribute(X).Accumulate ? [Step.Output, Step.X] : [Step.Output];
        pass.DifferentiateEachStep($"back through {Formula}", Output.Steps!.Value, [Step], written);
    }
}
