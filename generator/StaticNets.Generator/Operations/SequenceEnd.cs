namespace StaticNets.Generator.Operations;

/// <summary>
/// Adds calls of library methods for batches whose rows have different numbers of steps and are padded to the same number. In other batches
/// they do nothing, or what they would do if each row had all steps. Only training passes of networks for sequences of any length have them.
/// </summary>
internal static class SequenceEnd
{
    /// <summary>Adds a call inside a loop: <c>after = before</c> in rows that have ended.</summary>
    public static void Hold(Pass pass, Buffer before, Buffer after) =>
        pass.CallLibrary(
            $"{after.Name} = {before.Name} in rows that have ended",
            "SequenceEnd.Hold",
            Argument.Read(before),
            Argument.Write(after),
            Argument.Number(after.RowStride),
            RuntimeArgument.Step,
            RuntimeArgument.Batch
        );

    /// <summary>Adds a call inside a loop: <c>before += after, after = 0</c> in rows that have ended.</summary>
    public static void PassOn(Pass pass, Buffer after, Buffer before) =>
        pass.CallLibrary(
            $"{before.Name} += {after.Name}, {after.Name} = 0 in rows that have ended",
            "SequenceEnd.PassOn",
            Argument.Write(after),
            Argument.Write(before),
            Argument.Number(after.RowStride),
            RuntimeArgument.Step,
            RuntimeArgument.Batch
        );

    /// <summary>Adds a call that copies the last step of each row.</summary>
    public static void Take(Pass pass, Buffer sequence, Buffer last) =>
        pass.CallLibrary(
            "the last step of each row",
            "SequenceEnd.Take",
            Argument.Read(sequence),
            Argument.Write(last),
            Argument.Number(last.RowStride),
            RuntimeArgument.Batch
        );

    /// <summary>Adds a call that adds to the last step of each row.</summary>
    public static void Add(Pass pass, Buffer last, Buffer sequence) =>
        pass.CallLibrary(
            "the gradient of the last step of each row",
            "SequenceEnd.Add",
            Argument.Read(last),
            Argument.Write(sequence),
            Argument.Number(last.RowStride),
            RuntimeArgument.Batch
        );

    /// <summary>Adds a call that copies a sequence with the steps of each row in reverse order; those after its end stay.</summary>
    public static void Reverse(Pass pass, Buffer source, Buffer sequence, bool accumulate) =>
        pass.CallLibrary(
            $"{sequence.Name}[step] {(accumulate ? "+=" : "=")} {source.Name}[length of the row - 1 - step]",
            "SequenceEnd.Reverse",
            Argument.Read(source),
            Argument.Write(sequence),
            Argument.Number(sequence.RowStride),
            Argument.Flag(accumulate),
            RuntimeArgument.Batch
        );
}
