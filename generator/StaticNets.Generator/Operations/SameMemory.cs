using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>
/// An operation whose output is its input, when a single time step is computed: a sequence of one step equals its last step.
/// </summary>
internal sealed record SameMemory(Value X, Value Output) : Operation("", Output)
{
    public override IReadOnlyList<Value> Inputs => [X];

    public override long UnrolledCalls => 0;

    public override void Forward(ForwardPass pass) => pass.Alias(Output, X);

    /// <summary>Single steps are never differentiated.</summary>
    public override void Backward(BackwardPass pass) => throw new NotSupportedException();
}
