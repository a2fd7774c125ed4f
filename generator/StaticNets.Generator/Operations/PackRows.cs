namespace StaticNets.Generator.Operations;

/// <summary>Copies rows between the caller's memory, which has no padding, and the workspace, which has padding.</summary>
internal static class PackRows
{
    /// <summary>Copies rows to the workspace, and fills their padding with zeros.</summary>
    public static void In(Pass pass, Buffer source, Buffer destination, long length) =>
        Copy(pass, "RowCopy.Pack", source, destination, length, Argument.Number(destination.RowStride));

    /// <summary>Copies rows to the caller's memory, without padding.</summary>
    public static void Out(Pass pass, Buffer source, Buffer destination, long length) =>
        Copy(
            pass,
            destination.RowStride == length ? "RowCopy.Unpack" : "RowCopy.UnpackInto",
            source,
            destination,
            length,
            destination.RowStride == length ? [] : [Argument.Number(destination.RowStride)]
        );

    private static void Copy(Pass pass, string method, Buffer source, Buffer destination, long length, params Argument[] stride) =>
        pass.CallLibrary(
            $"{destination.Name}[{(destination.Slice is null ? "rows" : "rows · steps")}, {length}] = {source.Name}",
            method,
            [
                Argument.Read(source),
                Argument.Number(source.RowStride),
                Argument.Write(destination),
                .. stride,
                Argument.Number(length),
                destination.Slice is { } slice ? Argument.RowsOf(slice.Steps) : RuntimeArgument.Rows,
            ]
        );
}
