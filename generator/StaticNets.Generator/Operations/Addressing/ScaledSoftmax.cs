using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Addressing;

/// <summary>
/// <c>y = softmax(s x)</c> with a number s of each row: a large s concentrates y on the largest elements of x. Backward, with
/// <c>g = y (dy − Σ dy y)</c>: <c>dx = s g</c>, <c>ds = Σ g x</c>.
/// </summary>
/// <param name="Scale">s.</param>
internal sealed record ScaledSoftmax(string Label, Value X, Value Scale, Value Output) : Operation(Label, Output)
{
    public override IReadOnlyList<Value> Inputs => [X, Scale];

    public override long UnrolledCalls => NeverUnrolled;

    public override long UnrolledBackwardCalls => NeverUnrolled;

    public override IReadOnlyList<Operation> AtOneStep(OneStep values) =>
        [this with { X = values.Of(X), Scale = values.Of(Scale), Output = values.Of(Output) }];

    public override void Forward(ForwardPass pass) =>
        pass.Call(
            Label + "Forward",
            $"y = softmax(scale · x) over rows of {Output.Shape.Last}, with a scale for each row",
            new ForwardBody(Output.Shape),
            [
                Operand.Read("x", pass.Of(X)),
                Operand.Read("scale", pass.Of(Scale)),
                Operand.Write("y", pass.Of(Output)),
                RuntimeArgument.Rows,
            ]
        );

    public override void Backward(BackwardPass pass)
    {
        Contribution x = pass.Contribute(X);
        Contribution scale = pass.Contribute(Scale);
        pass.Call(
            Label + "InputGradients",
            $"with g = y · (dy - Σ dy · y): dx {(x.Accumulate ? "+=" : "=")} scale · g, dscale {(scale.Accumulate ? "+=" : "=")} Σ g · x",
            new BackwardBody(Output.Shape, x.Accumulate, scale.Accumulate),
            [
                Operand.Read("dy", pass.Gradient(Output)),
                Operand.Read("y", pass.Of(Output)),
                Operand.Read("x", pass.Of(X)),
                Operand.Read("scale", pass.Of(Scale)),
                Operand.Write("dx", x.Target),
                Operand.Write("dscale", scale.Target),
                RuntimeArgument.Rows,
            ]
        );
    }

    private sealed record ForwardBody(Shape Shape) : FunctionBody
    {
        public override void Write(CodeWriter writer, Element element)
        {
            Segments segments = new(element, Shape);
            segments.OpenLoops(writer);
            writer.Line($"V factor = {RowNumber.Broadcast(writer, element, "scale")};");
            writer.Line("V largest = S.Constant(double.NegativeInfinity);");
            const string Scaled = "S.Multiply(factor, S.Load(ref x, at + i))";
            string scaled = segments.Inside(Scaled, "S.Constant(double.NegativeInfinity)");
            segments.VectorLoop(writer, () => writer.Line($"largest = S.Max(largest, {scaled});"));
            writer.Blank();
            writer.Line("V maximum = S.Broadcast(S.MaxAcross(largest));");
            writer.Line("V sum = S.Zero;");
            string exponential = VectorMath.Of(writer, element.Keyword).Call("Exp", $"S.Subtract({Scaled}, maximum)");
            segments.VectorLoop(
                writer,
                () =>
                {
                    writer.Line($"V e = {segments.Inside(exponential, "S.Zero")};");
                    writer.Line("sum = S.Add(sum, e);");
                    writer.Line(segments.Store("e", "y"));
                }
            );
            writer.Blank();
            writer.Line("V inverse = S.Broadcast(1 / S.Sum(sum));");
            segments.VectorLoop(writer, () => writer.Line(segments.Store("S.Multiply(S.Load(ref y, at + i), inverse)", "y")));
            segments.CloseLoops(writer, "y");
        }
    }

    private sealed record BackwardBody(Shape Shape, bool Accumulate, bool AccumulateScale) : FunctionBody
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
            writer.Line($"V factor = {RowNumber.Broadcast(writer, element, "scale")};");
            writer.Line("V ofScale = S.Zero;");
            string slope = segments.Inside("S.Multiply(S.Load(ref y, at + i), S.Subtract(S.Load(ref dy, at + i), dot))", "S.Zero");
            segments.VectorLoop(
                writer,
                () =>
                {
                    writer.Line($"V g = {slope};");
                    string sum = "S.MultiplyAdd(g, S.Load(ref x, at + i), ofScale)";
                    writer.Line($"ofScale = {segments.Inside(sum, "ofScale")};");
                    writer.Line(
                        segments.Store(Accumulate ? "S.MultiplyAdd(factor, g, S.Load(ref dx, at + i))" : "S.Multiply(factor, g)", "dx")
                    );
                }
            );
            writer.Blank();
            RowNumber.Write(writer, element, "dscale", "S.Sum(ofScale)", AccumulateScale);
            segments.CloseLoops(writer, "dx");
        }
    }
}
