using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.LossTerms;

/// <summary>
/// λ times the divergence of Kullback and Leibler of Bernoulli distributions with the mean activities <c>ρ̂</c> of the units from one with
/// the target <c>ρ</c>: <c>λ Σⱼ (ρ ln(ρ / ρ̂ⱼ) + (1 − ρ) ln((1 − ρ) / (1 − ρ̂ⱼ)))</c>. A unit is an index of the last axis; its mean is taken
/// over all rows of the batch, weighted as in the loss, and over all other axes. <c>∂/∂ρ̂ⱼ = −ρ / ρ̂ⱼ + (1 − ρ) / (1 − ρ̂ⱼ)</c>.
/// </summary>
/// <remarks>
/// The loss is a sum over micro-batches, but the term is not: each micro-batch adds by how much the term of all rows so far has grown.
/// </remarks>
/// <param name="Target">ρ, between 0 and 1.</param>
/// <param name="Weight">λ.</param>
internal sealed record TargetActivity(string Label, Value X, Value Output, double Target, double Weight) : LossTerm(Label, Output)
{
    private const string Formula = "λ Σ over units of KL(ρ ‖ ρ̂), with ρ̂ the mean activity of a unit over the batch";

    public override IReadOnlyList<Value> Inputs => [X];

    public override long UnrolledBackwardCalls => NeverUnrolled;

    public override bool NeedsWholeBatch => true;

    public override IReadOnlyList<BufferIdentity> Kept => [new ValueMemory(Output.Id, ValueContent.ActivitySums)];

    public override void AddToLoss(Pass pass) =>
        pass.Call(
            Label + "Loss",
            Formula,
            new LossBody(X.Shape, Target, Weight),
            [
                Operand.Read("x", pass.Of(X)),
                Operand.Write("sums", Scratch(pass, ValueContent.ActivitySums)),
                RuntimeArgument.Accumulate,
                .. OfRows,
            ],
            returnsTotals: true
        );

    public override void Backward(BackwardPass pass)
    {
        Buffer slopes = Scratch(pass, ValueContent.ActivitySlopes);
        pass.Call(
            Label + "Slopes",
            "slopes = -ρ / ρ̂ + (1 - ρ) / (1 - ρ̂) for each unit",
            new SlopesBody(X.Shape, Target),
            [Operand.Read("x", pass.Of(X)), Operand.Write("slopes", slopes), .. OfRows]
        );
        Contribution contribution = pass.Contribute(X);
        pass.Call(
            Label + "Gradient",
            $"dx {(contribution.Accumulate ? "+=" : "=")} λ · slopes, divided by the number of rows",
            new GradientBody(X.Shape, Weight, contribution.Accumulate),
            [Operand.Read("slopes", slopes), Operand.Write("dx", contribution.Target), .. OfRows, RuntimeArgument.BatchRows]
        );
    }

    /// <summary>Returns a buffer with a number for each unit, followed by the sum of the weights of the rows.</summary>
    private Buffer Scratch(Pass pass, ValueContent content) =>
        pass.Scratch(Output, content, Identifiers.Camel(Label) + content, X.Shape.Last + 1);

    /// <summary>Emits sums of the activities of each unit and of the weights of the rows.</summary>
    /// <param name="sums">The operand that receives them.</param>
    /// <param name="accumulates">Whether they are added to those of earlier micro-batches.</param>
    private static void WriteSums(CodeWriter writer, Element element, Segments segments, string sums, bool accumulates)
    {
        string units = Literals.Integer(segments.Length);
        string unweighted = $"{writer.Names.Unsafe}.IsNullRef(ref weights)";
        string all = writer.Names.At(sums, units);
        writer.Line($"{element.Keyword} total = {(accumulates ? $"accumulate ? {all} : 0" : "0")};");
        writer.Open("for (nuint row = 0; row < rows; row++)");
        writer.Line($"total += {unweighted} ? 1 : {writer.Names.At("weights", "row")};");
        writer.Close();
        writer.Blank();
        ChannelSums.OpenChannels(writer, segments);
        ChannelSums.Write(
            writer,
            segments,
            ["sum"],
            (_, name) =>
            {
                writer.Line($"V weight = {unweighted} ? S.Constant(1) : S.Broadcast({writer.Names.At("weights", "row")});");
                writer.Line($"{name("sum")} = S.MultiplyAdd(S.Load(ref x, at), weight, {name("sum")});");
            }
        );
        if (segments.NeedsMask)
        {
            writer.Line($"sum = {ChannelSums.Inside(segments, "sum")};");
        }

        string earlier = accumulates ? $"accumulate ? S.Add(S.Load(ref {sums}, n), sum) : sum" : "sum";
        writer.Line($"S.Store({earlier}, ref {sums}, n);");
        writer.Close();
        writer.Blank();
        writer.Line($"{all} = total;");
    }

    /// <summary>Returns the call of a method of the library that reads the sums.</summary>
    private static string Call(string method, string sums, Segments segments, double target) =>
        $"{Qualified.Runtime}ActivityTarget.{method}(ref {sums}, {Literals.Integer(segments.Length)}, {Literals.Named("perRow", segments.PerRow)}, {Literals.Double(target)})";

    private sealed record LossBody(Shape Shape, double Target, double Weight) : FunctionBody
    {
        public override void Write(CodeWriter writer, Element element)
        {
            Segments segments = new(element, Shape);
            string divergence = Call("Divergence", "sums", segments, Target);
            writer.Line($"double before = accumulate ? {divergence} : 0;");
            WriteSums(writer, element, segments, "sums", accumulates: true);
            writer.Line($"double grown = {divergence} - before;");
            writer.Line($"return new {Qualified.Runtime}BatchTotals({Literals.Double(Weight)} * grown, 0);");
        }
    }

    private sealed record SlopesBody(Shape Shape, double Target) : FunctionBody
    {
        public override void Write(CodeWriter writer, Element element)
        {
            Segments segments = new(element, Shape);
            WriteSums(writer, element, segments, "slopes", accumulates: false);
            writer.Line(Call("ToSlopes", "slopes", segments, Target) + ";");
        }
    }

    private sealed record GradientBody(Shape Shape, double Weight, bool Accumulate) : FunctionBody
    {
        public override void Write(CodeWriter writer, Element element)
        {
            Segments segments = new(element, Shape);
            RowTerm.WriteShare(writer, element);
            writer.Line($"share = S.Multiply(S.Constant({Literals.Double(Weight)}), share);");
            segments.OpenLoops(writer);
            RowTerm.WriteScale(writer);
            string slope = Accumulate
                ? "S.MultiplyAdd(scale, S.Load(ref slopes, i), S.Load(ref dx, at + i))"
                : "S.Multiply(scale, S.Load(ref slopes, i))";
            segments.VectorLoop(writer, () => writer.Line(segments.Store(slope, "dx")));
            segments.CloseLoops(writer, "dx");
        }
    }
}
