using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary><c>yᵢ = e^(xᵢ − max) / Σⱼ e^(xⱼ − max)</c> over the last axis. Backward, <c>dx = y (dy − Σ dy·y)</c>.</summary>
internal sealed record Softmax(string Label, Value X, Value Output) : Operation(Label, Output)
{
    public override IReadOnlyList<Value> Inputs => [X];

    public override IReadOnlyList<Operation> AtOneStep(OneStep values) => [this with { X = values.Of(X), Output = values.Of(Output) }];

    public override void Forward(ForwardPass pass) =>
        pass.Call(
            Label + "Forward",
            $"y = softmax(x) over segments of {Output.Shape.Last}: e^(x − max), divided by its sum",
            new ForwardBody(Output.Shape),
            [Operand.Read("x", pass.Of(X)), Operand.Write("y", pass.Of(Output)), RuntimeArgument.Rows],
            comment: "softmax over the last axis"
        );

    public override void Backward(BackwardPass pass)
    {
        Contribution contribution = pass.Contribute(X);
        Operand[] operands =
        [
            Operand.Read("dy", pass.Gradient(Output)),
            Operand.Read("y", pass.Of(Output)),
            Operand.Write("dx", contribution.Target),
            RuntimeArgument.Rows,
        ];
        pass.Call(
            Label + "InputGradient",
            $"dx {(contribution.Accumulate ? "+=" : "=")} y · (dy − Σ dy · y) over segments of {Output.Shape.Last}",
            new BackwardBody(Output.Shape, contribution.Accumulate),
            operands,
            comment: "back through softmax"
        );
    }

    private sealed record ForwardBody(Shape Shape) : FunctionBody
    {
        public override void Write(CodeWriter writer, Element element)
        {
            Segments segments = new(element, Shape);
            segments.OpenLoops(writer);
            SoftmaxText.Maximum(writer, segments, "x");
            writer.Line("V sum = S.Zero;");
            segments.VectorLoop(
                writer,
                () =>
                {
                    writer.Line($"V e = {SoftmaxText.Exponential(writer, segments, "x")};");
                    writer.Line("sum = S.Add(sum, e);");
                    writer.Line(segments.Store("e", "y"));
                }
            );
            writer.Blank();
            writer.Line($"V scale = S.Broadcast(1 / S.Sum(sum));");
            segments.VectorLoop(writer, () => writer.Line(segments.Store("S.Multiply(S.Load(ref y, at + i), scale)", "y")));
            segments.CloseLoops(writer, "y");
        }
    }

    private sealed record BackwardBody(Shape Shape, bool Accumulate) : FunctionBody
    {
        public override void Write(CodeWriter writer, Element element)
        {
            Segments segments = new(element, Shape);
            segments.OpenLoops(writer);
            writer.Line("V products = S.Zero;");
            string product = segments.Inside("S.Multiply(S.Load(ref dy, at + i), S.Load(ref y, at + i))", "S.Zero");
            segments.VectorLoop(writer, () => writer.Line($"products = S.Add(products, {product});"));
            writer.Blank();
            writer.Line("V dot = S.Broadcast(S.Sum(products));");
            string term = "S.Multiply(S.Load(ref y, at + i), S.Subtract(S.Load(ref dy, at + i), dot))";
            string total = Accumulate ? $"S.Add(S.Load(ref dx, at + i), {term})" : term;
            segments.VectorLoop(writer, () => writer.Line(segments.Store(total, "dx")));
            segments.CloseLoops(writer, "dx");
        }
    }
}
