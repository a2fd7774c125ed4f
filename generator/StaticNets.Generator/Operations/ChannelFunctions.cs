using StaticNets.Generator.Operations.Activations;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>The body of a function of <see cref="ChannelNormalization"/> or <see cref="GroupNormalization"/>.</summary>
/// <param name="Shape">The shape of one sample.</param>
internal abstract record ChannelFunction(Shape Shape) : FunctionBody
{
    /// <summary>Whether each sample has a mean and a variance of its own.</summary>
    public bool IsPerSample { get; init; }

    /// <summary>Writes <c>count</c>, the number of values of each channel.</summary>
    protected static void WriteCount(CodeWriter writer, Element element, Segments segments) =>
        writer.Line($"V count = S.Broadcast(({element.Keyword}){Arithmetic.Bracketed(Arithmetic.Times("rows", segments.PerRow))});");

    protected string Normalized(Segments segments) =>
        $"S.Multiply(S.Subtract(S.Load(ref x, at + i), {OfChannel(segments, "mean")}), {OfChannel(segments, "inverse")})";

    /// <summary>Returns an expression that loads the numbers of the channels from <c>i</c> on.</summary>
    protected string OfChannel(Segments segments, string numbers) =>
        $"S.Load(ref {numbers}, {(IsPerSample ? Arithmetic.Sum(FirstOfSample(segments), "i") : "i")})";

    /// <summary>
    /// Returns the index of the first channel of the sample <c>row</c> in a buffer with a row of channels for each sample.
    /// </summary>
    protected static string FirstOfSample(Segments segments) => Arithmetic.Times("row", segments.Element.Pad(segments.Length));

    public override void Write(CodeWriter writer, Element element) => Write(writer, element, new Segments(element, Shape));

    protected abstract void Write(CodeWriter writer, Element element, Segments segments);
}

/// <summary>Computes mean and variance of each channel over the batch.</summary>
internal sealed record ChannelStatistics(Shape Shape) : ChannelFunction(Shape)
{
    protected override void Write(CodeWriter writer, Element element, Segments segments)
    {
        WriteCount(writer, element, segments);
        ChannelSums.OpenChannels(writer, segments);
        writer.Line("V meanOfN = S.Load(ref movingMean, n);");
        writer.Line("V varianceOfN = S.Load(ref movingVariance, n);");
        writer.Open("if (training)");
        ChannelSums.Write(writer, segments, ["sum"], (_, name) => writer.Line($"{name("sum")} = S.Add({name("sum")}, S.Load(ref x, at));"));
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
}

/// <summary>Computes the normalised, scaled and shifted channels, and applies a fused activation.</summary>
internal sealed record ChannelResult(Shape Shape, ActivationFunction? Function) : ChannelFunction(Shape)
{
    protected override void Write(CodeWriter writer, Element element, Segments segments)
    {
        segments.OpenLoops(writer);
        segments.VectorLoop(
            writer,
            () =>
            {
                writer.Line($"V z = S.MultiplyAdd({Normalized(segments)}, S.Load(ref gamma, i), S.Load(ref beta, i));");
                writer.Line(segments.Store(Function?.Apply(VectorMath.Of(writer, element.Keyword), "z") ?? "z", "y"));
            }
        );
        segments.CloseLoops(writer, "y");
    }
}

/// <summary>Computes the gradients of γ and β, and both divided by the number of values of a channel.</summary>
internal sealed record ChannelParameterGradients(Shape Shape) : ChannelFunction(Shape)
{
    protected override void Write(CodeWriter writer, Element element, Segments segments)
    {
        WriteCount(writer, element, segments);
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
        writer.Line("S.Store(S.Divide(ofGamma, count), ref productMean, n);");
        writer.Line("S.Store(S.Divide(ofBeta, count), ref gradientMean, n);");
        writer.Line("S.Store(accumulate ? S.Add(S.Load(ref dgamma, n), ofGamma) : ofGamma, ref dgamma, n);");
        writer.Line("S.Store(accumulate ? S.Add(S.Load(ref dbeta, n), ofBeta) : ofBeta, ref dbeta, n);");
        writer.Close();
    }
}

/// <summary>Computes the gradient of the input.</summary>
/// <param name="Learns">
/// Whether a training step uses the batch statistics: the gradient of each sample then depends on all samples of the batch.
/// </param>
internal sealed record ChannelInputGradient(Shape Shape, bool Learns, bool Accumulate) : ChannelFunction(Shape)
{
    protected override void Write(CodeWriter writer, Element element, Segments segments)
    {
        if (Learns)
        {
            writer.Line("V share = S.Broadcast(training ? 1 : 0);");
        }

        segments.OpenLoops(writer);
        segments.VectorLoop(
            writer,
            () =>
            {
                writer.Line("V dyi = S.Load(ref dy, at + i);");
                if (Learns)
                {
                    writer.Line(
                        $"V common = S.MultiplyAdd({Normalized(segments)}, S.Load(ref productMean, i), S.Load(ref gradientMean, i));"
                    );
                    writer.Line("dyi = S.Subtract(dyi, S.Multiply(common, share));");
                }

                const string term = "S.Multiply(S.Multiply(S.Load(ref gamma, i), S.Load(ref inverse, i)), dyi)";
                string total = Accumulate ? $"S.Add(S.Load(ref dx, at + i), {term})" : term;
                writer.Line(segments.Store(total, "dx"));
            }
        );
        segments.CloseLoops(writer, "dx");
    }
}
