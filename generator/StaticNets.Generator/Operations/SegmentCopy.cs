using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>Copies a part of the last axis into longer rows, or out of them.</summary>
/// <param name="Part">The shape of the part.</param>
/// <param name="Joined">The shape of the longer rows.</param>
/// <param name="Offset">The index at which the part begins on the last axis of the longer rows.</param>
/// <param name="Joins">Whether the part is copied into the longer rows.</param>
/// <param name="Accumulate">Whether the copied elements are added to the old ones.</param>
/// <param name="ClearsPadding">Whether the padding of the rows that are written is set to zero.</param>
internal sealed record SegmentCopy(Shape Part, Shape Joined, long Offset, bool Joins, bool Accumulate, bool ClearsPadding) : FunctionBody
{
    private string Summary =>
        $"{(Joins ? "y[joined]" : "dx[own]")} {(Accumulate ? "+=" : "=")} {(Joins ? "x[own]" : "dy[joined]")}: "
        + $"{Part.Last} columns from column {Offset} on of {Joined.Last}";

    public void Call(Pass pass, string name, string comment, Buffer source, Buffer destination) =>
        pass.Call(
            name,
            Summary,
            this,
            [Operand.Read("source", source), Operand.Write("destination", destination), RuntimeArgument.Rows],
            comment
        );

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
