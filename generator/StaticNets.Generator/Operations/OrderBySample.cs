using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>
/// Exchanges the order of steps and samples of a sequence, for a loss: <c>[steps, rows, features]</c> becomes <c>[rows, steps, features]</c>,
/// the order in which the caller's targets lie in memory. Both have a padded row for each step of each sample.
/// </summary>
internal sealed record OrderBySample(Value X, Value Output) : Operation("", Output)
{
    public override IReadOnlyList<Value> Inputs => [X];

    public override long UnrolledCalls => 0;

    public override void Forward(ForwardPass pass) => StepCopy.OrderBySample(pass, pass.Of(X), pass.Of(Output));

    public override void Backward(BackwardPass pass)
    {
        Contribution contribution = pass.Contribute(X);
        StepCopy.OrderByStep(pass, pass.Gradient(Output), contribution.Target, contribution.Accumulate);
    }
}
