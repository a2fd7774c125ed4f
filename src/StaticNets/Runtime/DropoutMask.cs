using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace StaticNets.Runtime;

/// <summary>
/// Draws dropout masks. Each random number is computed from its position (a counter), not from the number drawn before it, so the mask of a
/// row does not depend on how the batch is divided into micro-batches.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DropoutMask
{
    /// <summary>
    /// Fills the mask [rows, <paramref name="rowStride"/>]. In training, the value of an element is 0 with probability
    /// <paramref name="rate"/>, otherwise 1 / (1 − rate), which keeps the expected value. Outside training, all elements are 1.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="mask">First element of the mask.</param>
    /// <param name="rowStride">Length of a row with padding, an even number.</param>
    /// <param name="rate">Probability of a zero, at least 0 and below 1.</param>
    /// <param name="index">Number of the dropout operation within the network.</param>
    /// <param name="batch">The rows, and the seed of this step.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill<T>(ref T mask, int rowStride, double rate, int index, in MicroBatch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ulong stream = SplitMix64.At(batch.DropoutSeed, (ulong)index);
        Fill(ref mask, batch.Rows * (nuint)rowStride, (ulong)batch.FirstRow * (ulong)rowStride / 2, rate, stream, batch.Training);
    }

    /// <summary>
    /// Fills the mask [steps, rows, <paramref name="rowStride"/>] in the same way as <c>Fill</c>, with other numbers at each time step.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="mask">First element of the mask.</param>
    /// <param name="rowStride">Length of a row with padding, an even number.</param>
    /// <param name="rate">Probability of a zero, at least 0 and below 1.</param>
    /// <param name="index">Number of the dropout operation within the network.</param>
    /// <param name="batch">The rows, the number of steps, and the seed of this step of training.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FillSteps<T>(ref T mask, int rowStride, double rate, int index, in MicroBatch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        nuint length = batch.Rows * (nuint)rowStride;
        ulong ofOperation = SplitMix64.At(batch.DropoutSeed, (ulong)index);
        for (nuint step = 0; step < batch.Steps; step++)
        {
            ulong stream = SplitMix64.At(ofOperation, step);
            Fill(ref mask, length, (ulong)batch.FirstRow * (ulong)rowStride / 2, rate, stream, batch.Training);
            mask = ref Unsafe.Add(ref mask, length);
        }
    }

    /// <summary>
    /// Fills a mask for the weights of a kernel (DropConnect) in the same way as <c>Fill</c>. All rows of a training step share this mask.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="mask">First element of the mask.</param>
    /// <param name="length">Length of the mask, an even number.</param>
    /// <param name="rate">Probability of a zero, at least 0 and below 1.</param>
    /// <param name="index">Number of the dropout operation within the network.</param>
    /// <param name="batch">The seed of this step.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FillWeights<T>(ref T mask, int length, double rate, int index, in MicroBatch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Fill(ref mask, (nuint)length, counter: 0, rate, SplitMix64.At(batch.DropoutSeed, (ulong)index), batch.Training);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Fill<T>(ref T mask, nuint length, ulong counter, double rate, ulong stream, bool isTraining)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!isTraining)
        {
            for (nuint i = 0; i < length; i++)
            {
                Unsafe.Add(ref mask, i) = T.One;
            }

            return;
        }

        T keep = T.CreateTruncating(1 / (1 - rate));
        ulong threshold = (ulong)(rate * (1UL << 32));
        for (nuint i = 0; i < length; i += 2)
        {
            ulong random = SplitMix64.At(stream, counter++);
            Unsafe.Add(ref mask, i) = (random & 0xFFFFFFFF) < threshold ? T.Zero : keep;
            Unsafe.Add(ref mask, i + 1) = random >> 32 < threshold ? T.Zero : keep;
        }
    }
}
