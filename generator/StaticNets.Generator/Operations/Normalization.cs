using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>
/// <c>y = γ n + β</c> with <c>n = (x − mean) / √(variance + ε)</c> over the last axis. Backward, with <c>g = γ dy</c>: <c>dx = (g − mean g
/// − n · mean(g n)) / √(variance + ε)</c>, <c>dγ = Σ dy n</c>, <c>dβ = Σ dy</c>. The backward pass computes mean and variance again, which
/// takes less time than storing n.
/// </summary>
internal sealed record Normalization(string Label, Value X, Parameter Gamma, Parameter Beta, Value Output, double Epsilon)
    : Operation(Label, Output)
{
    private const string Normalized = "S.Multiply(S.Subtract(S.Load(ref x, at + i), mean), inverse)";

    public override IReadOnlyList<Value> Inputs => [X];

    public override IReadOnlyList<Parameter> Parameters => [Gamma, Beta];

    public override IReadOnlyList<Operation> AtOneStep(OneStep values) => [this with { X = values.Of(X), Output = values.Of(Output) }];

    public override void Forward(ForwardPass pass)
    {
        Operand[] operands =
        [
            Operand.Read("x", pass.Of(X)),
            Operand.Read("gamma", pass.Of(Gamma)),
            Operand.Read("beta", pass.Of(Beta)),
            Operand.Write("y", pass.Of(Output)),
            RuntimeArgument.Rows,
        ];
        const string formula = "y = γ · (x - mean) / √(variance + ε) + β";
        pass.Call(Label + "Forward", formula, new ForwardBody(Output.Shape, Epsilon), operands);
    }

    public override void Backward(BackwardPass pass)
    {
        if (Gamma.IsTrainable)
        {
            pass.SumOverRows(() => CallParameterGradients(pass));
        }

        CallInputGradient(pass);
    }

    private void CallParameterGradients(BackwardPass pass)
    {
        Operand[] operands =
        [
            Operand.Read("dy", pass.Gradient(Output)),
            Operand.Read("x", pass.Of(X)),
            Operand.Write("dgamma", pass.Gradient(Gamma)),
            Operand.Write("dbeta", pass.Gradient(Beta)),
            RuntimeArgument.Accumulate,
            RuntimeArgument.Rows,
        ];
        pass.Call(Label + "ParameterGradients", "dγ = Σ dy · n, dβ = Σ dy", new ParameterGradients(Output.Shape, Epsilon), operands);
    }

    private void CallInputGradient(BackwardPass pass)
    {
        Contribution contribution = pass.Contribute(X);
        string formula = $"dx {(contribution.Accumulate ? "+=" : "=")} (g - mean g - n · mean(g · n)) / √(variance + ε), with g = γ · dy";
        Operand[] operands =
        [
            Operand.Read("dy", pass.Gradient(Output)),
            Operand.Read("x", pass.Of(X)),
            Operand.Read("gamma", pass.Of(Gamma)),
            Operand.Write("dx", contribution.Target),
            RuntimeArgument.Rows,
        ];
        pass.Call(Label + "InputGradient", formula, new InputGradient(Output.Shape, Epsilon, contribution.Accumulate), operands);
    }

    /// <param name="Shape">The shape of one sample.</param>
    private sealed record ForwardBody(Shape Shape, double Epsilon) : FunctionBody
    {
        public override void Write(CodeWriter writer, Element element)
        {
            Segments segments = new(element, Shape);
            segments.OpenLoops(writer);
            WriteStatistics(writer, element, segments, Epsilon);
            string y = $"S.MultiplyAdd({Normalized}, S.Load(ref gamma, i), S.Load(ref beta, i))";
            segments.VectorLoop(writer, () => writer.Line(segments.Store(y, "y")));
            segments.CloseLoops(writer, "y");
        }
    }

    /// <param name="Shape">The shape of one sample.</param>
    private sealed record ParameterGradients(Shape Shape, double Epsilon) : FunctionBody
    {
        public override void Write(CodeWriter writer, Element element)
        {
            Segments segments = new(element, Shape);
            writer.Open($"for (nuint i = 0; !accumulate && i < {Literals.Integer(element.Pad(segments.Length))}; i += Lanes)");
            writer.Line("S.Store(S.Zero, ref dgamma, i);");
            writer.Line("S.Store(S.Zero, ref dbeta, i);");
            writer.Close();
            writer.Blank();
            segments.OpenLoops(writer);
            WriteStatistics(writer, element, segments, Epsilon);
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
    }

    /// <param name="Shape">The shape of one sample.</param>
    private sealed record InputGradient(Shape Shape, double Epsilon, bool Accumulate) : FunctionBody
    {
        private const string Product = "S.Multiply(S.Load(ref dy, at + i), S.Load(ref gamma, i))";

        public override void Write(CodeWriter writer, Element element)
        {
            Segments segments = new(element, Shape);
            segments.OpenLoops(writer);
            WriteStatistics(writer, element, segments, Epsilon);
            writer.Line("V sums = S.Zero, products = S.Zero;");
            segments.VectorLoop(
                writer,
                () =>
                {
                    writer.Line($"V g = {segments.Inside(Product, "S.Zero")};");
                    writer.Line("sums = S.Add(sums, g);");
                    writer.Line($"products = S.MultiplyAdd(g, {segments.Inside(Normalized, "S.Zero")}, products);");
                }
            );
            writer.Blank();
            writer.Line($"V meanG = S.Broadcast({Arithmetic.Over("S.Sum(sums)", segments.Length)});");
            writer.Line($"V meanProduct = S.Broadcast({Arithmetic.Over("S.Sum(products)", segments.Length)});");
            segments.VectorLoop(
                writer,
                () =>
                {
                    writer.Line($"V rest = S.Subtract({Product}, S.MultiplyAdd({Normalized}, meanProduct, meanG));");
                    string term = "S.Multiply(rest, inverse)";
                    string total = Accumulate ? $"S.Add(S.Load(ref dx, at + i), {term})" : term;
                    writer.Line(segments.Store(total, "dx"));
                }
            );
            segments.CloseLoops(writer, "dx");
        }
    }

    /// <summary>
    /// Emits <c>mean</c> and <c>inverse</c> = 1 / √(variance + ε) of a segment. For the variance, the sum of squared distances from the
    /// mean is divided by the number of elements, not by that number − 1.
    /// </summary>
    private static void WriteStatistics(CodeWriter writer, Element element, Segments segments, double epsilon)
    {
        writer.Line("V total = S.Zero;");
        segments.VectorLoop(writer, () => writer.Line($"total = S.Add(total, {segments.Inside("S.Load(ref x, at + i)", "S.Zero")});"));
        writer.Blank();
        writer.Line($"V mean = S.Broadcast({Arithmetic.Over("S.Sum(total)", segments.Length)});");
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
        string variance =
            $"{Arithmetic.Bracketed(Arithmetic.Over("S.Sum(squares)", segments.Length))} + {Literals.Double(epsilon)}{element.Suffix}";
        writer.Line($"V inverse = S.Broadcast(1 / {element.Keyword}.Sqrt({variance}));");
    }
}
