using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>
/// <c>y = γ n + β</c> with <c>n = (x − mean) / √(variance + ε)</c> over the last axis. Back, with <c>g = γ dy</c>:
/// <c>dx = (g − mean g − n · mean(g n)) / √(variance + ε)</c>, <c>dγ = Σ dy n</c>, <c>dβ = Σ dy</c>. The way back computes mean and
/// variance again, which takes less than keeping n would.
/// </summary>
internal sealed record Normalization(string Label, Value X, Parameter Gamma, Parameter Beta, Value Output, double Epsilon)
    : Operation(Label, Output)
{
    private const string Normalized = "S.Multiply(S.Subtract(S.Load(ref x, at + i), mean), inverse)";

    public override IReadOnlyList<Value> Inputs => [X];

    public override IReadOnlyList<Parameter> Parameters => [Gamma, Beta];

    public override void Forward(ForwardPass pass)
    {
        const string formula = "y = γ · (x - mean) / √(variance + ε) + β";
        Segments segments = new(pass.Element, Output.Shape);
        string name = Label + "Forward";
        BufferKernel.Write(
            pass,
            name,
            formula,
            ["x", "gamma", "beta", "y"],
            "nuint rows",
            writer =>
            {
                segments.OpenLoops(writer);
                WriteStatistics(writer, pass.Element, segments);
                string y = $"S.MultiplyAdd({Normalized}, S.Load(ref gamma, i), S.Load(ref beta, i))";
                segments.VectorLoop(writer, () => writer.Line(segments.Store(y, "y")));
                segments.CloseLoops(writer, "y");
            }
        );
        Argument[] operands = [Argument.Read(pass.Of(X)), Argument.Read(pass.Of(Gamma)), Argument.Read(pass.Of(Beta))];
        pass.Call(formula, name, [.. operands, Argument.Write(pass.Of(Output)), "rows"]);
    }

    public override void Backward(BackwardPass pass)
    {
        if (Gamma.IsTrainable)
        {
            WriteParameterGradients(pass);
        }

        if (pass.Needs(X))
        {
            WriteInputGradient(pass);
        }
    }

    private void WriteParameterGradients(BackwardPass pass)
    {
        const string formula = "dγ = Σ dy · n, dβ = Σ dy";
        Segments segments = new(pass.Element, Output.Shape);
        string name = Label + "ParameterGradients";
        BufferKernel.Write(
            pass,
            name,
            formula,
            ["dy", "x", "dgamma", "dbeta"],
            "bool accumulate, nuint rows",
            writer =>
            {
                writer.Open($"for (nuint i = 0; !accumulate && i < {Literals.Integer(pass.Element.Pad(segments.Length))}; i += Lanes)");
                writer.Line("S.Store(S.Zero, ref dgamma, i);");
                writer.Line("S.Store(S.Zero, ref dbeta, i);");
                writer.Close();
                writer.Blank();
                segments.OpenLoops(writer);
                WriteStatistics(writer, pass.Element, segments);
                segments.VectorLoop(
                    writer,
                    () =>
                    {
                        writer.Line($"V dyi = {segments.Inside("S.Load(ref dy, at + i)", "S.Zero")};");
                        writer.Line($"V n = {segments.Inside(Normalized, "S.Zero")};");
                        writer.Line("S.Store(S.MultiplyAdd(dyi, n, S.Load(ref dgamma, i)), ref dgamma, i);");
                        writer.Line("S.Store(S.Add(S.Load(ref dbeta, i), dyi), ref dbeta, i);");
                    }
                );
                writer.Close();
                if (segments.PerRow > 1)
                {
                    writer.Close();
                }
            }
        );
        Argument[] operands =
        [
            Argument.Read(pass.Gradient(Output)),
            Argument.Read(pass.Of(X)),
            Argument.Write(pass.Gradient(Gamma)),
            Argument.Write(pass.Gradient(Beta)),
        ];
        pass.Call(formula, name, [.. operands, "accumulate", "rows"]);
    }

    private void WriteInputGradient(BackwardPass pass)
    {
        Contribution contribution = pass.Contribute(X);
        string formula = $"dx {(contribution.Accumulate ? "+=" : "=")} (g - mean g - n · mean(g · n)) / √(variance + ε), with g = γ · dy";
        Segments segments = new(pass.Element, Output.Shape);
        string name = Label + "InputGradient";
        string length = Literals.Integer(segments.Length);
        BufferKernel.Write(
            pass,
            name,
            formula,
            ["dy", "x", "gamma", "dx"],
            "nuint rows",
            writer =>
            {
                const string product = "S.Multiply(S.Load(ref dy, at + i), S.Load(ref gamma, i))";
                segments.OpenLoops(writer);
                WriteStatistics(writer, pass.Element, segments);
                writer.Line("V sums = S.Zero, products = S.Zero;");
                segments.VectorLoop(
                    writer,
                    () =>
                    {
                        writer.Line($"V g = {segments.Inside(product, "S.Zero")};");
                        writer.Line("sums = S.Add(sums, g);");
                        writer.Line($"products = S.MultiplyAdd(g, {segments.Inside(Normalized, "S.Zero")}, products);");
                    }
                );
                writer.Blank();
                writer.Line($"V meanG = S.Broadcast(S.Sum(sums) / {length});");
                writer.Line($"V meanProduct = S.Broadcast(S.Sum(products) / {length});");
                segments.VectorLoop(
                    writer,
                    () =>
                    {
                        writer.Line($"V rest = S.Subtract({product}, S.MultiplyAdd({Normalized}, meanProduct, meanG));");
                        string term = "S.Multiply(rest, inverse)";
                        string total = contribution.Accumulate ? $"S.Add(S.Load(ref dx, at + i), {term})" : term;
                        writer.Line(segments.Store(total, "dx"));
                    }
                );
                segments.CloseLoops(writer, "dx");
            }
        );
        Argument[] operands = [Argument.Read(pass.Gradient(Output)), Argument.Read(pass.Of(X)), Argument.Read(pass.Of(Gamma))];
        pass.Call(formula, name, [.. operands, Argument.Write(contribution.Target), "rows"]);
    }

    /// <summary><c>mean</c> and <c>inverse</c> = 1 / √(variance + ε) of the segment; the variance is divided by the number of elements.</summary>
    private void WriteStatistics(CodeWriter writer, Element element, Segments segments)
    {
        string length = Literals.Integer(segments.Length);
        writer.Line("V total = S.Zero;");
        segments.VectorLoop(writer, () => writer.Line($"total = S.Add(total, {segments.Inside("S.Load(ref x, at + i)", "S.Zero")});"));
        writer.Blank();
        writer.Line($"V mean = S.Broadcast(S.Sum(total) / {length});");
        writer.Line("V squares = S.Zero;");
        segments.VectorLoop(
            writer,
            () =>
            {
                writer.Line($"V distance = {segments.Inside("S.Subtract(S.Load(ref x, at + i), mean)", "S.Zero")};");
                writer.Line("squares = S.MultiplyAdd(distance, distance, squares);");
            }
        );
        writer.Blank();
        string variance = $"(S.Sum(squares) / {length}) + {Literals.Double(Epsilon)}{element.Suffix}";
        writer.Line($"V inverse = S.Broadcast(1 / {element.Keyword}.Sqrt({variance}));");
    }
}
