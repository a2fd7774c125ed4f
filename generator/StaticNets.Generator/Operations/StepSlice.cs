using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>Which time steps of a sequence a buffer shows.</summary>
internal enum StepSlot
{
    /// <summary>All of them, as a matrix of steps × samples rows.</summary>
    All,

    /// <summary>Each step's predecessor, from the initial state on, as a matrix of steps × samples rows.</summary>
    AllBefore,

    /// <summary>The step that the loop is at.</summary>
    Current,

    /// <summary>The step before the one that the loop is at; the initial state at the first step.</summary>
    Before,

    /// <summary>The last step.</summary>
    Last,

    /// <summary>The initial state.</summary>
    Initial,

    /// <summary>The memory from its first element on, as no function takes it.</summary>
    Whole,
}

/// <summary>
/// The part of a sequence's memory that a buffer shows. A sequence lies step by step, <c>[steps, rows, row stride]</c>, so that one step of all
/// samples is a matrix, and so are all steps together. A sequence that a loop carries has its initial state in front of the first step.
/// </summary>
/// <param name="Sequence">Local name of the whole sequence in the emitted pass.</param>
/// <param name="Steps">Number of steps.</param>
/// <param name="HasInitialState">Whether the initial state stands in front of the first step.</param>
internal sealed record StepSlice(string Sequence, long Steps, bool HasInitialState, StepSlot Slot)
{
    /// <summary>Matrices of one row a sample that the sequence's memory holds.</summary>
    public long Slots => HasInitialState ? Steps + 1 : Steps;

    /// <summary>Whether the rows of the buffer are those of all steps, and not of one.</summary>
    public bool IsOfAllSteps => Slot is StepSlot.All or StepSlot.AllBefore;

    /// <summary>Whether it is another part of the sequence in each round of the loop.</summary>
    public bool MovesWithStep => Slot is StepSlot.Current or StepSlot.Before;

    /// <summary>The slice as all rounds of the loop together see it.</summary>
    public StepSlice OverAllSteps =>
        Slot switch
        {
            StepSlot.Current => this with { Slot = StepSlot.All },
            StepSlot.Before => this with { Slot = StepSlot.AllBefore },
            _ => this,
        };

    /// <summary>
    /// Samples in front of the slice as a factor of its offset, an expression of <c>rows</c> and <c>step</c>; <see langword="null"/> for none.
    /// </summary>
    public string? RowsInFront =>
        Slot switch
        {
            StepSlot.All when HasInitialState => "rows",
            StepSlot.Current when HasInitialState => "(step + 1) * rows",
            StepSlot.Current or StepSlot.Before => "step * rows",
            StepSlot.Last => Literals.Integer(Slots - 1) + " * rows",
            _ => null,
        };
}
