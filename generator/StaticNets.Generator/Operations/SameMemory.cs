using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>
/// An operation whose output is its input. When a network is computed step by step, this operation replaces operations that only
/// rearrange steps: for example, taking the last step then needs no code, because there is only one step.
/// </summary>
internal sealed record SameMemory(Value X, Value Output) : Operation("", Output)
{
    public override IReadOnlyList<Value> Inputs => [X];

    public override long UnrolledCalls => 0;

    public override void Forward(ForwardPass pass) => pass.Alias(Output, X);

    /// <summary>Not supported, because the operation occurs only in predictions.</summary>
    public override void Backward(BackwardPass pass) => throw new NotSupportedException();
}
