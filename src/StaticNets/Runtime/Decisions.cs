using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace StaticNets.Runtime;

/// <summary>Counts the right decisions of a row, from which the accuracy is computed.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Decisions
{
    /// <summary>Returns the index of the largest value, the first index if several values are equal.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="values">First value.</param>
    /// <param name="length">Number of values, at least one.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int ArgMax<T>(ref T values, int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int best = 0;
        for (int i = 1; i < length; i++)
        {
            if (Unsafe.Add(ref values, i) > Unsafe.Add(ref values, best))
            {
                best = i;
            }
        }

        return best;
    }

    /// <summary>Returns whether the largest score and the largest target have the same index.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="scores">First score.</param>
    /// <param name="targets">First target.</param>
    /// <param name="length">Number of scores and number of targets, at least one.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool SameArgMax<T>(ref T scores, ref T targets, int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => ArgMax(ref scores, length) == ArgMax(ref targets, length);

    /// <summary>
    /// Counts the right decisions. A score counts as positive above the threshold, a target above one half. A decision is right if score
    /// and target are both positive, or neither is.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="scores">First score.</param>
    /// <param name="targets">First target.</param>
    /// <param name="threshold">Scores above it count as positive.</param>
    /// <param name="length">Number of scores and number of targets.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static int SameSide<T>(ref T scores, ref T targets, T threshold, int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T half = T.One / (T.One + T.One);
        int same = 0;
        for (int i = 0; i < length; i++)
        {
            same += Unsafe.Add(ref scores, i) > threshold == Unsafe.Add(ref targets, i) > half ? 1 : 0;
        }

        return same;
    }
}
