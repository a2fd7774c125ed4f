using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>Joins its inputs along the last axis. Backward, each input receives its own part of the gradient.</summary>
internal sealed record Concatenation(string Label, EquatableArray<Value> Parts, Value Output) : Operation(Label, Output)
{
    public override IReadOnlyList<Value> Inputs => Parts;

    public override IReadOnlyList<Operation> AtOneStep(OneStep values) =>
        [this with { Parts = values.Of(Parts), Output = values.Of(Output) }];

    public override void Forward(ForwardPass pass)
    {
        long at = 0;
        for (int i = 0; i < Parts.Count; i++)
        {
            Value part = Parts[i];
            bool isLast = i == Parts.Count - 1;
            SegmentCopy copy = new(part.Shape, Output.Shape, at, Joins: true, Accumulate: false, ClearsPadding: isLast);
            string comment = $"y[…, {at}..{at + part.Shape.Last}] = x{i}";
            Call(pass, copy, $"{Label}Forward{i}", comment, pass.Of(part), pass.Of(Output));
            at += part.Shape.Last;
        }
    }

    public override void Backward(BackwardPass pass)
    {
        long at = 0;
        for (int i = 0; i < Parts.Count; i++)
        {
            Value part = Parts[i];
            Contribution contribution = pass.Contribute(part);
            SegmentCopy copy = new(part.Shape, Output.Shape, at, Joins: false, contribution.Accumulate, ClearsPadding: true);
            string comment = $"dx{i} {(contribution.Accumulate ? "+=" : "=")} dy[…, {at}..{at + part.Shape.Last}]";
            Call(pass, copy, $"{Label}InputGradient{i}", comment, pass.Gradient(Output), contribution.Target);
            at += part.Shape.Last;
        }
    }

    private static void Call(Pass pass, SegmentCopy copy, string name, string comment, Buffer source, Buffer destination) =>
        pass.Call(
            name,
            copy.Summary,
            copy,
            [Operand.Read("source", source), Operand.Write("destination", destination), RuntimeArgument.Rows],
            comment
        );

    /// <summary>Copies the segments of one input into the joined rows or, backward, its gradient out of the joined rows.</summary>
    /// <param name="Part">The shape of the input.</param>
    /// <param name="Joined">The shape of the joined rows.</param>
    /// <param name="Offset">The index at which the input begins in a joined segment.</param>
    private sealed record SegmentCopy(Shape Part, Shape Joined, long Offset, bool Joins, bool Accumulate, bool ClearsPadding) : FunctionBody
    {
        public string Summary =>
            $"{(Joins ? "y[joined] = x[own]" : $"dx[own] {(Accumulate ? "+=" : "=")} dy[joined]")}: {Part.Last} columns from column {Offset} on of {Joined.Last}";

        public override void Write(CodeWriter writer, Element element)
        {
            Segments own = new(element, Part);
            Segments joined = new(element, Joined);
            writer.Open("for (nuint row = 0; row < rows; row++)");
            writer.Line($"nuint own = row * {Literals.Integer(own.RowStride)};");
            writer.Line($"nuint joined = {Arithmetic.Sum(Arithmetic.Times("row", joined.RowStride), Literals.Integer(Offset))};");
            string from = Joins ? "own" : "joined";
            string to = Joins ? "joined" : "own";
            writer.Open($"for (nuint segment = 0; segment < {Literals.Integer(own.PerRow)}; segment++)");
            own.VectorLoop(
                writer,
                () =>
                {
                    string old = $"S.Load(ref destination, {to} + i)";
                    string value = $"S.Load(ref source, {from} + i)";
                    string total = Accumulate ? $"S.Add({old}, {value})" : value;
                    writer.Line($"S.Store({own.Inside(total, old)}, ref destination, {to} + i);");
                }
            );
            writer.Blank();
            writer.Line($"own += {Literals.Integer(own.Length)};");
            writer.Line($"joined += {Literals.Integer(joined.Length)};");
            writer.Close();
            if (ClearsPadding)
            {
                Segments target = Joins ? joined : own;
                target.ClearPadding(writer, "destination", $"row * {Literals.Integer(target.RowStride)}");
            }

            writer.Close();
        }
    }
}
