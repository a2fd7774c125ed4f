using StaticNets.Generator.Operations.Activations;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>
/// <c>y = f(γ n + β)</c> with <c>n = (x − mean) / √(variance + ε)</c>. Mean and variance are those of one sample, over all pixels and the
/// channels of a group; γ and β have a number for each channel. Backward, with the gradient δ of the argument of f and <c>g = γ δ</c>:
/// <c>dx = (g − mean g − n · mean(g n)) / √(variance + ε)</c> with means over the group, <c>dγ = Σ δ n</c>, <c>dβ = Σ δ</c>.
/// </summary>
/// <param name="Groups">Number of groups, a divisor of the channels.</param>
internal sealed record GroupNormalization(string Label, Value X, Parameter Gamma, Parameter Beta, Value Output, long Groups, double Epsilon)
    : Operation(Label, Output)
{
    // The numbers of each channel of a sample: mean, inverse, sums and means of the gradient and of its products.
    private const int NumbersOfChannel = 6;

    /// <summary>The fused activation, or <see langword="null"/>.</summary>
    public ActivationFunction? Function { get; init; }

    public override IReadOnlyList<Value> Inputs => [X];

    public override IReadOnlyList<Parameter> Parameters => [Gamma, Beta];

    public override ActivationFunction? FusedFunction => Function;

    public override long UnrolledCalls => NeverUnrolled;

    public override long WorkingLength => Saturate.Multiply(NumbersOfChannel, Channels);

    private long Channels => Gamma.RowLength;

    public override Operation? FuseWith(Pointwise next) =>
        Function is null ? this with { Output = Absorb(next), Function = next.Function } : null;

    public override void Forward(ForwardPass pass)
    {
        Operand mean = Operand.Write("mean", PerChannel(pass, ValueContent.GroupMean));
        Operand inverse = Operand.Write("inverse", PerChannel(pass, ValueContent.GroupInverse));
        pass.Call(
            Label + "Statistics",
            $"mean and 1 / √(variance + ε) of each sample, over all pixels and the {Channels / Groups} channels of a group",
            new GroupStatistics(Output.Shape, Groups, Epsilon),
            [Operand.Read("x", pass.Of(X)), mean, inverse, RuntimeArgument.Rows]
        );
        const string sum = "γ · (x - mean) · inverse + β";
        pass.Call(
            Label + "Forward",
            "y = " + (Function?.Formula(sum) ?? sum),
            new ChannelResult(Output.Shape, Function) { IsPerSample = true },
            [
                Operand.Read("x", pass.Of(X)),
                Operand.Read("gamma", pass.Of(Gamma)),
                Operand.Read("beta", pass.Of(Beta)),
                .. StatisticsOf(pass),
                Operand.Write("y", pass.Of(Output)),
                RuntimeArgument.Rows,
            ]
        );
    }

    public override void Backward(BackwardPass pass)
    {
        if (Function is not null && !pass.IsFinished(Output))
        {
            PointwiseGradients.DifferentiateInPlace(pass, Label, Function, Output);
        }

        pass.Call(
            Label + "GradientSums",
            "Σ dy and Σ dy · n over the pixels of each channel, with n = (x - mean) · inverse",
            new GroupGradientSums(Output.Shape),
            [
                Operand.Read("dy", pass.Gradient(Output)),
                Operand.Read("x", pass.Of(X)),
                .. StatisticsOf(pass),
                Operand.Write("sums", PerChannel(pass, ValueContent.GradientSums)),
                Operand.Write("products", PerChannel(pass, ValueContent.ProductSums)),
                RuntimeArgument.Rows,
            ]
        );
        if (Gamma.IsTrainable)
        {
            Shape channels = Shape.Of(Channels);
            ColumnSum.Call(pass, "", PerChannel(pass, ValueContent.GradientSums), channels, pass.Gradient(Beta));
            ColumnSum.Call(pass, "", PerChannel(pass, ValueContent.ProductSums), channels, pass.Gradient(Gamma));
        }

        CallInputGradient(pass);
    }

    private void CallInputGradient(BackwardPass pass)
    {
        Contribution contribution = pass.Contribute(X);
        Buffer meanG = PerChannel(pass, ValueContent.GradientMeans);
        Buffer meanProduct = PerChannel(pass, ValueContent.ProductMeans);
        pass.Call(
            Label + "GradientMeans",
            "means of g and g · n over the group of each channel, with g = γ · dy",
            new GroupGradientMeans(Output.Shape, Groups),
            [
                Operand.Read("gamma", pass.Of(Gamma)),
                Operand.Read("sums", PerChannel(pass, ValueContent.GradientSums)),
                Operand.Read("products", PerChannel(pass, ValueContent.ProductSums)),
                Operand.Write("meanG", meanG),
                Operand.Write("meanProduct", meanProduct),
                RuntimeArgument.Rows,
            ]
        );
        pass.Call(
            Label + "InputGradient",
            $"dx {(contribution.Accumulate ? "+=" : "=")} (g - mean g - n · mean(g · n)) · inverse, with g = γ · dy",
            new GroupInputGradient(Output.Shape, contribution.Accumulate) { IsPerSample = true },
            [
                Operand.Read("dy", pass.Gradient(Output)),
                Operand.Read("x", pass.Of(X)),
                Operand.Read("gamma", pass.Of(Gamma)),
                .. StatisticsOf(pass),
                Operand.Read("meanG", meanG),
                Operand.Read("meanProduct", meanProduct),
                Operand.Write("dx", contribution.Target),
                RuntimeArgument.Rows,
            ]
        );
    }

    private Operand[] StatisticsOf(Pass pass) =>
        [
            Operand.Read("mean", PerChannel(pass, ValueContent.GroupMean)),
            Operand.Read("inverse", PerChannel(pass, ValueContent.GroupInverse)),
        ];

    private Buffer PerChannel(Pass pass, ValueContent content) => pass.RowScratch(Output, content, Channels);
}
