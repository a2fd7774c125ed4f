namespace StaticNets.Generator.Operations;

/// <summary>Copies a matrix with rows and columns exchanged, so that a tile can stream it; the copy's padding is zero.</summary>
internal static class Transpose
{
    public static void Write(Pass pass, Buffer source, long rows, long columns, Buffer destination) =>
        pass.CallLibrary(
            $"transposed[{columns}, {rows}] = matrix[{rows}, {columns}]ᵀ",
            "Transposition.Write",
            Argument.Read(source),
            Argument.Number(source.RowStride),
            Argument.Write(destination),
            Argument.Number(destination.RowStride),
            Argument.Number(rows),
            Argument.Number(columns)
        );
}
