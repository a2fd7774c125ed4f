using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>
/// A differentiable step of the plan: it computes its output from its inputs, and the gradients of its inputs and parameters from the
/// gradient of its output. Operations do not depend on the layers that use them.
/// </summary>
/// <param name="Label">Prefix of the names of the operation's functions in PascalCase, unique within the network.</param>
/// <param name="Output">The value that the operation computes.</param>
internal abstract record Operation(string Label, Value Output)
{
    /// <summary>Number of SIMD operations of a loop that does little more than load and store.</summary>
    protected const int LoadAndStore = 6;

    /// <summary>A number of SIMD operations that exceeds the inlining budget of every pass, so that the network is not unrolled.</summary>
    protected const int NeverUnrolled = 1_000_000;

    /// <summary>The values that the operation reads; a value that is read twice occurs twice.</summary>
    public abstract IReadOnlyList<Value> Inputs { get; }

    /// <summary>The inputs that a prediction reads: not those that only a training step needs.</summary>
    public virtual IReadOnlyList<Value> InputsOfPrediction => Inputs;

    /// <summary>The parameters that the operation reads.</summary>
    public virtual IReadOnlyList<Parameter> Parameters => [];

    /// <summary>Whether the operation can read its inputs in the caller's memory, whose rows have no padding.</summary>
    public virtual bool ReadsUnpadded => false;

    /// <summary>
    /// Whether a step of the output depends on other steps of the input or on its own number, so that a network with the operation is one of
    /// sequences.
    /// </summary>
    public virtual bool RelatesSteps => false;

    /// <summary>Number of multiply-adds for one row.</summary>
    public virtual long MultiplyAdds => 0;

    /// <summary>Number of elements for one row that the operation needs in addition to the inputs and the output of its layer.</summary>
    public virtual long WorkingLength => 0;

    /// <summary>
    /// Number of SIMD operations of the forward function with its sums unrolled. It counts against <see cref="Tuning.UnrolledCalls"/>, the
    /// budget of the pass into which the function is inlined.
    /// </summary>
    public virtual long UnrolledCalls => LoadAndStore;

    /// <summary>Number of SIMD operations of the backward functions with their sums unrolled.</summary>
    public virtual long UnrolledBackwardCalls => LoadAndStore;

    /// <summary>
    /// Returns an operation that also applies the following activation, or <see langword="null"/> if the two cannot be fused.
    /// </summary>
    public virtual Operation? FuseWith(Pointwise next) => null;

    /// <summary>
    /// Returns the operation with activations fused inside its body if it has a body, as a scan does; otherwise the operation itself.
    /// </summary>
    public virtual Operation WithFusedBody(Func<IReadOnlyList<Operation>, IReadOnlyList<Operation>> fuse) => this;

    /// <summary>
    /// Returns the operations that compute one time step of the output from the same step of the inputs, or <see langword="null"/> if the
    /// operation needs all steps at once.
    /// </summary>
    public virtual IReadOnlyList<Operation>? AtOneStep(OneStep values) => null;

    /// <summary>
    /// The batch statistics that the operation computes in a training step. If there are any, the batch cannot be divided into
    /// micro-batches.
    /// </summary>
    public virtual IReadOnlyList<BatchStatistic> Statistics => [];

    /// <summary>
    /// Returns the output that this operation has when the activation <paramref name="next"/> is fused into it: the output of the
    /// activation, in the shape of this operation. A layer between operation and activation, such as Flatten, may have changed the shape.
    /// </summary>
    protected Value Absorb(Pointwise next) => next.Output with { Shape = Output.Shape };

    /// <summary>Adds the calls of the operation's forward functions to a pass.</summary>
    public abstract void Forward(ForwardPass pass);

    /// <summary>Adds the calls of the backward functions to a pass, after all calls that add to the gradient of the output.</summary>
    public abstract void Backward(BackwardPass pass);

    /// <summary>
    /// The activation that is fused into the operation; <see langword="null"/> for none. The backward pass begins by multiplying the
    /// gradient of the output by the derivative of this activation.
    /// </summary>
    public virtual Activations.ActivationFunction? FusedFunction => null;
}
