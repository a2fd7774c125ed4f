using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>
/// Converts a sequence, <c>[steps, rows, features]</c>, to rows that contain all steps of a sample, <c>[rows, steps × features]</c>.
/// </summary>
internal sealed record JoinSteps(Value X, Value Output) : Operation("", Output)
{
    public override IReadOnlyList<Value> Inputs => [X];

    public override long UnrolledCalls => 0;

    public override IReadOnlyList<Operation> AtOneStep(OneStep values) => [new SameMemory(values.Of(X), values.Of(Output))];

    public override void Forward(ForwardPass pass) => StepCopy.Join(pass, pass.Of(X), pass.Of(Output), X.Shape.Length, false);

    public override void Backward(BackwardPass pass)
    {
        Contribution contribution = pass.Contribute(X);
        StepCopy.Split(pass, pass.Gradient(Output), contribution.Target, X.Shape.Length, contribution.Accumulate);
    }
}
