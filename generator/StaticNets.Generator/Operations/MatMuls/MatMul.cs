using StaticNets.Generator.Operations.Activations;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations.MatMuls;

/// <summary>
/// <c>y[rows, N] = f(x[rows, K] · kernel[K, N] + bias[N])</c>. Without a bias, the sums begin with <see cref="Addend"/> or with zero.
/// </summary>
internal sealed record MatMul(string Label, Value X, Parameter Kernel, Parameter? Bias, Value Output, ActivationFunction? Function = null)
    : WeightedOperation(Label, X, Kernel, Bias, Output, Function)
{
    /// <summary>
    /// A value, <c>[rows, N]</c>, that is added to the product of a layer without a bias; <see langword="null"/> for none.
    /// </summary>
    public Value? Addend { get; init; }

    /// <summary>
    /// Whether the rows of the kernel at zeros of x are not read, for the prediction of rows that are mostly zeros. Only finite kernels have the
    /// same result with and without it.
    /// </summary>
    public bool SkipsZeros { get; init; }

    public override IReadOnlyList<Value> Inputs => Addend is null ? [X] : [X, Addend];

    public override bool CanFold => Addend is null && base.CanFold;

    // The tile reads an addend in whole vectors, which would extend past the end of rows without padding.
    public override bool ReadsUnpadded => Addend is null;

    private long K => Kernel.Rows;

    public override long MultiplyAdds => Saturate.Multiply(K * Kernel.RowLength, X.Steps?.Constant ?? 1);

    public override long UnrolledCalls => RowProduct.Calls(K, Function);

    public override long UnrolledBackwardCalls => RowProduct.Calls(Kernel.RowLength, Function);

    public override IReadOnlyList<Operation> AtOneStep(OneStep values) =>
        [this with { X = values.Of(X), Addend = Addend is null ? null : values.Of(Addend), Output = values.Of(Output) }];

    public override void Forward(ForwardPass pass)
    {
        Buffer x = pass.Of(X);
        Buffer y = pass.Of(Output);
        Buffer kernel = pass.Training && Mask is not null ? Mask.Apply(pass) : pass.Of(Kernel);
        string sum =
            $"x[rows, {K}] · kernel[{K}, {Kernel.RowLength}]{(Bias is not null ? " + bias" : Addend is not null ? " + addend" : "")}";
        string formula = $"y[rows, {Kernel.RowLength}] = {Function?.Formula(sum) ?? sum}";
        if (SkipsZeros)
        {
            SkipZeros(pass, formula, kernel);
            return;
        }

        TiledProduct product = new()
        {
            Name = Label + "Forward",
            Names = ProductNames.Forward,
            Summary = formula,
            Element = pass.Element,
            Unrolled = pass.Unrolled,
            M = Extent.Samples,
            K = Extent.Of(K),
            N = y.RowStride,
            LeftRowStride = x.RowStride,
            LeftStep = 1,
            RightRowStride = kernel.RowStride,
            RightElement = kernel.Element,
            ResultRowStride = y.RowStride,
            Start =
                Bias is not null ? ProductStart.Bias
                : Addend is not null ? ProductStart.Addend
                : ProductStart.Zero,
            Apply = Function,
            SplitsNarrowSums = pass.SplitsNarrowSums,
            UsedColumns = Kernel.RowLength,
        };
        Buffer? start =
            Bias is not null ? Buffers.RowOf(pass.Of(Bias), BiasRow)
            : Addend is not null ? pass.Of(Addend)
            : null;
        pass.Call(BlockedProduct.Of(product), product.Arguments(x, kernel, y, start));
    }

    private void SkipZeros(ForwardPass pass, string formula, Buffer kernel)
    {
        Buffer x = pass.Of(X);
        Buffer y = pass.Of(Output);
        Operand[] bias = Bias is null ? [] : [Operand.Read("bias", Buffers.RowOf(pass.Of(Bias), BiasRow))];
        pass.Call(
            Label + "SparseForward",
            formula + ", without the terms whose x is 0",
            new SparseProduct(K, x.RowStride, kernel.RowStride, y.RowStride, Bias is not null, Function),
            [Operand.Read("x", x), Operand.Read("kernel", kernel), .. bias, Operand.Write("y", y), RuntimeArgument.Rows]
        );
    }

    /// <summary>
    /// Computes the gradient of the kernel as a product whose rows are the input features and whose sums run over the samples: x is read
    /// column by column.
    /// </summary>
    protected override void WriteKernelGradient(BackwardPass pass)
    {
        Buffer x = pass.Of(X);
        Buffer dz = pass.Gradient(Output);
        Buffer target = Mask?.MaskedGradient(pass) ?? pass.Gradient(Kernel);
        TiledProduct product = new()
        {
            Name = Label + "KernelGradient",
            Names = ProductNames.KernelGradient,
            Summary = $"dKernel[{K}, {Kernel.RowLength}] = xᵀ[{K}, rows] · dy[rows, {Kernel.RowLength}]",
            Element = pass.Element,
            Unrolled = pass.Unrolled,
            M = Extent.Of(K),
            K = Extent.Samples,
            N = dz.RowStride,
            LeftRowStride = 1,
            LeftStep = x.RowStride,
            RightRowStride = dz.RowStride,
            ResultRowStride = target.RowStride,
            Start = Mask is null ? ProductStart.ResultIfAccumulating : ProductStart.Zero,
        };
        pass.Call(product, product.Arguments(x, dz, target));
        Mask?.AddGradient(pass);
    }

    protected override void WriteInputGradient(BackwardPass pass)
    {
        if (Addend is not null)
        {
            PointwiseGradients.PassOn(pass, Label, Output, Addend);
        }

        Buffer kernel = Mask?.Masked(pass) ?? pass.Of(Kernel);
        Buffer dz = pass.Gradient(Output);
        Contribution contribution = pass.Contribute(X, canFinish: true);
        string through = contribution.Finish is { } function ? $", times {function.Name.ToLowerInvariant()}′" : "";
        TiledProduct product = new()
        {
            Name = Label + "InputGradient",
            Names = ProductNames.InputGradient,
            Summary = $"dx[rows, {K}] = dy[rows, {Kernel.RowLength}] · kernelᵀ[{Kernel.RowLength}, {K}]{through}",
            Element = pass.Element,
            Unrolled = pass.Unrolled,
            M = Extent.Samples,
            K = Extent.Of(Kernel.RowLength),
            N = contribution.Target.RowStride,
            LeftRowStride = dz.RowStride,
            LeftStep = 1,
            RightRowStride = pass.Element.Pad(K),
            ResultRowStride = contribution.Target.RowStride,
            Start = contribution.Accumulate ? ProductStart.Result : ProductStart.Zero,
            DifferentiateThrough = contribution.Finish,
        };
        // In a loop over time steps, a copy of the whole transpose is made once for all steps.
        if (product.Streams && dz.Slice is null && contribution.Target.Slice is null)
        {
            TransposedPanels
                .Of(product, K, kernel.RowStride)
                .Call(pass, Kernel, dz, kernel, contribution.Target, contribution.FinishOutput);
            return;
        }

        Buffer transposed = pass.Scratch(Kernel, ParameterContent.Transposed, Kernel.RowLength, K);
        Transpose.Write(pass, kernel, K, Kernel.RowLength, transposed);
        pass.Call(product, product.Arguments(dz, transposed, contribution.Target, output: contribution.FinishOutput));
    }
}
