using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>
/// The body of a function of <see cref="GroupNormalization"/> that computes numbers of the channels of each sample: a row of them for each
/// sample. Sums over pixels are vectors of channels; the sums of the channels of a group are added one by one.
/// </summary>
internal abstract record GroupFunction(Shape Shape) : ChannelFunction(Shape)
{
    /// <summary>Emits the loop over vectors of channels, each of which <paramref name="body"/> computes.</summary>
    protected static void WriteChannels(CodeWriter writer, Segments segments, Action body)
    {
        ChannelSums.OpenChannels(writer, segments);
        body();
        writer.Close();
        writer.Blank();
    }

    /// <summary>Returns the index of the channel <c>n</c> of the sample <c>row</c>.</summary>
    protected static string Place(Segments segments) => Arithmetic.Sum(FirstOfSample(segments), "n");

    protected static string Load(Segments segments, string numbers) => $"S.Load(ref {numbers}, {Place(segments)})";

    protected static void Store(CodeWriter writer, Segments segments, string value, string numbers) =>
        writer.Line($"S.Store({ChannelSums.Inside(segments, value)}, ref {numbers}, {Place(segments)});");

    /// <summary>Emits the replacement of the number of each channel of a sample by a function of their sum over its group.</summary>
    /// <param name="result">Returns the expression of the result for the sum <c>total</c>.</param>
    protected static void WriteGroups(
        CodeWriter writer,
        Element element,
        Segments segments,
        long groups,
        string numbers,
        Func<string, string> result
    )
    {
        string size = Literals.Integer(segments.Length / groups);
        writer.Open($"for (nuint group = 0; group < {Literals.Integer(groups)}; group++)");
        writer.Line($"nuint first = {Arithmetic.Sum(FirstOfSample(segments), Arithmetic.Times("group", segments.Length / groups))};");
        writer.Line($"{element.Keyword} total = 0;");
        writer.Open($"for (nuint channel = first; channel < first + {size}; channel++)");
        writer.Line($"total += {writer.Names.At(numbers, "channel")};");
        writer.Close();
        writer.Blank();
        writer.Line($"total = {result("total")};");
        writer.Open($"for (nuint channel = first; channel < first + {size}; channel++)");
        writer.Line($"{writer.Names.At(numbers, "channel")} = total;");
        writer.Close();
        writer.Close();
        writer.Blank();
    }

    /// <summary>Returns the expression of a sum over a group and its pixels, divided by their number.</summary>
    protected static string Mean(Segments segments, long groups, string total) =>
        Arithmetic.Over(total, segments.Length / groups * segments.PerRow);
}

/// <summary>Computes the mean and <c>1 / √(variance + ε)</c> of its group for each channel of each sample.</summary>
internal sealed record GroupStatistics(Shape Shape, long Groups, double Epsilon) : GroupFunction(Shape)
{
    protected override void Write(CodeWriter writer, Element element, Segments segments)
    {
        writer.Open("for (nuint row = 0; row < rows; row++)");
        WriteChannels(
            writer,
            segments,
            () =>
            {
                ChannelSums.WriteOfSample(
                    writer,
                    segments,
                    ["sum"],
                    (_, name) => writer.Line($"{name("sum")} = S.Add({name("sum")}, S.Load(ref x, at));")
                );
                Store(writer, segments, "sum", "mean");
            }
        );
        WriteGroups(writer, element, segments, Groups, "mean", total => Mean(segments, Groups, total));
        WriteChannels(
            writer,
            segments,
            () =>
            {
                writer.Line($"V meanOfN = {Load(segments, "mean")};");
                ChannelSums.WriteOfSample(
                    writer,
                    segments,
                    ["squares"],
                    (_, name) =>
                    {
                        writer.Line("V distance = S.Subtract(S.Load(ref x, at), meanOfN);");
                        writer.Line($"{name("squares")} = S.MultiplyAdd(distance, distance, {name("squares")});");
                    }
                );
                Store(writer, segments, "squares", "inverse");
            }
        );
        WriteGroups(
            writer,
            element,
            segments,
            Groups,
            "inverse",
            total =>
                $"1 / {element.Keyword}.Sqrt({Arithmetic.Bracketed(Mean(segments, Groups, total))} + {Literals.Double(Epsilon)}{element.Suffix})"
        );
        writer.Close();
    }
}

/// <summary>Computes <c>Σ dy</c> and <c>Σ dy n</c> over the pixels, for each channel of each sample.</summary>
internal sealed record GroupGradientSums(Shape Shape) : GroupFunction(Shape)
{
    protected override void Write(CodeWriter writer, Element element, Segments segments)
    {
        writer.Open("for (nuint row = 0; row < rows; row++)");
        WriteChannels(
            writer,
            segments,
            () =>
            {
                writer.Line($"V meanOfN = {Load(segments, "mean")};");
                ChannelSums.WriteOfSample(
                    writer,
                    segments,
                    ["sum", "product"],
                    (_, name) =>
                    {
                        writer.Line("V dyi = S.Load(ref dy, at);");
                        writer.Line($"{name("sum")} = S.Add({name("sum")}, dyi);");
                        const string distance = "S.Subtract(S.Load(ref x, at), meanOfN)";
                        writer.Line($"{name("product")} = S.MultiplyAdd(dyi, {distance}, {name("product")});");
                    }
                );
                Store(writer, segments, "sum", "sums");
                Store(writer, segments, $"S.Multiply(product, {Load(segments, "inverse")})", "products");
            }
        );

        // The gradients of the parameters are sums of these rows over all samples, in whole padded rows.
        Segments channels = new(element, Tensors.Shape.Of(segments.Length));
        channels.ClearPadding(writer, "sums", FirstOfSample(segments));
        channels.ClearPadding(writer, "products", FirstOfSample(segments));
        writer.Close();
    }
}

/// <summary>Computes the means of <c>γ dy</c> and <c>γ dy n</c> over its group and all pixels, for each channel of each sample.</summary>
internal sealed record GroupGradientMeans(Shape Shape, long Groups) : GroupFunction(Shape)
{
    protected override void Write(CodeWriter writer, Element element, Segments segments)
    {
        writer.Open("for (nuint row = 0; row < rows; row++)");
        WriteChannels(
            writer,
            segments,
            () =>
            {
                writer.Line("V factor = S.Load(ref gamma, n);");
                Store(writer, segments, $"S.Multiply(factor, {Load(segments, "sums")})", "meanG");
                Store(writer, segments, $"S.Multiply(factor, {Load(segments, "products")})", "meanProduct");
            }
        );
        foreach (string numbers in (string[])["meanG", "meanProduct"])
        {
            WriteGroups(writer, element, segments, Groups, numbers, total => Mean(segments, Groups, total));
        }

        writer.Close();
    }
}

/// <summary>Computes the gradient of the input.</summary>
internal sealed record GroupInputGradient(Shape Shape, bool Accumulate) : ChannelFunction(Shape)
{
    protected override void Write(CodeWriter writer, Element element, Segments segments)
    {
        segments.OpenLoops(writer);
        segments.VectorLoop(
            writer,
            () =>
            {
                writer.Line("V g = S.Multiply(S.Load(ref dy, at + i), S.Load(ref gamma, i));");
                string means = $"{OfChannel(segments, "meanProduct")}, {OfChannel(segments, "meanG")}";
                writer.Line($"V rest = S.Subtract(g, S.MultiplyAdd({Normalized(segments)}, {means}));");
                string term = $"S.Multiply(rest, {OfChannel(segments, "inverse")})";
                string total = Accumulate ? $"S.Add(S.Load(ref dx, at + i), {term})" : term;
                writer.Line(segments.Store(total, "dx"));
            }
        );
        segments.CloseLoops(writer, "dx");
    }
}
