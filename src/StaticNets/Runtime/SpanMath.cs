using System.Numerics;
using System.Runtime.CompilerServices;

namespace StaticNets.Runtime;

/// <summary>
/// Elementwise sums and products of short rows. System.Numerics.Tensors has the same methods, but it is not compiled ahead of time, so the
/// JIT compiles them without optimisation when they are called for the first time. On a single busy core, training would run this slow
/// code for seconds, until tiered compilation has replaced it.
/// </summary>
internal static class SpanMath
{
    /// <summary>Computes <c>sum ← sum + other</c> for rows of the same length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add<T>(Span<T> sum, ReadOnlySpan<T> other)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int i = 0;
        for (; i + Vector<T>.Count <= sum.Length; i += Vector<T>.Count)
        {
            (new Vector<T>(sum[i..]) + new Vector<T>(other[i..])).CopyTo(sum[i..]);
        }

        for (; i < sum.Length; i++)
        {
            sum[i] += other[i];
        }
    }

    /// <summary>Computes <c>sum ← sum + values · values</c> for rows of the same length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddSquares<T>(Span<T> sum, ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int i = 0;
        for (; i + Vector<T>.Count <= sum.Length; i += Vector<T>.Count)
        {
            Vector<T> value = new(values[i..]);
            ((value * value) + new Vector<T>(sum[i..])).CopyTo(sum[i..]);
        }

        for (; i < sum.Length; i++)
        {
            sum[i] += values[i] * values[i];
        }
    }

    /// <summary>Computes <c>sum ← sum + factor · values</c> for rows of the same length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddScaled<T>(Span<T> sum, ReadOnlySpan<T> values, T factor)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int i = 0;
        for (; i + Vector<T>.Count <= sum.Length; i += Vector<T>.Count)
        {
            ((new Vector<T>(values[i..]) * factor) + new Vector<T>(sum[i..])).CopyTo(sum[i..]);
        }

        for (; i < sum.Length; i++)
        {
            sum[i] += factor * values[i];
        }
    }

    /// <summary>Computes <c>result ← factorOfA · a + factorOfB · b</c> for rows of the same length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Mix<T>(Span<T> result, ReadOnlySpan<T> a, T factorOfA, ReadOnlySpan<T> b, T factorOfB)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int i = 0;
        for (; i + Vector<T>.Count <= result.Length; i += Vector<T>.Count)
        {
            ((new Vector<T>(a[i..]) * factorOfA) + (new Vector<T>(b[i..]) * factorOfB)).CopyTo(result[i..]);
        }

        for (; i < result.Length; i++)
        {
            result[i] = (factorOfA * a[i]) + (factorOfB * b[i]);
        }
    }

    /// <summary>Computes <c>values ← values · factors</c> for rows of the same length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply<T>(Span<T> values, ReadOnlySpan<T> factors)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int i = 0;
        for (; i + Vector<T>.Count <= values.Length; i += Vector<T>.Count)
        {
            (new Vector<T>(values[i..]) * new Vector<T>(factors[i..])).CopyTo(values[i..]);
        }

        for (; i < values.Length; i++)
        {
            values[i] *= factors[i];
        }
    }

    /// <summary>
    /// Returns the index of the first value below <paramref name="low"/> or above <paramref name="high"/>, or −1 if there is none. NaN
    /// counts as inside.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int FirstOutside<T>(ReadOnlySpan<T> values, T low, T high)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Vector<T> lows = new(low);
        Vector<T> highs = new(high);
        int i = 0;
        for (; i + Vector<T>.Count <= values.Length; i += Vector<T>.Count)
        {
            Vector<T> value = new(values[i..]);
            if (Vector.LessThanAny(value, lows) || Vector.GreaterThanAny(value, highs))
            {
                break;
            }
        }

        for (; i < values.Length; i++)
        {
            if (values[i] < low || values[i] > high)
            {
                return i;
            }
        }

        return -1;
    }
}
