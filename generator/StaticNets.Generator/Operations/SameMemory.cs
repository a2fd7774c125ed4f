using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>Another name of a value, where only one time step is computed: a sequence of one step, its first and its last step are the same.</summary>
internal sealed record SameMemory(Value X, Value Output) : Operation("", Output)
{
    public override IReadOnlyList<Value> Inputs => [X];

    public override long UnrolledCalls => 0;

    public override void Forward(ForwardPass pass) => pass.Alias(Output, X);

    /// <summary>Single steps are never differentiated.</summary>
    public override void Backward(BackwardPass pass) => throw new NotSupportedException();
}
