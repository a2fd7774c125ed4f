namespace StaticNets.Generator.Operations;

/// <summary>Transposes a matrix, so that a tile can read it sequentially; the padding of the copy is zero.</summary>
internal static class Transpose
{
    public static void Write(Pass pass, Buffer source, long rows, long columns, Buffer destination) =>
        pass.CallLibrary(
            $"kernelᵀ[{columns}, {rows}] = transposed kernel[{rows}, {columns}]",
            "Transposition.Write",
            Argument.Read(source),
            Argument.Number(source.RowStride),
            Argument.Write(destination),
            Argument.Number(destination.RowStride),
            Argument.Number(rows),
            Argument.Number(columns)
        );
}
