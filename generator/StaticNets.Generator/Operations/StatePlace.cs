namespace StaticNets.Generator.Operations;

/// <summary>
/// The initial state of a carried value, in the memory of the caller of a training pass. The states of a batch lie one carried value after
/// the other, each as a matrix [rows of the batch, length]. Without such memory the initial state is zero.
/// </summary>
/// <param name="Name">The name for users, e.g. <c>lstm/cell</c>.</param>
/// <param name="Length">Number of elements of the state of a row.</param>
/// <param name="Offset">Number of elements that the carried values in front of this one have for each row.</param>
internal sealed record StatePlace(string Name, long Length, long Offset)
{
    /// <summary>Adds the call that writes the state in front of the first step that is computed.</summary>
    public void Begin(Pass pass, Buffer sequence) =>
        Call(pass, $"initial state {Name}: that of the batch, or zeros", "Begin", Argument.Write(Buffers.Part(sequence, StepSlot.Initial)));

    /// <summary>Adds the call that copies the state after the last step to the caller.</summary>
    public void Keep(Pass pass, Buffer sequence) =>
        Call(pass, $"final state {Name}, if the batch wants it", "Keep", Argument.Read(Buffers.Part(sequence, StepSlot.Last)));

    /// <summary>Adds the call that copies the gradient of the initial state to the caller.</summary>
    public void Report(Pass pass, Buffer gradient) =>
        Call(
            pass,
            $"gradient of the initial state {Name}, if the batch wants it",
            "Report",
            Argument.Read(Buffers.Part(gradient, StepSlot.Initial))
        );

    private void Call(Pass pass, string comment, string method, Argument state) =>
        pass.CallLibrary(
            comment,
            "CarriedState." + method,
            state,
            Argument.Number(state.Buffer!.RowStride),
            Argument.Number(Length),
            Argument.Number(Offset, "offset"),
            RuntimeArgument.Batch
        );
}
