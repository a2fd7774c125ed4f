using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace StaticNets.Runtime;

/// <summary>
/// Draws normally distributed noise. Each number is computed from its position (a counter), not from the number drawn before it, so the
/// noise of a row does not depend on how the batch is divided into micro-batches.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NoiseField
{
    private const double ToUnit = 1.0 / (1UL << 53);

    /// <summary>
    /// Fills the block [rows, <paramref name="rowStride"/>]. In training, the numbers are drawn from N(0, σ²) by the method of Box and
    /// Muller (1958). Outside training, they are 0.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="field">First element of the block.</param>
    /// <param name="rowStride">Length of a row with padding, an even number.</param>
    /// <param name="deviation">σ, positive.</param>
    /// <param name="index">Number of the operation within the network.</param>
    /// <param name="batch">The rows, and the seed of this step.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill<T>(ref T field, int rowStride, double deviation, int index, in MicroBatch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ulong stream = SplitMix64.At(batch.DropoutSeed, (ulong)index);
        Fill(ref field, batch.Rows * (nuint)rowStride, (ulong)batch.FirstRow * (ulong)rowStride, deviation, stream, batch.Training);
    }

    /// <summary>
    /// Fills the block [steps, rows, <paramref name="rowStride"/>] in the same way as <c>Fill</c>, with other numbers at each time step.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="field">First element of the block.</param>
    /// <param name="rowStride">Length of a row with padding, an even number.</param>
    /// <param name="deviation">σ, positive.</param>
    /// <param name="index">Number of the operation within the network.</param>
    /// <param name="batch">The rows, the number of steps, and the seed of this step of training.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FillSteps<T>(ref T field, int rowStride, double deviation, int index, in MicroBatch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        nuint length = batch.Rows * (nuint)rowStride;
        ulong ofOperation = SplitMix64.At(batch.DropoutSeed, (ulong)index);
        for (nuint step = 0; step < batch.Steps; step++)
        {
            ulong stream = SplitMix64.At(ofOperation, step);
            Fill(ref field, length, (ulong)batch.FirstRow * (ulong)rowStride, deviation, stream, batch.Training);
            field = ref Unsafe.Add(ref field, length);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Fill<T>(ref T field, nuint length, ulong counter, double deviation, ulong stream, bool isTraining)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (nuint i = 0; i < length; i += 2)
        {
            (double first, double second) = isTraining ? Pair(stream, counter + i) : (0, 0);
            Unsafe.Add(ref field, i) = T.CreateTruncating(deviation * first);
            Unsafe.Add(ref field, i + 1) = T.CreateTruncating(deviation * second);
        }
    }

    /// <summary>Returns two independent numbers from N(0, 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (double First, double Second) Pair(ulong stream, ulong place)
    {
        // The argument of the logarithm lies in (0, 1], because 0 has no logarithm.
        double radius = Math.Sqrt(-2 * NaturalLogarithm.Of(((SplitMix64.At(stream, place) >> 11) + 1) * ToUnit));
        (double sine, double cosine) = Math.SinCos((SplitMix64.At(stream, place + 1) >> 11) * ToUnit * Math.Tau);
        return (radius * cosine, radius * sine);
    }
}
