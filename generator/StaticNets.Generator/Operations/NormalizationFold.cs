using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>
/// The weights with which one operation computes a convolution or matrix product and the batch normalisation behind it, in a prediction:
/// <c>kernel · f</c> and <c>(bias − mean) · f + β</c> with <c>f = γ / √(variance + ε)</c>.
/// </summary>
/// <param name="Label">The label of the folded operation.</param>
/// <param name="Kernel">The kernel, with a column for each channel.</param>
/// <param name="Bias">The bias, or <see langword="null"/>.</param>
/// <param name="BiasRow">The row of <paramref name="Bias"/> that is added.</param>
internal sealed record NormalizationFold(
    string Label,
    Parameter Kernel,
    Parameter? Bias,
    long BiasRow,
    ChannelScaling Scaling,
    LayerNumber Epsilon
) : DerivedWeights(Label)
{
    private const string KernelName = "Kernel";

    public Parameter FoldedKernel => Folded(Kernel, KernelName);

    public Parameter FoldedBias => Folded(Scaling.Beta, "Bias");

    public override IReadOnlyList<Parameter> Results => [FoldedKernel, FoldedBias];

    public override void Call(ForwardPass pass)
    {
        Buffer kernel = pass.Of(Kernel);
        Operand[] bias = Bias is null ? [] : [Operand.Read("bias", Buffers.RowOf(pass.Of(Bias), BiasRow))];
        string shifted = Bias is null ? "β - mean · f" : "(bias - mean) · f + β";
        pass.Call(
            Label + "Weights",
            $"foldedKernel[{Kernel.Shape}] = kernel · f, foldedBias = {shifted}, with f = γ / √(variance + ε) for each channel",
            new Body(kernel.FixedRows, kernel.RowStride, Bias is not null, Epsilon.Hyperparameter is null ? Epsilon.Declared : null),
            [
                Operand.Read("kernel", kernel),
                .. bias,
                Operand.Read("gamma", pass.Of(Scaling.Gamma)),
                Operand.Read("beta", pass.Of(Scaling.Beta)),
                Operand.Read("mean", pass.Of(Scaling.MovingMean)),
                Operand.Read("variance", pass.Of(Scaling.MovingVariance)),
                Operand.Write("foldedKernel", pass.Of(FoldedKernel)),
                Operand.Write("foldedBias", pass.Of(FoldedBias)),
                .. Operand.Variable("epsilon", Epsilon),
            ]
        );
    }

    /// <summary>
    /// Returns a tensor of the folded block. Its name says everything that it is computed from, because a kernel that several layers share
    /// may be folded with several normalisations.
    /// </summary>
    private Parameter Folded(Parameter like, string tensor)
    {
        string bias = Bias is null ? "" : $" + {Bias.FullName}[{Literals.Integer(BiasRow)}]";
        string stem = Kernel.Identifier.EndsWith(KernelName, StringComparison.Ordinal)
            ? Kernel.Identifier.Substring(0, Kernel.Identifier.Length - KernelName.Length)
            : Kernel.Identifier;
        return like with
        {
            FullName =
                $"{tensor} of {Kernel.FullName}{bias}, {Scaling.Gamma.FullName}, {Epsilon.Hyperparameter ?? Literals.Double(Epsilon.Declared)}",
            Identifier = "folded" + Identifiers.Pascal(stem) + tensor,
            Traits = new ParameterTraits(),
            IsFolded = true,
        };
    }

    /// <param name="Rows">Number of rows of the kernel.</param>
    /// <param name="RowStride">Length of a row of the kernel, and of the other operands, with padding.</param>
    /// <param name="Epsilon">ε; <see langword="null"/> if it is a parameter of the function.</param>
    private sealed record Body(long Rows, long RowStride, bool HasBias, double? Epsilon) : FunctionBody
    {
        public override void Write(CodeWriter writer, Element element)
        {
            string columns = $"for (nuint n = 0; n < {Literals.Integer(RowStride)}; n += Lanes)";
            writer.Line("// foldedBias holds f until the kernel has been multiplied by it.");
            writer.Open(columns);
            string epsilon = Epsilon is { } constant ? Literals.Double(constant) : "epsilon";
            writer.Line($"V deviation = S.Sqrt(S.Add(S.Load(ref variance, n), S.Constant({epsilon})));");
            writer.Line("S.Store(S.Divide(S.Load(ref gamma, n), deviation), ref foldedBias, n);");
            writer.Close();
            writer.Blank();
            string stride = Literals.Integer(RowStride);
            writer.Open($"for (nuint row = 0; row < {Literals.Integer(Rows * RowStride)}; row += {stride})");
            writer.Open(columns);
            writer.Line("S.Store(S.Multiply(S.Load(ref kernel, row + n), S.Load(ref foldedBias, n)), ref foldedKernel, row + n);");
            writer.Close();
            writer.Close();
            writer.Blank();
            writer.Open(columns);
            writer.Line("V f = S.Load(ref foldedBias, n);");
            writer.Line(
                HasBias
                    ? "V distance = S.Subtract(S.Load(ref bias, n), S.Load(ref mean, n));"
                    : "V distance = S.Subtract(S.Zero, S.Load(ref mean, n));"
            );
            writer.Line("S.Store(S.MultiplyAdd(distance, f, S.Load(ref beta, n)), ref foldedBias, n);");
            writer.Close();
        }
    }
}
