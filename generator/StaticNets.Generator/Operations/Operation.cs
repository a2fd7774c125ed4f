using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>
/// One thing that is computed: from its inputs to its output, and from the output's gradient to the inputs' and the
/// parameters' gradients. Operations say how; they know nothing of the layers that asked for them.
/// </summary>
/// <param name="Label">PascalCase prefix of its kernels, unique within the network.</param>
/// <param name="Output">What it computes.</param>
internal abstract record Operation(string Label, Value Output)
{
    /// <summary>Vocabulary calls of a loop that does little more than fetch its operands.</summary>
    protected const int LoadAndStore = 6;

    /// <summary>Vocabulary calls of an operation that no pass has the budget to inline.</summary>
    protected const int NeverUnrolled = 1_000_000;

    /// <summary>The values it reads, with repetitions.</summary>
    public abstract IReadOnlyList<Value> Inputs { get; }

    /// <summary>The parameters it reads.</summary>
    public virtual IReadOnlyList<Parameter> Parameters => [];

    /// <summary>Whether it can read rows that lie without padding in the caller's memory.</summary>
    public virtual bool ReadsUnpadded => false;

    /// <summary>Multiply-adds of one row.</summary>
    public virtual long MultiplyAdds => 0;

    /// <summary>Elements of one row that it works with beyond its inputs and its output.</summary>
    public virtual long WorkingLength => 0;

    /// <summary>Vocabulary calls of the forward kernel with its sums unrolled: what a pass that it is inlined into must budget for.</summary>
    public virtual long UnrolledCalls => LoadAndStore;

    /// <summary>The same of its backward kernels.</summary>
    public virtual long UnrolledBackwardCalls => LoadAndStore;

    /// <summary>One operation that does this one and then the function, or null when they cannot be fused.</summary>
    public virtual Operation? FuseWith(Pointwise next) => null;

    /// <summary>What a step of training finds out about its batch and keeps: such a batch cannot be cut.</summary>
    public virtual IReadOnlyList<BatchStatistic> Statistics => [];

    /// <summary>
    /// The output of this operation with a function fused into it. The function may stand behind a layer that shows the same elements in another
    /// shape; this operation goes on in its own.
    /// </summary>
    protected Value Absorb(Pointwise next) => next.Output with { Shape = Output.Shape };

    /// <summary>Writes its forward kernel and calls it.</summary>
    public abstract void Forward(ForwardPass pass);

    /// <summary>Writes its backward kernels and calls them; the gradient of the output is complete by then.</summary>
    public abstract void Backward(BackwardPass pass);

    /// <summary>
    /// How the gradient of the output becomes the gradient before the function fused into this operation, given the output;
    /// <see langword="null"/> when nothing is fused.
    /// </summary>
    public virtual Activations.ActivationFunction? FusedFunction => null;
}
