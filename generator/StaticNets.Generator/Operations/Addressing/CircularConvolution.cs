using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Addressing;

/// <summary>
/// Moves weights around a circle: <c>yₙ = Σⱼ sⱼ xₙ₋ⱼ</c> over the shifts j from −radius to radius, with the indices modulo N and a share sⱼ
/// of each row for each shift. Backward, <c>dxₙ = Σⱼ sⱼ dyₙ₊ⱼ</c>, <c>dsⱼ = Σₙ dyₙ xₙ₋ⱼ</c>.
/// </summary>
/// <param name="Shares">s, <c>[2 · radius + 1]</c>: first the share of the shift −radius.</param>
internal sealed record CircularConvolution(string Label, Value X, Value Shares, Value Output) : Operation(Label, Output)
{
    public override IReadOnlyList<Value> Inputs => [X, Shares];

    public override long MultiplyAdds => Saturate.Multiply(Output.Shape.Length, Shares.Shape.Length);

    public override long UnrolledCalls => NeverUnrolled;

    public override long UnrolledBackwardCalls => NeverUnrolled;

    public override IReadOnlyList<Operation> AtOneStep(OneStep values) =>
        [this with { X = values.Of(X), Shares = values.Of(Shares), Output = values.Of(Output) }];

    public override void Forward(ForwardPass pass) =>
        pass.Call(
            Label + "Forward",
            $"y[n] = Σ shares[j] · x[n - j] over {Shares.Shape.Last} shifts j around a circle of {Output.Shape.Last}",
            new ForwardBody(Output.Shape.Last, Shares.Shape.Last),
            [
                Operand.Read("x", pass.Of(X)),
                Operand.Read("shares", pass.Of(Shares)),
                Operand.Write("y", pass.Of(Output)),
                Operand.Write("circle", Circle(pass)),
                RuntimeArgument.Rows,
            ]
        );

    public override void Backward(BackwardPass pass)
    {
        Contribution x = pass.Contribute(X);
        Contribution shares = pass.Contribute(Shares);
        pass.Call(
            Label + "InputGradients",
            $"dx[n] {(x.Accumulate ? "+=" : "=")} Σ shares[j] · dy[n + j], dshares[j] {(shares.Accumulate ? "+=" : "=")} Σ x[n] · dy[n + j]",
            new BackwardBody(Output.Shape.Last, Shares.Shape.Last, x.Accumulate, shares.Accumulate),
            [
                Operand.Read("dy", pass.Gradient(Output)),
                Operand.Read("x", pass.Of(X)),
                Operand.Read("shares", pass.Of(Shares)),
                Operand.Write("dx", x.Target),
                Operand.Write("dshares", shares.Target),
                Operand.Write("circle", Circle(pass)),
                RuntimeArgument.Rows,
            ]
        );
    }

    /// <summary>
    /// Returns memory for a row that continues at both ends by the radius, so that no index is taken modulo N. The last vector of the row
    /// may reach beyond its end.
    /// </summary>
    private Buffer Circle(Pass pass) =>
        pass.Scratch(
            Output,
            ValueContent.Circle,
            Output.Name + "Circle",
            Saturate.Add(pass.Element.Pad(Output.Shape.Length), Shares.Shape.Length)
        );

    private abstract record CircleFunction(long Length, long Shifts) : FunctionBody
    {
        protected long Radius => Shifts / 2;

        /// <summary>Emits the copy of a row with its last elements in front of it and its first ones behind it.</summary>
        protected void WriteCircle(CodeWriter writer, Segments segments, string row)
        {
            string radius = Literals.Integer(Radius);
            segments.VectorLoop(writer, () => writer.Line($"S.Store(S.Load(ref {row}, at + i), ref circle, i + {radius});"));
            writer.Blank();
            writer.Open($"for (nuint j = 0; j < {radius}; j++)");
            string last = writer.Names.At(row, $"at + {Literals.Integer(Length - Radius)} + j");
            writer.Line($"{writer.Names.At("circle", "j")} = {last};");
            writer.Line($"{writer.Names.At("circle", $"{Literals.Integer(Length + Radius)} + j")} = {writer.Names.At(row, "at + j")};");
            writer.Close();
            writer.Blank();
        }

        /// <summary>Returns the share of the shift with the index <paramref name="j"/>.</summary>
        protected string Share(CodeWriter writer, Element element, string shares, string j) =>
            writer.Names.At(shares, $"(row * {Literals.Integer(element.Pad(Shifts))}) + {j}");

        /// <summary>Emits a loop that adds to <c>sum</c> the products of shares and vectors of the circle.</summary>
        /// <param name="place">The index of the vector for the shift with the index <c>j</c>.</param>
        protected void WriteSum(CodeWriter writer, Element element, string place)
        {
            writer.Open($"for (nuint j = 0; j < {Literals.Integer(Shifts)}; j++)");
            string share = $"S.Broadcast({Share(writer, element, "shares", "j")})";
            writer.Line($"sum = S.MultiplyAdd({share}, S.Load(ref circle, {place}), sum);");
            writer.Close();
            writer.Blank();
        }
    }

    private sealed record ForwardBody(long Length, long Shifts) : CircleFunction(Length, Shifts)
    {
        public override void Write(CodeWriter writer, Element element)
        {
            Segments segments = new(element, Shape.Of(Length));
            segments.OpenLoops(writer);
            WriteCircle(writer, segments, "x");
            segments.VectorLoop(
                writer,
                () =>
                {
                    writer.Line("V sum = S.Zero;");
                    WriteSum(writer, element, $"i + {Literals.Integer(Shifts - 1)} - j");
                    writer.Line(segments.Store("sum", "y"));
                }
            );
            segments.CloseLoops(writer, "y");
        }
    }

    private sealed record BackwardBody(long Length, long Shifts, bool Accumulate, bool AccumulateShares) : CircleFunction(Length, Shifts)
    {
        public override void Write(CodeWriter writer, Element element)
        {
            Segments segments = new(element, Shape.Of(Length));
            segments.OpenLoops(writer);
            WriteCircle(writer, segments, "dy");
            segments.VectorLoop(
                writer,
                () =>
                {
                    writer.Line($"V sum = {(Accumulate ? "S.Load(ref dx, at + i)" : "S.Zero")};");
                    WriteSum(writer, element, "i + j");
                    writer.Line(segments.Store("sum", "dx"));
                }
            );
            writer.Blank();
            writer.Open($"for (nuint j = 0; j < {Literals.Integer(Shifts)}; j++)");
            writer.Line("V sum = S.Zero;");
            string product = "S.MultiplyAdd(S.Load(ref x, at + i), S.Load(ref circle, i + j), sum)";
            segments.VectorLoop(writer, () => writer.Line($"sum = {segments.Inside(product, "sum")};"));
            writer.Blank();
            writer.Line($"{Share(writer, element, "dshares", "j")} {(AccumulateShares ? "+=" : "=")} S.Sum(sum);");
            writer.Close();
            if (!AccumulateShares)
            {
                new Segments(element, Shape.Of(Shifts)).ClearPadding(writer, "dshares", $"row * {Literals.Integer(element.Pad(Shifts))}");
            }

            segments.CloseLoops(writer, "dx");
        }
    }
}
