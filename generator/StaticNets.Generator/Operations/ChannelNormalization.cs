using StaticNets.Generator.Operations.Activations;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>
/// <c>y = f(γ n + β)</c> with <c>n = (x − mean) / √(variance + ε)</c> for each channel, the last axis. A step of training takes mean and
/// variance over all samples and pixels of the batch, all else the moving ones. Back, with N samples and pixels:
/// <c>dx = γ (dy − (Σ dy + n · Σ dy n) / N) / √(variance + ε)</c> in a step, <c>γ dy / √(variance + ε)</c> elsewhere;
/// <c>dγ = Σ dy n</c>, <c>dβ = Σ dy</c>.
/// </summary>
/// <param name="Momentum">What a step keeps of the moving mean and variance.</param>
internal sealed record ChannelNormalization(string Label, Value X, ChannelScaling Scaling, Value Output, double Epsilon, double Momentum)
    : Operation(Label, Output)
{
    private const string Normalized = "S.Multiply(S.Subtract(S.Load(ref x, at + i), S.Load(ref mean, i)), S.Load(ref inverse, i))";

    /// <summary>The function fused into it, or <see langword="null"/>.</summary>
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
        Learns ? [new(MovingMean, NameOf("BatchMean"), Momentum), new(MovingVariance, NameOf("BatchVariance"), Momentum)] : [];

    // A frozen layer computes with the moving mean and variance also while others learn.
    private bool Learns => Gamma.IsTrainable;

    public override Operation? FuseWith(Pointwise next) =>
        Function is null ? this with { Output = Absorb(next), Function = next.Function } : null;

    public override void Forward(ForwardPass pass)
    {
        bool takesBatch = pass.Training && Learns;
        Buffer mean = takesBatch ? Scratch(pass, "BatchMean") : pass.Of(MovingMean);
        Buffer variance = takesBatch ? Scratch(pass, "BatchVariance") : pass.Of(MovingVariance);
        if (takesBatch)
        {
            WriteStatistics(pass, mean, variance);
        }

        Buffer inverse = Scratch(pass, "BatchInverse");
        string root = $"S.Sqrt(S.Add(S.Load(ref variance, i), S.Constant({Literals.Double(Epsilon)})))";
        VectorLoop.WriteFixed(
            pass,
            Label + "Inverse",
            "inverse = 1 / √(variance + ε)",
            ["variance"],
            "inverse",
            inverse.RowStride,
            writer => writer.Line($"S.Store(S.Divide(S.Constant(1.0), {root}), ref inverse, i);")
        );
        pass.Call("inverse = 1 / √(variance + ε)", Label + "Inverse", Argument.Read(variance), Argument.Write(inverse));
        WriteResult(pass, mean, inverse);
    }

    public override void Backward(BackwardPass pass)
    {
        if (Function is not null && !pass.IsFinished(Output))
        {
            PointwiseKernels.DifferentiateInPlace(pass, Label, Function, Output);
        }

        Buffer mean = Learns ? Scratch(pass, "BatchMean") : pass.Of(MovingMean);
        Buffer inverse = Scratch(pass, "BatchInverse");
        if (Learns)
        {
            WriteParameterGradients(pass, mean, inverse);
        }

        if (pass.Needs(X))
        {
            WriteInputGradient(pass, mean, inverse);
        }
    }

    private void WriteStatistics(ForwardPass pass, Buffer mean, Buffer variance)
    {
        const string formula = "mean and variance of each channel: in a step of training the batch's own, else the moving ones";
        Segments segments = new(pass.Element, Output.Shape);
        BufferKernel.Write(
            pass,
            Label + "Statistics",
            formula,
            ["x", "movingMean", "movingVariance", "mean", "variance"],
            "bool training, nuint rows",
            writer =>
            {
                string t = pass.Element.Keyword;
                writer.Line($"V count = S.Broadcast(({t})(rows * {Literals.Integer(segments.PerRow)}));");
                ChannelSums.OpenChannels(writer, segments);
                writer.Line("V meanOfN = S.Load(ref movingMean, n);");
                writer.Line("V varianceOfN = S.Load(ref movingVariance, n);");
                writer.Open("if (training)");
                ChannelSums.Write(
                    writer,
                    segments,
                    ["sum"],
                    (_, name) => writer.Line($"{name("sum")} = S.Add({name("sum")}, S.Load(ref x, at));")
                );
                writer.Line($"meanOfN = {ChannelSums.Inside(segments, "S.Divide(sum, count)")};");
                ChannelSums.Write(
                    writer,
                    segments,
                    ["squares"],
                    (_, name) =>
                    {
                        writer.Line("V distance = S.Subtract(S.Load(ref x, at), meanOfN);");
                        writer.Line($"{name("squares")} = S.MultiplyAdd(distance, distance, {name("squares")});");
                    }
                );
                writer.Line($"varianceOfN = {ChannelSums.Inside(segments, "S.Divide(squares, count)")};");
                writer.Close();
                writer.Blank();
                writer.Line("S.Store(meanOfN, ref mean, n);");
                writer.Line("S.Store(varianceOfN, ref variance, n);");
                writer.Close();
            }
        );
        Argument[] read = [Argument.Read(pass.Of(X)), Argument.Read(pass.Of(MovingMean)), Argument.Read(pass.Of(MovingVariance))];
        pass.Call(formula, Label + "Statistics", [.. read, Argument.Write(mean), Argument.Write(variance), "batch.Training", "rows"]);
    }

    private void WriteResult(ForwardPass pass, Buffer mean, Buffer inverse)
    {
        const string sum = "γ · (x - mean) · inverse + β";
        string formula = "y = " + (Function?.Formula(sum) ?? sum);
        Segments segments = new(pass.Element, Output.Shape);
        BufferKernel.Write(
            pass,
            Label + "Forward",
            formula,
            ["x", "gamma", "beta", "mean", "inverse", "y"],
            "nuint rows",
            writer =>
            {
                segments.OpenLoops(writer);
                segments.VectorLoop(
                    writer,
                    () =>
                    {
                        writer.Line($"V z = S.MultiplyAdd({Normalized}, S.Load(ref gamma, i), S.Load(ref beta, i));");
                        writer.Line(segments.Store(Function?.Apply(pass.Element, "z") ?? "z", "y"));
                    }
                );
                segments.CloseLoops(writer, "y");
            }
        );
        Argument[] read = [Argument.Read(pass.Of(X)), Argument.Read(pass.Of(Gamma)), Argument.Read(pass.Of(Beta))];
        pass.Call(
            formula,
            Label + "Forward",
            [.. read, Argument.Read(mean), Argument.Read(inverse), Argument.Write(pass.Of(Output)), "rows"]
        );
    }

    private void WriteParameterGradients(BackwardPass pass, Buffer mean, Buffer inverse)
    {
        const string formula = "dγ = Σ dy · n, dβ = Σ dy, with n = (x - mean) · inverse";
        Segments segments = new(pass.Element, Output.Shape);
        BufferKernel.Write(
            pass,
            Label + "ParameterGradients",
            formula,
            ["dy", "x", "mean", "inverse", "dgamma", "dbeta"],
            "bool accumulate, nuint rows",
            writer =>
            {
                ChannelSums.OpenChannels(writer, segments);
                writer.Line("V meanOfN = S.Load(ref mean, n);");
                ChannelSums.Write(
                    writer,
                    segments,
                    ["sum", "products"],
                    (_, name) =>
                    {
                        writer.Line("V dyi = S.Load(ref dy, at);");
                        writer.Line($"{name("sum")} = S.Add({name("sum")}, dyi);");
                        string distance = "S.Subtract(S.Load(ref x, at), meanOfN)";
                        writer.Line($"{name("products")} = S.MultiplyAdd(dyi, {distance}, {name("products")});");
                    }
                );
                writer.Line($"V ofGamma = {ChannelSums.Inside(segments, "S.Multiply(products, S.Load(ref inverse, n))")};");
                writer.Line($"V ofBeta = {ChannelSums.Inside(segments, "sum")};");
                writer.Line("S.Store(accumulate ? S.Add(S.Load(ref dgamma, n), ofGamma) : ofGamma, ref dgamma, n);");
                writer.Line("S.Store(accumulate ? S.Add(S.Load(ref dbeta, n), ofBeta) : ofBeta, ref dbeta, n);");
                writer.Close();
            }
        );
        Argument[] read = [Argument.Read(pass.Gradient(Output)), Argument.Read(pass.Of(X)), Argument.Read(mean), Argument.Read(inverse)];
        Argument[] written = [Argument.Write(pass.Gradient(Gamma)), Argument.Write(pass.Gradient(Beta))];
        pass.Call(formula, Label + "ParameterGradients", [.. read, .. written, "accumulate", "rows"]);
    }

    private void WriteInputGradient(BackwardPass pass, Buffer mean, Buffer inverse)
    {
        Contribution contribution = pass.Contribute(X);
        string sign = contribution.Accumulate ? "+=" : "=";
        string rest = Learns ? "(dy - (dβ + n · dγ) / N)" : "dy";
        string why = Learns ? "; N samples and pixels share mean and variance in a step of training, none do elsewhere" : "";
        string formula = $"dx {sign} γ · inverse · {rest}{why}";
        Segments segments = new(pass.Element, Output.Shape);
        string[] statistics = Learns ? ["x", "mean", "dgamma", "dbeta"] : [];
        BufferKernel.Write(
            pass,
            Label + "InputGradient",
            formula,
            ["dy", "gamma", "inverse", .. statistics, "dx"],
            Learns ? "bool training, nuint rows" : "nuint rows",
            writer =>
            {
                string t = pass.Element.Keyword;
                if (Learns)
                {
                    writer.Line($"V share = S.Broadcast(training ? 1 / ({t})(rows * {Literals.Integer(segments.PerRow)}) : 0);");
                }

                segments.OpenLoops(writer);
                segments.VectorLoop(
                    writer,
                    () =>
                    {
                        writer.Line("V dyi = S.Load(ref dy, at + i);");
                        if (Learns)
                        {
                            writer.Line($"V common = S.MultiplyAdd({Normalized}, S.Load(ref dgamma, i), S.Load(ref dbeta, i));");
                            writer.Line("dyi = S.Subtract(dyi, S.Multiply(common, share));");
                        }

                        const string term = "S.Multiply(S.Multiply(S.Load(ref gamma, i), S.Load(ref inverse, i)), dyi)";
                        string total = contribution.Accumulate ? $"S.Add(S.Load(ref dx, at + i), {term})" : term;
                        writer.Line(segments.Store(total, "dx"));
                    }
                );
                segments.CloseLoops(writer, "dx");
            }
        );
        Argument[] read = [Argument.Read(pass.Gradient(Output)), Argument.Read(pass.Of(Gamma)), Argument.Read(inverse)];
        Argument[] batch = Learns
            ? [Argument.Read(pass.Of(X)), Argument.Read(mean), Argument.Read(pass.Gradient(Gamma)), Argument.Read(pass.Gradient(Beta))]
            : [];
        Argument[] training = Learns ? ["batch.Training"] : [];
        pass.Call(formula, Label + "InputGradient", [.. read, .. batch, Argument.Write(contribution.Target), .. training, "rows"]);
    }

    private Buffer Scratch(Pass pass, string what) => pass.Scratch(NameOf(what), 1, Gamma.RowLength);

    private string NameOf(string what) => Identifiers.Camel(Label) + what;
}
