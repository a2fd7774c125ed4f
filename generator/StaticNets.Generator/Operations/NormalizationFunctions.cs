using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>The body of a function of <see cref="Normalization"/>, which normalises each segment of a row.</summary>
/// <param name="Shape">The shape of one sample.</param>
/// <param name="Centers">Whether the mean is subtracted.</param>
internal abstract record NormalizationFunction(Shape Shape, double Epsilon, bool Centers) : FunctionBody
{
    protected string Normalized =>
        Centers ? "S.Multiply(S.Subtract(S.Load(ref x, at + i), mean), inverse)" : "S.Multiply(S.Load(ref x, at + i), inverse)";

    public override void Write(CodeWriter writer, Element element) => Write(writer, element, new Segments(element, Shape));

    protected abstract void Write(CodeWriter writer, Element element, Segments segments);

    /// <summary>
    /// Emits <c>mean</c> and <c>inverse</c> = 1 / √(variance + ε) of a segment, or without mean 1 / √(mean x² + ε). The sum of squared
    /// distances from the mean is divided by the number of elements, not by that number − 1.
    /// </summary>
    protected void WriteStatistics(CodeWriter writer, Element element, Segments segments)
    {
        if (Centers)
        {
            writer.Line("V total = S.Zero;");
            segments.VectorLoop(writer, () => writer.Line($"total = S.Add(total, {segments.Inside("S.Load(ref x, at + i)", "S.Zero")});"));
            writer.Blank();
            writer.Line($"V mean = S.Broadcast({Arithmetic.Over("S.Sum(total)", segments.Length)});");
        }

        string distance = Centers ? "S.Subtract(S.Load(ref x, at + i), mean)" : "S.Load(ref x, at + i)";
        writer.Line("V squares = S.Zero;");
        segments.VectorLoop(
            writer,
            () =>
            {
                writer.Line($"V distance = {segments.Inside(distance, "S.Zero")};");
                writer.Line("squares = S.MultiplyAdd(distance, distance, squares);");
            }
        );
        writer.Blank();
        string variance =
            $"{Arithmetic.Bracketed(Arithmetic.Over("S.Sum(squares)", segments.Length))} + {Literals.Double(Epsilon)}{element.Suffix}";
        writer.Line($"V inverse = S.Broadcast(1 / {element.Keyword}.Sqrt({variance}));");
    }
}

/// <summary>Computes the normalised, scaled and shifted segments.</summary>
internal sealed record NormalizedRows(Shape Shape, double Epsilon, bool Centers) : NormalizationFunction(Shape, Epsilon, Centers)
{
    protected override void Write(CodeWriter writer, Element element, Segments segments)
    {
        segments.OpenLoops(writer);
        WriteStatistics(writer, element, segments);
        string y = Centers
            ? $"S.MultiplyAdd({Normalized}, S.Load(ref gamma, i), S.Load(ref beta, i))"
            : $"S.Multiply({Normalized}, S.Load(ref gamma, i))";
        segments.VectorLoop(writer, () => writer.Line(segments.Store(y, "y")));
        segments.CloseLoops(writer, "y");
    }
}

/// <summary>Computes the gradients of γ and β.</summary>
internal sealed record NormalizationParameterGradients(Shape Shape, double Epsilon, bool Centers)
    : NormalizationFunction(Shape, Epsilon, Centers)
{
    protected override void Write(CodeWriter writer, Element element, Segments segments)
    {
        writer.Open($"for (nuint i = 0; !accumulate && i < {Literals.Integer(element.Pad(segments.Length))}; i += Lanes)");
        writer.Line("S.Store(S.Zero, ref dgamma, i);");
        if (Centers)
        {
            writer.Line("S.Store(S.Zero, ref dbeta, i);");
        }

        writer.Close();
        writer.Blank();
        segments.OpenLoops(writer);
        WriteStatistics(writer, element, segments);
        segments.VectorLoop(
            writer,
            () =>
            {
                writer.Line($"V dyi = {segments.Inside("S.Load(ref dy, at + i)", "S.Zero")};");
                writer.Line($"V n = {segments.Inside(Normalized, "S.Zero")};");
                writer.Line("S.Store(S.MultiplyAdd(dyi, n, S.Load(ref dgamma, i)), ref dgamma, i);");
                if (Centers)
                {
                    writer.Line("S.Store(S.Add(S.Load(ref dbeta, i), dyi), ref dbeta, i);");
                }
            }
        );
        writer.Close();
        if (segments.PerRow > 1)
        {
            writer.Close();
        }
    }
}

/// <summary>Computes the gradient of the input.</summary>
internal sealed record NormalizationInputGradient(Shape Shape, double Epsilon, bool Centers, bool Accumulate)
    : NormalizationFunction(Shape, Epsilon, Centers)
{
    private const string Product = "S.Multiply(S.Load(ref dy, at + i), S.Load(ref gamma, i))";

    protected override void Write(CodeWriter writer, Element element, Segments segments)
    {
        segments.OpenLoops(writer);
        WriteStatistics(writer, element, segments);
        writer.Line(Centers ? "V sums = S.Zero, products = S.Zero;" : "V products = S.Zero;");
        segments.VectorLoop(
            writer,
            () =>
            {
                writer.Line($"V g = {segments.Inside(Product, "S.Zero")};");
                if (Centers)
                {
                    writer.Line("sums = S.Add(sums, g);");
                }

                writer.Line($"products = S.MultiplyAdd(g, {segments.Inside(Normalized, "S.Zero")}, products);");
            }
        );
        writer.Blank();
        if (Centers)
        {
            writer.Line($"V meanG = S.Broadcast({Arithmetic.Over("S.Sum(sums)", segments.Length)});");
        }

        writer.Line($"V meanProduct = S.Broadcast({Arithmetic.Over("S.Sum(products)", segments.Length)});");
        string common = Centers ? $"S.MultiplyAdd({Normalized}, meanProduct, meanG)" : $"S.Multiply({Normalized}, meanProduct)";
        segments.VectorLoop(
            writer,
            () =>
            {
                writer.Line($"V rest = S.Subtract({Product}, {common});");
                string term = "S.Multiply(rest, inverse)";
                string total = Accumulate ? $"S.Add(S.Load(ref dx, at + i), {term})" : term;
                writer.Line(segments.Store(total, "dx"));
            }
        );
        segments.CloseLoops(writer, "dx");
    }
}
