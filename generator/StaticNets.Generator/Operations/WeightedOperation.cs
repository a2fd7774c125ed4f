using StaticNets.Generator.Operations.Activations;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>An operation with a kernel and a bias, <c>y = f(x ∗ kernel + bias)</c>: a matrix product or a convolution.</summary>
/// <param name="Function">The fused activation, or <see langword="null"/>.</param>
internal abstract record WeightedOperation(
    string Label,
    Value X,
    Parameter Kernel,
    Parameter? Bias,
    Value Output,
    ActivationFunction? Function
) : Operation(Label, Output)
{
    /// <summary>The row of <see cref="Bias"/> that is added, for a parameter that holds the biases of several operations.</summary>
    public long BiasRow { get; init; }

    /// <summary>The DropConnect mask, or <see langword="null"/>.</summary>
    public WeightMask? Mask { get; init; }

    public override IReadOnlyList<Value> Inputs => [X];

    public override IReadOnlyList<Parameter> Parameters => Bias is null ? [Kernel] : [Kernel, Bias];

    /// <summary>
    /// Whether a factor and an addend for each column of the product can become part of kernel and bias. Kernels in bfloat16 stay as they
    /// are: rounded again they would be less exact, and in the format of the network they would take twice the memory.
    /// </summary>
    public virtual bool CanFold =>
        Function is null && Kernel.Format == WeightFormat.Default && Bias is not { Format: WeightFormat.BFloat16 };

    public override ActivationFunction? FusedFunction => Function;

    public override Operation? FuseWith(Pointwise next) =>
        Function is null ? this with { Output = Absorb(next), Function = next.Function } : null;

    public override void Backward(BackwardPass pass)
    {
        if (Function is not null && !pass.IsFinished(Output))
        {
            PointwiseGradients.DifferentiateInPlace(pass, Label, Function, Output);
        }

        PrepareGradients(pass);
        if (Kernel.IsTrainable)
        {
            pass.SumOverRows(() => WriteKernelGradient(pass));
        }

        if (Bias is { IsTrainable: true } bias)
        {
            pass.SumOverRows(() =>
                ColumnSum.Call(
                    pass,
                    Label + "BiasGradient",
                    pass.Gradient(Output),
                    Output.Shape,
                    Buffers.RowOf(pass.Gradient(bias), BiasRow)
                )
            );
        }

        WriteInputGradient(pass);
    }

    /// <summary>Adds the calls whose results the gradients of both kernel and input read.</summary>
    protected virtual void PrepareGradients(BackwardPass pass) { }

    protected abstract void WriteKernelGradient(BackwardPass pass);

    protected abstract void WriteInputGradient(BackwardPass pass);
}
