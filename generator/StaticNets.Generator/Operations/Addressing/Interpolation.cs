using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Addressing;

/// <summary>
/// <c>y = b + g (a − b)</c> with a number g of each row: a share g of a, and the rest of b. Backward, <c>da = g dy</c>,
/// <c>db = (1 − g) dy</c>, <c>dg = Σ dy (a − b)</c>.
/// </summary>
/// <param name="Share">g.</param>
internal sealed record Interpolation(string Label, Value A, Value B, Value Share, Value Output) : Operation(Label, Output)
{
    public override IReadOnlyList<Value> Inputs => [A, B, Share];

    public override long UnrolledCalls => NeverUnrolled;

    public override long UnrolledBackwardCalls => NeverUnrolled;

    public override IReadOnlyList<Operation> AtOneStep(OneStep values) =>
        [this with { A = values.Of(A), B = values.Of(B), Share = values.Of(Share), Output = values.Of(Output) }];

    public override void Forward(ForwardPass pass) =>
        pass.Call(
            Label + "Forward",
            "y = b + share · (a - b), with a share for each row",
            new ForwardBody(Output.Shape),
            [
                Operand.Read("a", pass.Of(A)),
                Operand.Read("b", pass.Of(B)),
                Operand.Read("share", pass.Of(Share)),
                Operand.Write("y", pass.Of(Output)),
                RuntimeArgument.Rows,
            ]
        );

    public override void Backward(BackwardPass pass)
    {
        Contribution a = pass.Contribute(A);
        Contribution b = pass.Contribute(B);
        Contribution share = pass.Contribute(Share);
        pass.Call(
            Label + "InputGradients",
            $"da {Sign(a)} share · dy, db {Sign(b)} (1 - share) · dy, dshare {Sign(share)} Σ dy · (a - b)",
            new BackwardBody(Output.Shape, a.Accumulate, b.Accumulate, share.Accumulate),
            [
                Operand.Read("dy", pass.Gradient(Output)),
                Operand.Read("a", pass.Of(A)),
                Operand.Read("b", pass.Of(B)),
                Operand.Read("share", pass.Of(Share)),
                Operand.Write("da", a.Target),
                Operand.Write("db", b.Target),
                Operand.Write("dshare", share.Target),
                RuntimeArgument.Rows,
            ]
        );
    }

    private static string Sign(Contribution contribution) => contribution.Accumulate ? "+=" : "=";

    private sealed record ForwardBody(Shape Shape) : FunctionBody
    {
        public override void Write(CodeWriter writer, Element element)
        {
            Segments segments = new(element, Shape);
            segments.OpenLoops(writer);
            writer.Line($"V g = {RowNumber.Broadcast(writer, element, "share")};");
            segments.VectorLoop(
                writer,
                () =>
                {
                    writer.Line("V bi = S.Load(ref b, at + i);");
                    writer.Line(segments.Store("S.MultiplyAdd(g, S.Subtract(S.Load(ref a, at + i), bi), bi)", "y"));
                }
            );
            segments.CloseLoops(writer, "y");
        }
    }

    private sealed record BackwardBody(Shape Shape, bool AccumulateA, bool AccumulateB, bool AccumulateShare) : FunctionBody
    {
        public override void Write(CodeWriter writer, Element element)
        {
            Segments segments = new(element, Shape);
            segments.OpenLoops(writer);
            writer.Line($"V g = {RowNumber.Broadcast(writer, element, "share")};");
            writer.Line("V sum = S.Zero;");
            segments.VectorLoop(
                writer,
                () =>
                {
                    writer.Line($"V slope = {segments.Inside("S.Load(ref dy, at + i)", "S.Zero")};");
                    string sum = "S.MultiplyAdd(slope, S.Subtract(S.Load(ref a, at + i), S.Load(ref b, at + i)), sum)";
                    writer.Line($"sum = {segments.Inside(sum, "sum")};");
                    writer.Line("V ofA = S.Multiply(g, slope);");
                    writer.Line("V ofB = S.Subtract(slope, ofA);");
                    writer.Line(segments.Store(AccumulateA ? "S.Add(S.Load(ref da, at + i), ofA)" : "ofA", "da"));
                    writer.Line(segments.Store(AccumulateB ? "S.Add(S.Load(ref db, at + i), ofB)" : "ofB", "db"));
                }
            );
            writer.Blank();
            RowNumber.Write(writer, element, "dshare", "S.Sum(sum)", AccumulateShare);
            segments.ClearPadding(writer, "db", "at");
            segments.CloseLoops(writer, "da");
        }
    }
}
