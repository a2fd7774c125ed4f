using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>Copies a matrix with rows and columns exchanged, so that a tile can stream it; the copy's padding is zero.</summary>
internal static class Transpose
{
    public static void Write(Pass pass, Buffer source, long rows, long columns, Buffer destination) =>
        pass.Call(
            $"transposed[{columns}, {rows}] = matrix[{rows}, {columns}]ᵀ",
            Qualified.Runtime + "Transposition.Write",
            Argument.Read(source),
            Literals.Integer(source.RowStride),
            Argument.Write(destination),
            Literals.Integer(destination.RowStride),
            Literals.Integer(rows),
            Literals.Integer(columns)
        );
}
