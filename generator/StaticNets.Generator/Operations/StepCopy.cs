namespace StaticNets.Generator.Operations;

/// <summary>Calls of the library that change the order of steps and samples.</summary>
internal static class StepCopy
{
    public static void Split(Pass pass, Buffer source, Buffer sequence, long length, bool accumulate) =>
        Copy(
            pass,
            "StepCopy.Split",
            $"{sequence.Name}[steps, rows, {length}] {Sign(accumulate)} {source.Name}[rows, steps × {length}]",
            source,
            sequence,
            [Argument.Number(length), RuntimeArgument.Rows, Argument.Number(sequence.Slice!.Steps), Argument.Flag(accumulate)]
        );

    public static void Join(Pass pass, Buffer sequence, Buffer destination, long length, bool accumulate) =>
        Copy(
            pass,
            "StepCopy.Join",
            $"{destination.Name}[rows, steps × {length}] {Sign(accumulate)} {sequence.Name}[steps, rows, {length}]",
            sequence,
            destination,
            [Argument.Number(length), RuntimeArgument.Rows, Argument.Number(sequence.Slice!.Steps), Argument.Flag(accumulate)]
        );

    private static void Copy(Pass pass, string method, string comment, Buffer source, Buffer destination, Argument[] lengths) =>
        pass.CallLibrary(
            comment,
            method,
            [
                Argument.Read(source),
                Argument.Number(source.RowStride),
                Argument.Write(destination),
                Argument.Number(destination.RowStride),
                .. lengths,
            ]
        );

    private static string Sign(bool accumulate) => accumulate ? "+=" : "=";
}
