using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Addressing;

/// <summary>
/// Adds to the first element of a row what the row lacks to a sum of 1: <c>y = x + (1 − Σ x) e₀</c>. Weights with this sum stay as they
/// are, and a row of zeros, such as an initial state, puts the whole weight on the first element. Backward, <c>dxₙ = dyₙ − dy₀</c>.
/// </summary>
internal sealed record MissingWeight(string Label, Value X, Value Output) : Operation(Label, Output)
{
    public override IReadOnlyList<Value> Inputs => [X];

    public override long UnrolledCalls => NeverUnrolled;

    public override long UnrolledBackwardCalls => NeverUnrolled;

    public override IReadOnlyList<Operation> AtOneStep(OneStep values) => [this with { X = values.Of(X), Output = values.Of(Output) }];

    public override void Forward(ForwardPass pass) =>
        pass.Call(
            Label + "Forward",
            "y = x, and y[0] = x[0] + 1 - Σ x: what the weights lack to a sum of 1",
            new ForwardBody(Output.Shape),
            [Operand.Read("x", pass.Of(X)), Operand.Write("y", pass.Of(Output)), RuntimeArgument.Rows]
        );

    public override void Backward(BackwardPass pass)
    {
        Contribution contribution = pass.Contribute(X);
        pass.Call(
            Label + "InputGradient",
            $"dx {(contribution.Accumulate ? "+=" : "=")} dy - dy[0]",
            new BackwardBody(Output.Shape, contribution.Accumulate),
            [Operand.Read("dy", pass.Gradient(Output)), Operand.Write("dx", contribution.Target), RuntimeArgument.Rows]
        );
    }

    private sealed record ForwardBody(Shape Shape) : FunctionBody
    {
        public override void Write(CodeWriter writer, Element element)
        {
            Segments segments = new(element, Shape);
            segments.OpenLoops(writer);
            writer.Line("V sum = S.Zero;");
            segments.VectorLoop(
                writer,
                () =>
                {
                    writer.Line($"V xi = {segments.Inside("S.Load(ref x, at + i)", "S.Zero")};");
                    writer.Line("sum = S.Add(sum, xi);");
                    writer.Line(segments.Store("xi", "y"));
                }
            );
            writer.Blank();
            writer.Line($"{writer.Names.At("y", "at")} += 1 - S.Sum(sum);");
            segments.CloseLoops(writer, "y");
        }
    }

    private sealed record BackwardBody(Shape Shape, bool Accumulate) : FunctionBody
    {
        public override void Write(CodeWriter writer, Element element)
        {
            Segments segments = new(element, Shape);
            segments.OpenLoops(writer);
            writer.Line($"V first = S.Broadcast({writer.Names.At("dy", "at")});");
            string slope = "S.Subtract(S.Load(ref dy, at + i), first)";
            string total = Accumulate ? $"S.Add(S.Load(ref dx, at + i), {slope})" : slope;
            segments.VectorLoop(writer, () => writer.Line(segments.Store(total, "dx")));
            segments.CloseLoops(writer, "dx");
        }
    }
}
