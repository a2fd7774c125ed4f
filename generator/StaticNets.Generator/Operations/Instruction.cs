using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>A statement of a pass: a call, or a loop over time steps with instructions inside.</summary>
internal abstract record Instruction
{
    /// <summary>Whether the instruction is needed only for the gradient of the network's input, so that a training step omits it.</summary>
    public bool IsForInputGradient { get; init; }

    /// <summary>
    /// The layers that need the instruction, so that it is left out while all of them are frozen; <see langword="null"/> if it never is.
    /// </summary>
    public GradientReaders? NeededBy { get; init; }

    /// <summary>The calls of the instruction; each call inside a loop is listed once.</summary>
    public abstract IEnumerable<FunctionCall> Calls { get; }

    /// <summary>The buffers that the instruction reads or writes.</summary>
    public IEnumerable<Buffer> Touched => Calls.SelectMany(call => call.Arguments).Select(argument => argument.Buffer).OfType<Buffer>();

    /// <summary>The buffers that the instruction writes.</summary>
    public IEnumerable<Buffer> Written =>
        Calls.SelectMany(call => call.Arguments).Where(argument => argument.Writes).Select(argument => argument.Buffer!);

    /// <summary>Returns instructions in which each call, also inside loops, is replaced by another one, or left out.</summary>
    /// <param name="instructions">The instructions.</param>
    /// <param name="replace">Returns the call in place of a call, or <see langword="null"/> to leave it out.</param>
    public static EquatableArray<Instruction> ReplaceCalls(
        IEnumerable<Instruction> instructions,
        Func<FunctionCall, FunctionCall?> replace
    ) =>
        instructions
            .Select(instruction =>
                instruction is StepLoop loop
                    ? loop with
                    {
                        Body = ReplaceCalls(loop.Body, replace),
                    }
                    : (Instruction?)replace((FunctionCall)instruction)
            )
            .OfType<Instruction>()
            .ToEquatableArray();

    /// <summary>Whether any of some instructions reads a hyperparameter.</summary>
    public static bool ReadHyperparameters(IEnumerable<Instruction> instructions) =>
        instructions.Any(instruction => instruction.Calls.Any(call => call.Arguments.Any(argument => argument is HyperparameterArgument)));

    public bool Uses(RuntimeArgument argument) => Calls.Any(call => call.Arguments.Contains((Argument)argument));
}

/// <summary>
/// One term of the loss of a network with several outputs, which is the weighted sum of the losses of the outputs, or the loss of a single
/// output that has a weight.
/// </summary>
/// <param name="Output">The number of the output; <see langword="null"/> if it is the only one.</param>
/// <param name="Weight">The weight of the output's loss.</param>
internal sealed record OutputShare(int? Output, double Weight);

/// <summary>A call of a function.</summary>
/// <param name="Comment">A description of the result, with shapes.</param>
/// <param name="Function">The method that is called.</param>
/// <param name="Arguments">The arguments of the call.</param>
/// <param name="Returns">
/// Whether the pass returns the result of the function or, if there are several such calls, the sum of all results, weighted by
/// <see cref="Share"/>.
/// </param>
internal sealed record FunctionCall(string Comment, Function Function, EquatableArray<Argument> Arguments, bool Returns = false)
    : Instruction
{
    /// <summary>The label of the operation to which the call belongs; empty for a call that belongs to none.</summary>
    public string Label { get; init; } = "";

    /// <summary>The output whose loss the function computes, if there are several outputs or the loss has a weight.</summary>
    public OutputShare? Share { get; init; }

    /// <summary>
    /// What must be combined over the whole batch after the call; <see langword="null"/> if the next instruction can follow at once.
    /// </summary>
    public BatchCombination? Combination { get; init; }

    public override IEnumerable<FunctionCall> Calls => [this];
}

/// <summary>A loop over the time steps of a sequence. From one iteration to the next, the slices in its calls move by one step.</summary>
/// <param name="Comment">A description of the result.</param>
/// <param name="Steps">Number of time steps.</param>
/// <param name="IsReversed">Whether the loop begins with the last step.</param>
/// <param name="Body">The instructions of one step.</param>
internal sealed record StepLoop(string Comment, StepCount Steps, bool IsReversed, EquatableArray<Instruction> Body) : Instruction
{
    public override IEnumerable<FunctionCall> Calls => Body.SelectMany(instruction => instruction.Calls);
}
