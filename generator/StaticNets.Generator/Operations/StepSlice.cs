using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>The time steps of a sequence that a buffer refers to.</summary>
internal enum StepSlot
{
    /// <summary>All steps, as a matrix of steps × samples rows.</summary>
    All,

    /// <summary>
    /// The initial state and all steps but the one that the scan computes last, as a matrix of steps × samples rows.
    /// </summary>
    AllBefore,

    /// <summary>The current step of the loop.</summary>
    Current,

    /// <summary>The step that the scan computes before the current one; at the beginning, the initial state.</summary>
    Before,

    /// <summary>The step that the scan computes last.</summary>
    Last,

    /// <summary>The initial state.</summary>
    Initial,

    /// <summary>
    /// The whole memory, with the initial state if there is one. A pass declares it as a local variable. A function that takes it as an
    /// argument is called with the number of samples as its rows, and finds the rows of each step by itself.
    /// </summary>
    Whole,
}

/// <summary>
/// The part of a sequence's memory that a buffer uses. A sequence is stored step by step, <c>[steps, rows, row stride]</c>, so that one
/// step of all samples is a matrix, and so are all steps together. A sequence that a loop carries has its initial state in front of the
/// first step or, if the loop runs backwards, behind the last step.
/// </summary>
/// <param name="Sequence">Name of the local variable for the whole sequence in the emitted pass.</param>
/// <param name="Steps">Number of steps.</param>
/// <param name="HasInitialState">Whether the memory also holds the initial state.</param>
internal sealed record StepSlice(string Sequence, StepCount Steps, bool HasInitialState, StepSlot Slot)
{
    /// <summary>Number of matrices [rows, row stride] in the sequence's memory: the steps, and the initial state if there is one.</summary>
    public string Slots =>
        !HasInitialState ? Steps.Text
        : Steps.Constant is { } constant ? Literals.Integer(constant + 1)
        : "steps + 1";

    /// <summary>Whether the sequence is computed from the last step to the first.</summary>
    public bool RunsBackwards { get; init; }

    /// <summary>
    /// The number of matrices in <see cref="Slots"/> if it is known when the code is emitted, otherwise <see langword="null"/>.
    /// </summary>
    public long? KnownSlots => Steps.Constant + (HasInitialState ? 1 : 0);

    /// <summary>Whether the buffer has the rows of all steps instead of the rows of a single step.</summary>
    public bool IsOfAllSteps => Slot is StepSlot.All or StepSlot.AllBefore;

    /// <summary>Whether the slice is a different part of the sequence in each iteration of the loop.</summary>
    public bool MovesWithStep => Slot is StepSlot.Current or StepSlot.Before;

    /// <summary>The part of the sequence that all iterations of the loop use together.</summary>
    public StepSlice OverAllSteps =>
        Slot switch
        {
            StepSlot.Current => this with { Slot = StepSlot.All },
            StepSlot.Before => this with { Slot = StepSlot.AllBefore },
            _ => this,
        };

    private string LastSlot =>
        KnownSlots is { } slots ? Literals.Integer(slots - 1)
        : HasInitialState ? "steps"
        : "(steps - 1)";

    /// <summary>
    /// The number of rows in front of the slice, as an expression of <c>rows</c> and <c>step</c>; <see langword="null"/> for zero.
    /// </summary>
    public string? RowsInFront => RunsBackwards ? RowsInFrontBackwards : RowsInFrontForwards;

    private string? RowsInFrontForwards =>
        Slot switch
        {
            StepSlot.All when HasInitialState => "rows",
            StepSlot.Current when HasInitialState => "(step + 1) * rows",
            StepSlot.Current or StepSlot.Before => "step * rows",
            StepSlot.Last => LastSlot + " * rows",
            _ => null,
        };

    private string? RowsInFrontBackwards =>
        Slot switch
        {
            StepSlot.AllBefore => "rows",
            StepSlot.Before => "(step + 1) * rows",
            StepSlot.Current => "step * rows",
            StepSlot.Initial => LastSlot + " * rows",
            _ => null,
        };
}
