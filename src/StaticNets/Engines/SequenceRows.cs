using System.ComponentModel;
using System.Numerics;

namespace StaticNets.Engines;

/// <summary>
/// The memory of a prediction of sequences whose number of steps the call says: how many of them come together, and what they need.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SequenceRows
{
    /// <summary>Plans a call.</summary>
    /// <param name="rows">Number of sequences.</param>
    /// <param name="steps">Number of time steps of each.</param>
    /// <param name="fixedLength">Elements that depend on neither.</param>
    /// <param name="rowLength">Elements for each sequence.</param>
    /// <param name="stepLength">Elements for each step of each sequence, and for an initial state.</param>
    /// <param name="budget">Largest useful number of elements; one block of sequences is computed together in any case.</param>
    /// <param name="blockRows">Number of sequences of a block, in which matrix products compute rows.</param>
    /// <param name="mostRows">Largest number of sequences that are computed together, whole blocks.</param>
    /// <exception cref="ArgumentException">A sequence needs more memory than an array can have.</exception>
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

    /// <summary>Elements of the workspace.</summary>
    public int Length { get; }

    /// <summary>Checks the spans of a prediction and returns the number of sequences; zero for an empty input.</summary>
    /// <typeparam name="T">The element.</typeparam>
    /// <param name="x">rows × steps × input length values.</param>
    /// <param name="y">Receives the outputs.</param>
    /// <param name="steps">Number of time steps of each sequence.</param>
    /// <param name="inputLength">Input values of a step.</param>
    /// <param name="outputLength">Output values of a step, or of a sequence.</param>
    /// <param name="hasOutputAtEachStep">Whether each step has outputs, or the sequence as a whole.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is less than 1.</exception>
    /// <exception cref="ArgumentException">The lengths do not fit, or x and y share memory; nothing is written.</exception>
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
