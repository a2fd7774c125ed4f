using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>
/// A loop over whole padded rows, one vector at a time. All operands have the same length: a row for each sample, or a fixed number of
/// rows.
/// </summary>
/// <param name="Destination">The operand that is written.</param>
/// <param name="Value">The expression for the elements that are written.</param>
/// <param name="RowStride">Length of a row with padding.</param>
/// <param name="FixedRows">Number of rows, or 0 for one row for each sample.</param>
internal sealed record Elementwise(string Destination, Term Value, long RowStride, long FixedRows) : FunctionBody
{
    public override void Write(CodeWriter writer, Element element)
    {
        string length = FixedRows == 0 ? $"rows * {Literals.Integer(RowStride)}" : Literals.Integer(FixedRows * RowStride);
        writer.Open($"for (nuint i = 0; i < {length}; i += Lanes)");
        writer.Line($"S.Store({Value.Text(VectorMath.Of(writer, element.Keyword))}, ref {Destination}, i);");
        writer.Close();
    }
}
