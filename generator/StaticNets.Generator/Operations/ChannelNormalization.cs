using StaticNets.Generator.Operations.Activations;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>
/// <c>y = f(γ n + β)</c> with <c>n = (x − mean) / √(variance + ε)</c> for each channel, the last axis. A training step uses the mean and
/// variance over all samples and pixels of the batch; all other calls use the moving statistics. The gradient of the input in a training
/// step is <c>dx = γ (dy − mean of dy − n · mean of dy n) / √(variance + ε)</c>, with means over all samples and pixels of the batch; otherwise
/// it is <c>dx = γ dy / √(variance + ε)</c>. The gradients of the parameters are <c>dγ = Σ dy n</c> and <c>dβ = Σ dy</c>.
/// </summary>
/// <param name="Momentum">Decay rate of the moving mean and variance.</param>
internal sealed record ChannelNormalization(
    string Label,
    Value X,
    ChannelScaling Scaling,
    Value Output,
    LayerNumber Epsilon,
    double Momentum
) : Operation(Label, Output)
{
    /// <summary>The fused activation, or <see langword="null"/>.</summary>
    public ActivationFunction? Function { get; init; }

    public override IReadOnlyList<Value> Inputs => [X];

    public override IReadOnlyList<Parameter> Parameters => [Gamma, Beta, MovingMean, MovingVariance];

    private Parameter Gamma => Scaling.Gamma;

    private Parameter Beta => Scaling.Beta;

    private Parameter MovingMean => Scaling.MovingMean;

    private Parameter MovingVariance => Scaling.MovingVariance;

    public override ActivationFunction? FusedFunction => Function;

    public override long UnrolledCalls => NeverUnrolled;

    public override IReadOnlyList<BatchStatistic> Statistics =>
        Learns
            ?
            [
                new(MovingMean, new ValueMemory(Output.Id, ValueContent.BatchMean), Momentum),
                new(MovingVariance, new ValueMemory(Output.Id, ValueContent.BatchVariance), Momentum),
            ]
            : [];

    // A frozen layer uses the moving mean and variance even in training steps.
    private bool Learns => Gamma.IsTrainable;

    private Operand IsTraining => new(new PassedParameter(RuntimeArgument.Training), new TrainingOfLayerArgument(Gamma));

    public override Operation? FuseWith(Pointwise next) =>
        Function is null ? this with { Output = Absorb(next), Function = next.Function } : null;

    public override IReadOnlyList<Operation> AtOneStep(OneStep values) => [this with { X = values.Of(X), Output = values.Of(Output) }];

    public override void Forward(ForwardPass pass)
    {
        bool takesBatch = pass.Training && Learns;
        Buffer mean = takesBatch ? Scratch(pass, ValueContent.BatchMean) : pass.Of(MovingMean);
        Buffer variance = takesBatch ? Scratch(pass, ValueContent.BatchVariance) : pass.Of(MovingVariance);
        if (takesBatch)
        {
            CallStatistics(pass, mean, variance);
        }

        Buffer inverse = Scratch(pass, ValueContent.BatchInverse);
        CallInverse(pass, variance, inverse);
        CallResult(pass, mean, inverse);
    }

    public override void Backward(BackwardPass pass)
    {
        if (Function is not null && !pass.IsFinished(Output))
        {
            PointwiseGradients.DifferentiateInPlace(pass, Label, Function, Output);
        }

        Buffer mean = Learns ? Scratch(pass, ValueContent.BatchMean) : pass.Of(MovingMean);
        Buffer inverse = Scratch(pass, ValueContent.BatchInverse);
        Buffer productMean = Scratch(pass, ValueContent.BatchProductMean);
        Buffer gradientMean = Scratch(pass, ValueContent.BatchGradientMean);
        if (Learns)
        {
            CallParameterGradients(pass, mean, inverse, productMean, gradientMean);
        }

        CallInputGradient(pass, mean, inverse, productMean, gradientMean);
    }

    private void CallStatistics(ForwardPass pass, Buffer mean, Buffer variance)
    {
        const string formula = "mean and variance of each channel: of the batch in a training step, otherwise the moving averages";
        Operand[] operands =
        [
            Operand.Read("x", pass.Of(X)),
            Operand.Read("movingMean", pass.Of(MovingMean)),
            Operand.Read("movingVariance", pass.Of(MovingVariance)),
            Operand.Write("mean", mean),
            Operand.Write("variance", variance),
            IsTraining,
            RuntimeArgument.Rows,
        ];
        pass.Call(Label + "Statistics", formula, new ChannelStatistics(Output.Shape), operands);
        pass.CombineOverBatch(new BatchCombination(mean, variance, IsVariance: true));
    }

    private void CallInverse(ForwardPass pass, Buffer variance, Buffer inverse)
    {
        const string formula = "inverse = 1 / √(variance + ε)";
        Operand[] operands = [Operand.Read("variance", variance), Operand.Write("inverse", inverse)];
        if (Epsilon.Hyperparameter is { } path)
        {
            pass.Call(
                Label + "Inverse",
                formula,
                new ChannelInverse(inverse.RowStride),
                [.. operands, .. Operand.Variable("epsilon", Epsilon)],
                comment: $"{formula}, ε = {path}"
            );
            return;
        }

        Term sum = Term.Add("variance", Term.Constant(Epsilon.Declared));
        pass.CallElementwise(Label + "Inverse", formula, Term.Call("Divide", Term.Constant(1), Term.Call("Sqrt", sum)), operands);
    }

    private void CallResult(ForwardPass pass, Buffer mean, Buffer inverse)
    {
        const string sum = "γ · (x - mean) · inverse + β";
        Operand[] operands =
        [
            Operand.Read("x", pass.Of(X)),
            Operand.Read("gamma", pass.Of(Gamma)),
            Operand.Read("beta", pass.Of(Beta)),
            Operand.Read("mean", mean),
            Operand.Read("inverse", inverse),
            Operand.Write("y", pass.Of(Output)),
            RuntimeArgument.Rows,
        ];
        pass.Call(Label + "Forward", "y = " + (Function?.Formula(sum) ?? sum), new ChannelResult(Output.Shape, Function), operands);
    }

    private void CallParameterGradients(BackwardPass pass, Buffer mean, Buffer inverse, Buffer productMean, Buffer gradientMean)
    {
        const string formula = "dγ = Σ dy · n, dβ = Σ dy, with n = (x - mean) · inverse; and the means of both over the rows";
        Operand[] operands =
        [
            Operand.Read("dy", pass.Gradient(Output)),
            Operand.Read("x", pass.Of(X)),
            Operand.Read("mean", mean),
            Operand.Read("inverse", inverse),
            Operand.Write("dgamma", pass.Gradient(Gamma)),
            Operand.Write("dbeta", pass.Gradient(Beta)),
            Operand.Write("productMean", productMean),
            Operand.Write("gradientMean", gradientMean),
            RuntimeArgument.Accumulate,
            RuntimeArgument.Rows,
        ];
        pass.Call(Label + "ParameterGradients", formula, new ChannelParameterGradients(Output.Shape), operands);
        pass.CombineOverBatch(new BatchCombination(productMean, gradientMean, IsVariance: false));
    }

    private void CallInputGradient(BackwardPass pass, Buffer mean, Buffer inverse, Buffer productMean, Buffer gradientMean)
    {
        Contribution contribution = pass.Contribute(X);
        string sign = contribution.Accumulate ? "+=" : "=";
        string rest = Learns ? "(dy - mean of dy - n · mean of dy · n)" : "dy";
        string why = Learns ? "; the means only in a training step" : "";
        Operand[] batch = Learns
            ?
            [
                Operand.Read("x", pass.Of(X)),
                Operand.Read("mean", mean),
                Operand.Read("productMean", productMean),
                Operand.Read("gradientMean", gradientMean),
            ]
            : [];
        Operand[] training = Learns ? [IsTraining] : [];
        pass.Call(
            Label + "InputGradient",
            $"dx {sign} γ · inverse · {rest}{why}",
            new ChannelInputGradient(Output.Shape, Learns, contribution.Accumulate),
            [
                Operand.Read("dy", pass.Gradient(Output)),
                Operand.Read("gamma", pass.Of(Gamma)),
                Operand.Read("inverse", inverse),
                .. batch,
                Operand.Write("dx", contribution.Target),
                .. training,
                RuntimeArgument.Rows,
            ]
        );
    }

    private Buffer Scratch(Pass pass, ValueContent content) =>
        pass.Scratch(Output, content, Identifiers.Camel(Label) + content, Gamma.RowLength);
}
