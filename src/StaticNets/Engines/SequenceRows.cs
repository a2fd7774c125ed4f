using System.ComponentModel;
using System.Numerics;

namespace StaticNets.Engines;

/// <summary>
/// The workspace for predicting sequences whose number of steps is known only when <c>Predict</c> is called: how many sequences are
/// computed together, and how many workspace elements are needed.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SequenceRows
{
    /// <summary>Chooses for one call how many sequences are computed together.</summary>
    /// <param name="rows">Number of sequences of the call.</param>
    /// <param name="steps">Number of time steps of each sequence.</param>
    /// <param name="fixedLength">Number of workspace elements that are needed for any number of sequences and steps.</param>
    /// <param name="rowLength">Number of workspace elements for each sequence.</param>
    /// <param name="stepLength">
    /// Number of workspace elements for each step of each sequence; the initial state counts as one more step.
    /// </param>
    /// <param name="budget">
    /// Number of workspace elements that the sequences should use at most; one block of sequences is computed together even if it needs
    /// more.
    /// </param>
    /// <param name="blockRows">Number of sequences of a block: the number of rows that matrix products compute at a time.</param>
    /// <param name="mostRows">Largest number of sequences that are computed together, a multiple of <paramref name="blockRows"/>.</param>
    /// <exception cref="ArgumentException">One sequence needs more elements than an array can have.</exception>
    public SequenceRows(nuint rows, nuint steps, int fixedLength, int rowLength, int stepLength, int budget, int blockRows, int mostRows)
    {
        long perRow = rowLength + (((long)steps + 1) * stepLength);
        long most = Math.Clamp(budget / perRow / blockRows * blockRows, blockRows, mostRows);
        long room = (Array.MaxLength - fixedLength) / perRow;
        if (room < 1)
        {
            throw new ArgumentException(
                $"A sequence of {steps} steps needs {perRow} values of memory, more than an array can have.",
                nameof(steps)
            );
        }

        Rows = (nuint)Math.Min(Math.Min(most, room), (long)rows);
        Length = (int)(fixedLength + ((long)Rows * perRow));
    }

    /// <summary>Number of sequences that are computed together.</summary>
    public nuint Rows { get; }

    /// <summary>Number of elements of the workspace.</summary>
    public int Length { get; }

    /// <summary>Checks the spans of a prediction and returns the number of sequences; zero for an empty input.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="x">rows × steps × input length values.</param>
    /// <param name="y">Receives the outputs.</param>
    /// <param name="steps">Number of time steps of each sequence.</param>
    /// <param name="inputLength">Number of input values of a step.</param>
    /// <param name="outputLength">
    /// Number of output values of each step, or of each sequence if only the sequence as a whole has outputs.
    /// </param>
    /// <param name="hasOutputAtEachStep">Whether each step has outputs; otherwise only the sequence as a whole has.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is less than 1.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="x"/> is not a whole number of sequences, <paramref name="y"/> is too short, or <paramref name="x"/> and
    /// <paramref name="y"/> overlap in memory; nothing is written.
    /// </exception>
    public static int Check<T>(ReadOnlySpan<T> x, Span<T> y, int steps, int inputLength, int outputLength, bool hasOutputAtEachStep)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        long perRow = (long)steps * inputLength;
        (long rows, long rest) = Math.DivRem(x.Length, perRow);
        if (rest != 0)
        {
            throw new ArgumentException(
                $"The input holds {x.Length} values, which is no whole number of sequences of {steps} steps with {inputLength} values each.",
                nameof(x)
            );
        }

        long outputs = rows * outputLength * (hasOutputAtEachStep ? steps : 1);
        if (y.Length < outputs)
        {
            throw new ArgumentException(
                $"{rows} sequences of {steps} steps give {outputs} output values, but the output has room for {y.Length}.",
                nameof(y)
            );
        }

        if (x.Overlaps(y[..(int)outputs]))
        {
            RowCheck.ThrowOverlap();
        }

        return (int)rows;
    }
}
