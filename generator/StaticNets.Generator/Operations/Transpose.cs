namespace StaticNets.Generator.Operations;

/// <summary>
/// Adds the call that writes a transposed copy of a matrix, which a tile can read sequentially. The padding of the copy is zero.
/// </summary>
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
