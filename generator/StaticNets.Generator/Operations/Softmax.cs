using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary><c>yᵢ = e^(xᵢ − max) / Σⱼ e^(xⱼ − max)</c> over the last axis; back, <c>dx = y (dy − Σ dy·y)</c>.</summary>
internal sealed record Softmax(string Label, Value X, Value Output) : Operation(Label, Output)
{
    public override IReadOnlyList<Value> Inputs => [X];

    public override void Forward(ForwardPass pass)
    {
        string name = Label + "Forward";
        string keyword = pass.Element.Keyword;
        pass.Kernels.Add(
            name,
            writer =>
            {
                writer.Blank();
                writer.Summary($"y = softmax(x) over segments of {Output.Shape.Last}: e^(x − max), divided by its sum");
                writer.Line(JitHints.Optimized);
                writer.Open($"private static void {name}(ref {keyword} x, ref {keyword} y, nuint rows)");
                WriteForward(writer, pass.Element);
                writer.Close();
            }
        );
        pass.Call("softmax over the last axis", name, Argument.Read(pass.Of(X)), Argument.Write(pass.Of(Output)), "rows");
    }

    public override void Backward(BackwardPass pass)
    {
        if (!pass.Needs(X))
        {
            return;
        }

        Contribution contribution = pass.Contribute(X);
        string name = Label + "InputGradient";
        string keyword = pass.Element.Keyword;
        pass.Kernels.Add(
            name,
            writer =>
            {
                writer.Blank();
                writer.Summary($"dx {(contribution.Accumulate ? "+=" : "=")} y · (dy − Σ dy · y) over segments of {Output.Shape.Last}");
                writer.Line(JitHints.Optimized);
                writer.Open($"private static void {name}(ref {keyword} dy, ref {keyword} y, ref {keyword} dx, nuint rows)");
                WriteBackward(writer, pass.Element, contribution.Accumulate);
                writer.Close();
            }
        );
        pass.Call(
            "back through softmax",
            name,
            Argument.Read(pass.Gradient(Output)),
            Argument.Read(pass.Of(Output)),
            Argument.Write(contribution.Target),
            "rows"
        );
    }

    private void WriteForward(CodeWriter writer, Element element)
    {
        Segments segments = new(element, Output.Shape);
        segments.OpenLoops(writer);
        SoftmaxText.Maximum(writer, segments, "x");
        writer.Line("V sum = S.Zero;");
        segments.VectorLoop(
            writer,
            () =>
            {
                writer.Line($"V e = {SoftmaxText.Exponential(element, segments, "x")};");
                writer.Line("sum = S.Add(sum, e);");
                writer.Line(segments.Store("e", "y"));
            }
        );
        writer.Blank();
        writer.Line($"V scale = S.Broadcast(1 / S.Sum(sum));");
        segments.VectorLoop(writer, () => writer.Line(segments.Store("S.Multiply(S.Load(ref y, at + i), scale)", "y")));
        segments.CloseLoops(writer, "y");
    }

    private void WriteBackward(CodeWriter writer, Element element, bool accumulate)
    {
        Segments segments = new(element, Output.Shape);
        segments.OpenLoops(writer);
        writer.Line("V products = S.Zero;");
        string product = segments.Inside("S.Multiply(S.Load(ref dy, at + i), S.Load(ref y, at + i))", "S.Zero");
        segments.VectorLoop(writer, () => writer.Line($"products = S.Add(products, {product});"));
        writer.Blank();
        writer.Line("V dot = S.Broadcast(S.Sum(products));");
        string term = "S.Multiply(S.Load(ref y, at + i), S.Subtract(S.Load(ref dy, at + i), dot))";
        string total = accumulate ? $"S.Add(S.Load(ref dx, at + i), {term})" : term;
        segments.VectorLoop(writer, () => writer.Line(segments.Store(total, "dx")));
        segments.CloseLoops(writer, "dx");
    }
}
