using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>
/// Converts rows that contain all steps of a sample, <c>[rows, steps × features]</c>, to a sequence, <c>[steps, rows, features]</c>.
/// </summary>
internal sealed record SplitSteps(Value X, Value Output) : Operation("", Output)
{
    public override IReadOnlyList<Value> Inputs => [X];

    public override bool ReadsUnpadded => true;

    public override long UnrolledCalls => 0;

    public override IReadOnlyList<Operation> AtOneStep(OneStep values) => [new SameMemory(values.Of(X), values.Of(Output))];

    public override void Forward(ForwardPass pass) => StepCopy.Split(pass, pass.Of(X), pass.Of(Output), Output.Shape.Length, false);

    public override void Backward(BackwardPass pass)
    {
        Contribution contribution = pass.Contribute(X);
        StepCopy.Join(pass, pass.Gradient(Output), contribution.Target, Output.Shape.Length, contribution.Accumulate);
    }
}
