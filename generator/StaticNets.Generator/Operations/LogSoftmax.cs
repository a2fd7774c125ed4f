using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>
/// <c>yᵢ = (xᵢ − max) − ln Σⱼ e^(xⱼ − max)</c> over the last axis, the logarithm of softmax. Backward, <c>dx = dy − e^y Σ dy</c>.
/// </summary>
internal sealed record LogSoftmax(string Label, Value X, Value Output) : SoftmaxOperation(Label, X, Output)
{
    public override void Forward(ForwardPass pass) =>
        CallForward(
            pass,
            "log-softmax(x)",
            "(x − max) − ln Σ e^(x − max)",
            new ForwardBody(Output.Shape),
            "logarithm of softmax over the last axis"
        );

    public override void Backward(BackwardPass pass) =>
        CallBackward(
            pass,
            "dy − e^y · Σ dy",
            accumulate => new BackwardBody(Output.Shape, accumulate),
            "back through the logarithm of softmax"
        );

    private sealed record ForwardBody(Shape Shape) : FunctionBody
    {
        public override void Write(CodeWriter writer, Element element)
        {
            Segments segments = new(element, Shape);
            segments.OpenLoops(writer);
            SoftmaxText.Maximum(writer, segments, "x");
            writer.Line("V sum = S.Zero;");
            segments.VectorLoop(writer, () => writer.Line($"sum = S.Add(sum, {SoftmaxText.Exponential(writer, segments, "x")});"));
            writer.Blank();
            writer.Line($"V logarithm = S.Broadcast({element.Keyword}.Log(S.Sum(sum)));");
            const string y = "S.Subtract(S.Subtract(S.Load(ref x, at + i), maximum), logarithm)";
            segments.VectorLoop(writer, () => writer.Line(segments.Store(y, "y")));
            segments.CloseLoops(writer, "y");
        }
    }

    private sealed record BackwardBody(Shape Shape, bool Accumulate) : FunctionBody
    {
        public override void Write(CodeWriter writer, Element element)
        {
            Segments segments = new(element, Shape);
            segments.OpenLoops(writer);
            writer.Line("V gradients = S.Zero;");
            string dy = segments.Inside("S.Load(ref dy, at + i)", "S.Zero");
            segments.VectorLoop(writer, () => writer.Line($"gradients = S.Add(gradients, {dy});"));
            writer.Blank();
            writer.Line("V sum = S.Broadcast(S.Sum(gradients));");
            string softmax = VectorMath.Of(writer, element.Keyword).Call("Exp", "S.Load(ref y, at + i)");
            string term = $"S.Subtract(S.Load(ref dy, at + i), S.Multiply({softmax}, sum))";
            string total = Accumulate ? $"S.Add(S.Load(ref dx, at + i), {term})" : term;
            segments.VectorLoop(writer, () => writer.Line(segments.Store(total, "dx")));
            segments.CloseLoops(writer, "dx");
        }
    }
}
