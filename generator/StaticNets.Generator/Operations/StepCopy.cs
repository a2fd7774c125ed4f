using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>Adds calls of library methods that exchange the order of steps and samples.</summary>
internal static class StepCopy
{
    public static void Split(Pass pass, Buffer source, Buffer sequence, long length, bool accumulate) =>
        Copy(
            pass,
            "StepCopy.Split",
            $"{sequence.Name}[steps, rows, {length}] {Sign(accumulate)} {source.Name}[rows, steps × {length}]",
            source,
            sequence,
            length,
            [Argument.Number(length), RuntimeArgument.Rows, StepsOf(sequence), Argument.Flag(accumulate)]
        );

    public static void Join(Pass pass, Buffer sequence, Buffer destination, long length, bool accumulate) =>
        Copy(
            pass,
            "StepCopy.Join",
            $"{destination.Name}[rows, steps × {length}] {Sign(accumulate)} {sequence.Name}[steps, rows, {length}]",
            sequence,
            destination,
            length,
            [Argument.Number(length), RuntimeArgument.Rows, StepsOf(sequence), Argument.Flag(accumulate)]
        );

    /// <summary>Adds a call that copies a sequence to rows sample by sample, with their padding.</summary>
    public static void OrderBySample(Pass pass, Buffer sequence, Buffer ordered) =>
        pass.CallLibrary(
            $"{ordered.Name}[rows, steps] = {sequence.Name}[steps, rows]",
            "StepCopy.Join",
            [
                Argument.Read(sequence),
                Argument.Number(sequence.RowStride),
                Argument.Write(ordered),
                Argument.StepsTimes(sequence.Slice!.Steps, sequence.RowStride),
                .. Lengths(sequence, accumulate: false),
            ]
        );

    /// <summary>Adds a call that copies rows that lie sample by sample to a sequence, with their padding.</summary>
    public static void OrderByStep(Pass pass, Buffer ordered, Buffer sequence, bool accumulate) =>
        pass.CallLibrary(
            $"{sequence.Name}[steps, rows] {Sign(accumulate)} {ordered.Name}[rows, steps]",
            "StepCopy.Split",
            [
                Argument.Read(ordered),
                Argument.StepsTimes(sequence.Slice!.Steps, sequence.RowStride),
                Argument.Write(sequence),
                Argument.Number(sequence.RowStride),
                .. Lengths(sequence, accumulate),
            ]
        );

    private static Argument[] Lengths(Buffer sequence, bool accumulate) =>
        [Argument.Number(sequence.RowStride), RuntimeArgument.Rows, StepsOf(sequence), Argument.Flag(accumulate)];

    /// <summary>Adds a call that copies a sequence with its steps in reverse order.</summary>
    public static void Reverse(Pass pass, Buffer source, Buffer sequence, bool accumulate) =>
        pass.CallLibrary(
            $"{sequence.Name}[step] {Sign(accumulate)} {source.Name}[steps - 1 - step]",
            "StepCopy.Reverse",
            Argument.Read(source),
            Argument.Write(sequence),
            Argument.Number(sequence.RowStride),
            RuntimeArgument.Rows,
            StepsOf(sequence),
            Argument.Flag(accumulate)
        );

    private static void Copy(
        Pass pass,
        string method,
        string comment,
        Buffer source,
        Buffer destination,
        long length,
        Argument[] lengths
    ) =>
        pass.CallLibrary(
            comment,
            method,
            [Argument.Read(source), Stride(source, length), Argument.Write(destination), Stride(destination, length), .. lengths]
        );

    private static Argument StepsOf(Buffer sequence) =>
        sequence.Slice!.Steps.Constant is { } constant ? Argument.Number(constant) : RuntimeArgument.Steps;

    /// <summary>
    /// Returns the distance between rows, in elements. If the caller's rows are sequences of any length, the distance is the length of all
    /// steps together, because there are no gaps between the rows.
    /// </summary>
    private static Argument Stride(Buffer buffer, long length) =>
        buffer.IsOfAnySteps ? Argument.StepsTimes(StepCount.OfCall, length) : Argument.Number(buffer.RowStride);

    private static string Sign(bool accumulate) => accumulate ? "+=" : "=";
}
