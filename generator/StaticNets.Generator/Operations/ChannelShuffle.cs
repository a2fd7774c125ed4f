namespace StaticNets.Generator.Operations;

/// <summary>
/// Calls that swap the two axes by which the channels of each pixel, or the columns of a matrix, are numbered: from
/// <c>[group, place in the group]</c> to <c>[place, group]</c> and back.
/// </summary>
internal static class ChannelShuffle
{
    /// <summary>Adds the call that writes <c>destination[pixel, j, i] = source[pixel, i, j]</c>.</summary>
    /// <param name="destination">Buffer with as many rows as the source, with or without its content added to.</param>
    /// <param name="pixels">Number of pixels in a row; 1 for a matrix.</param>
    /// <param name="first">Length of the first axis of the source.</param>
    /// <param name="second">Length of the second axis of the source.</param>
    /// <param name="accumulate">Whether to add to the content of the destination.</param>
    public static void Call(
        Pass pass,
        string comment,
        Buffer source,
        Buffer destination,
        long pixels,
        long first,
        long second,
        Argument? accumulate = null
    ) =>
        pass.CallLibrary(
            comment,
            "ChannelShuffle.Write",
            [
                Argument.Read(source),
                Argument.Number(source.RowStride, "sourceStride"),
                Argument.Write(destination),
                Argument.Number(destination.RowStride, "destinationStride"),
                Argument.Number(pixels, "pixels"),
                Argument.Number(first, "first"),
                Argument.Number(second, "second"),
                accumulate ?? Argument.Flag(false, "accumulate"),
                destination.PerSample ? RowsOf(destination) : Argument.Number(destination.FixedRows, "rows"),
            ]
        );

    private static Argument RowsOf(Buffer buffer) =>
        buffer.Slice is { IsOfAllSteps: true } sequence ? Argument.RowsOf(sequence.Steps) : RuntimeArgument.Rows;
}
