using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary><c>yᵢ = e^(xᵢ − max) / Σⱼ e^(xⱼ − max)</c> over the last axis. Backward, <c>dx = y (dy − Σ dy·y)</c>.</summary>
internal sealed record Softmax(string Label, Value X, Value Output) : SoftmaxOperation(Label, X, Output)
{
    public override void Forward(ForwardPass pass) =>
        CallForward(pass, "softmax(x)", "e^(x − max), divided by its sum", new ForwardBody(Output.Shape), "softmax over the last axis");

    public override void Backward(BackwardPass pass) =>
        CallBackward(pass, "y · (dy − Σ dy · y)", accumulate => new BackwardBody(Output.Shape, accumulate), "back through softmax");

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
