using StaticNets.Generator.Tensors;

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

    /// <summary>Elements from one row to the next: the caller's sequences of any length lie without gaps.</summary>
    private static Argument Stride(Buffer buffer, long length) =>
        buffer.IsOfAnySteps ? Argument.StepsTimes(StepCount.OfCall, length) : Argument.Number(buffer.RowStride);

    private static string Sign(bool accumulate) => accumulate ? "+=" : "=";
}
