using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace StaticNets.Runtime;

/// <summary>
/// Copies what a recurrent layer carries from step to step between the workspace of a micro-batch and the states of the whole batch. These
/// lie one carried value after the other, each as a matrix [rows of the batch, length] without padding.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CarriedState
{
    /// <summary>Writes the initial states of a micro-batch: those of the batch, or zeros if it has none.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="state">Receives the states, [rows, <paramref name="stride"/>].</param>
    /// <param name="stride">Distance between rows in elements.</param>
    /// <param name="length">Length of a state without padding.</param>
    /// <param name="offset">Number of elements of a row in front of this carried value.</param>
    /// <param name="batch">The rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Begin<T>(ref T state, int stride, int length, int offset, in MicroBatch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Unsafe.IsNullRef(ref batch.InitialStates))
        {
            nuint count = batch.Rows * (nuint)stride;
            for (nuint i = 0; i < count; i++)
            {
                Unsafe.Add(ref state, i) = T.Zero;
            }
        }
        else
        {
            ref T first = ref Unsafe.Add(ref batch.InitialStates, Place(batch, length, offset));
            RowCopy.Pack(ref first, (nuint)length, ref state, (nuint)stride, length, batch.Rows);
        }
    }

    /// <summary>Copies the states after the last step to those of the batch; does nothing if the batch wants none.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="state">The states after the last step, [rows, <paramref name="stride"/>].</param>
    /// <param name="stride">Distance between rows in elements.</param>
    /// <param name="length">Length of a state without padding.</param>
    /// <param name="offset">Number of elements of a row in front of this carried value.</param>
    /// <param name="batch">The rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Keep<T>(ref T state, int stride, int length, int offset, in MicroBatch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => CopyTo(ref batch.FinalStates, ref state, stride, length, offset, batch);

    /// <summary>Copies the gradients of the initial states to those of the batch; does nothing if the batch wants none.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="state">The gradients, [rows, <paramref name="stride"/>].</param>
    /// <param name="stride">Distance between rows in elements.</param>
    /// <param name="length">Length of a state without padding.</param>
    /// <param name="offset">Number of elements of a row in front of this carried value.</param>
    /// <param name="batch">The rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Report<T>(ref T state, int stride, int length, int offset, in MicroBatch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        CopyTo(ref batch.InitialStateGradients, ref state, stride, length, offset, batch);

    private static void CopyTo<T>(ref T states, ref T state, int stride, int length, int offset, in MicroBatch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!Unsafe.IsNullRef(ref states))
        {
            ref T first = ref Unsafe.Add(ref states, Place(batch, length, offset));
            RowCopy.Unpack(ref state, (nuint)stride, ref first, length, batch.Rows);
        }
    }

    private static nuint Place<T>(in MicroBatch<T> batch, int length, int offset) =>
        (batch.BatchRows * (nuint)offset) + (batch.FirstRow * (nuint)length);
}
