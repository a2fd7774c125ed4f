using System.ComponentModel;

namespace StaticNets.Runtime;

/// <summary>The facts about the training of a network for which each call determines the number of time steps.</summary>
/// <param name="hasOutputAtEachStep">Whether each step has outputs and targets; otherwise only the sequence as a whole has.</param>
/// <param name="stepLength">
/// Number of elements of the training workspace for each step of each sample; the initial state counts as one more step.
/// </param>
/// <param name="budget">Number of elements that the samples of a micro-batch should have at most.</param>
/// <param name="blockRows">Number of samples that matrix products compute at a time.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AnySteps(bool hasOutputAtEachStep, int stepLength, int budget, int blockRows)
{
    /// <summary>Whether each step has outputs and targets; otherwise only the sequence as a whole has.</summary>
    public bool HasOutputAtEachStep { get; } = hasOutputAtEachStep;

    /// <summary>Number of elements of the training workspace for each step of each sample.</summary>
    public int StepLength { get; } = stepLength;

    /// <summary>
    /// Returns the number of samples of a micro-batch: whole blocks within the budget, but at least one block if an array can hold it.
    /// </summary>
    /// <param name="rowLength">Number of elements of a sample.</param>
    /// <param name="most">Largest number of samples.</param>
    internal int RowsAtATime(long rowLength, int most)
    {
        long room = Math.Clamp(Array.MaxLength / 2 / rowLength, 1, most);
        return (int)Math.Clamp(budget / rowLength / blockRows * blockRows, Math.Min(blockRows, room), room);
    }
}
