using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace StaticNets.Runtime;

/// <summary>
/// What training passes do at the ends of rows that have different numbers of time steps, <see cref="MicroBatch{T}.Lengths"/>, and are padded
/// to the same number. Sequences lie step by step, [steps, rows, stride].
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SequenceEnd
{
    /// <summary>Returns the number of time steps of each row; a null reference if all rows have <see cref="MicroBatch{T}.Steps"/>.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="batch">The rows.</param>
    public static ref int Lengths<T>(in MicroBatch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ref Unsafe.IsNullRef(ref batch.Lengths) ? ref batch.Lengths : ref Unsafe.Add(ref batch.Lengths, batch.FirstRow);

    /// <summary>Computes <c>after = before</c> in the rows that have no such step, so that they keep their state.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="before">The state before the step, [rows, <paramref name="stride"/>].</param>
    /// <param name="after">The state after the step, [rows, <paramref name="stride"/>].</param>
    /// <param name="stride">Distance between rows in elements.</param>
    /// <param name="step">Index of the step.</param>
    /// <param name="batch">The rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Hold<T>(ref T before, ref T after, int stride, nuint step, in MicroBatch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Unsafe.IsNullRef(ref batch.Lengths))
        {
            return;
        }

        for (nuint row = 0; row < batch.Rows; row++)
        {
            if (step >= Length(batch, row))
            {
                nuint at = row * (nuint)stride;
                for (nuint i = at; i < at + (nuint)stride; i++)
                {
                    Unsafe.Add(ref after, i) = Unsafe.Add(ref before, i);
                }
            }
        }
    }

    /// <summary>
    /// The way back of <see cref="Hold"/>: computes <c>before += after</c> and <c>after = 0</c> in the rows that have no such step.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="after">The gradient of the state after the step, [rows, <paramref name="stride"/>].</param>
    /// <param name="before">The gradient of the state before the step, [rows, <paramref name="stride"/>].</param>
    /// <param name="stride">Distance between rows in elements.</param>
    /// <param name="step">Index of the step.</param>
    /// <param name="batch">The rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PassOn<T>(ref T after, ref T before, int stride, nuint step, in MicroBatch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Unsafe.IsNullRef(ref batch.Lengths))
        {
            return;
        }

        for (nuint row = 0; row < batch.Rows; row++)
        {
            if (step >= Length(batch, row))
            {
                nuint at = row * (nuint)stride;
                for (nuint i = at; i < at + (nuint)stride; i++)
                {
                    Unsafe.Add(ref before, i) += Unsafe.Add(ref after, i);
                    Unsafe.Add(ref after, i) = T.Zero;
                }
            }
        }
    }

    /// <summary>Copies the last step of each row.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="sequence">The sequence.</param>
    /// <param name="last">Receives the last steps, [rows, <paramref name="stride"/>].</param>
    /// <param name="stride">Distance between rows in elements.</param>
    /// <param name="batch">The rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Take<T>(ref T sequence, ref T last, int stride, in MicroBatch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (nuint row = 0; row < batch.Rows; row++)
        {
            nuint at = (((Length(batch, row) - 1) * batch.Rows) + row) * (nuint)stride;
            for (nuint i = 0; i < (nuint)stride; i++)
            {
                Unsafe.Add(ref last, (row * (nuint)stride) + i) = Unsafe.Add(ref sequence, at + i);
            }
        }
    }

    /// <summary>Adds to the last step of each row.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="last">What is added, [rows, <paramref name="stride"/>].</param>
    /// <param name="sequence">The sequence.</param>
    /// <param name="stride">Distance between rows in elements.</param>
    /// <param name="batch">The rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add<T>(ref T last, ref T sequence, int stride, in MicroBatch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (nuint row = 0; row < batch.Rows; row++)
        {
            nuint at = (((Length(batch, row) - 1) * batch.Rows) + row) * (nuint)stride;
            for (nuint i = 0; i < (nuint)stride; i++)
            {
                Unsafe.Add(ref sequence, at + i) += Unsafe.Add(ref last, (row * (nuint)stride) + i);
            }
        }
    }

    /// <summary>
    /// Computes <c>destination[s, r] = source[length of r − 1 − s, r]</c> for each step of each row, or <c>+=</c> if
    /// <paramref name="accumulate"/> is true; steps after the end of a row keep their place.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="source">First element of the first step.</param>
    /// <param name="destination">First element of the first step of the reversed sequence.</param>
    /// <param name="stride">Distance between the rows of both sequences in elements.</param>
    /// <param name="accumulate">Whether the elements are added to the elements of the destination.</param>
    /// <param name="batch">The rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Reverse<T>(ref T source, ref T destination, int stride, bool accumulate, in MicroBatch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (nuint step = 0; step < batch.Steps; step++)
        {
            for (nuint row = 0; row < batch.Rows; row++)
            {
                nuint length = Length(batch, row);
                nuint from = (((step < length ? length - 1 - step : step) * batch.Rows) + row) * (nuint)stride;
                nuint to = ((step * batch.Rows) + row) * (nuint)stride;
                for (nuint i = 0; i < (nuint)stride; i++)
                {
                    T value = Unsafe.Add(ref source, from + i);
                    Unsafe.Add(ref destination, to + i) = accumulate ? Unsafe.Add(ref destination, to + i) + value : value;
                }
            }
        }
    }

    private static nuint Length<T>(in MicroBatch<T> batch, nuint row) =>
        Unsafe.IsNullRef(ref batch.Lengths) ? batch.Steps : (nuint)Unsafe.Add(ref batch.Lengths, batch.FirstRow + row);
}
