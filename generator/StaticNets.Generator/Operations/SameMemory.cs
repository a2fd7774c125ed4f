using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>
/// An operation whose output is its input. It replaces operations that only rearrange steps when a network is computed step by step: for
/// example, the last step of a single step is the step itself.
/// </summary>
internal sealed record SameMemory(Value X, Value Output) : Operation("", Output)
{
    public override IReadOnlyList<Value> Inputs => [X];

    public override long UnrolledCalls => 0;

    public override void Forward(ForwardPass pass) => pass.Alias(Output, X);

    /// <summary>Not supported, because the operation occurs only in predictions.</summary>
    public override void Backward(BackwardPass pass) => throw new NotSupportedException();
}
