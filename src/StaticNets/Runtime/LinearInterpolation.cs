using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNets.Runtime;

/// <summary>
/// Makes an axis of <c>[outer, length, inner]</c> several times longer by linear interpolation. The element j of the longer axis lies at
/// <c>(j + ½) / factor − ½</c> on the shorter one; at the ends it equals the first or the last element.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LinearInterpolation
{
    /// <summary>Computes <c>y[o, j, i] = (1 − t) · x[o, a, i] + t · x[o, b, i]</c>, with a, b and t for each j.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="source">First element of x.</param>
    /// <param name="sourceStride">Distance between the rows of x in elements.</param>
    /// <param name="destination">First element of y.</param>
    /// <param name="destinationStride">Distance between the rows of y in elements; the padding at the end of each becomes zero.</param>
    /// <param name="outer">Number of elements of the axes in front of the axis.</param>
    /// <param name="length">Length of the axis in x.</param>
    /// <param name="inner">Number of elements of the axes behind it.</param>
    /// <param name="factor">Number by which the axis becomes longer.</param>
    /// <param name="rows">Number of rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Enlarge<T>(
        ref T source,
        int sourceStride,
        ref T destination,
        int destinationStride,
        int outer,
        int length,
        int inner,
        int factor,
        nuint rows
    )
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int block = length * inner;
        for (nuint row = 0; row < rows; row++)
        {
            ReadOnlySpan<T> x = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref source, row * (nuint)sourceStride), outer * block);
            Span<T> y = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref destination, row * (nuint)destinationStride), destinationStride);
            for (int at = 0; at < x.Length; at += block)
            {
                ReadOnlySpan<T> from = x.Slice(at, block);
                for (int j = 0; j < length * factor; j++)
                {
                    (int a, int b, T t) = Neighbours<T>(j, length, factor);
                    SpanMath.Mix(y[..inner], from.Slice(a * inner, inner), T.One - t, from.Slice(b * inner, inner), t);
                    y = y[inner..];
                }
            }

            y.Clear();
        }
    }

    /// <summary>Computes <c>dx[o, a, i] (+)= (1 − t) · dy[o, j, i]</c> and <c>dx[o, b, i] (+)= t · dy[o, j, i]</c> for all j.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="source">First element of dy.</param>
    /// <param name="sourceStride">Distance between the rows of dy in elements.</param>
    /// <param name="destination">First element of dx.</param>
    /// <param name="destinationStride">Distance between the rows of dx in elements.</param>
    /// <param name="outer">Number of elements of the axes in front of the axis.</param>
    /// <param name="length">Length of the axis in dx.</param>
    /// <param name="inner">Number of elements of the axes behind it.</param>
    /// <param name="factor">Number by which the axis is longer in dy.</param>
    /// <param name="accumulate">Whether the sums are added to dx; otherwise they replace its content, and its padding becomes zero.</param>
    /// <param name="rows">Number of rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gradient<T>(
        ref T source,
        int sourceStride,
        ref T destination,
        int destinationStride,
        int outer,
        int length,
        int inner,
        int factor,
        bool accumulate,
        nuint rows
    )
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int block = length * inner;
        for (nuint row = 0; row < rows; row++)
        {
            ReadOnlySpan<T> dy = MemoryMarshal.CreateReadOnlySpan(
                ref Unsafe.Add(ref source, row * (nuint)sourceStride),
                outer * block * factor
            );
            Span<T> dx = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref destination, row * (nuint)destinationStride), destinationStride);
            if (!accumulate)
            {
                dx.Clear();
            }

            for (int at = 0; at < outer * block; at += block)
            {
                Span<T> to = dx.Slice(at, block);
                for (int j = 0; j < length * factor; j++)
                {
                    (int a, int b, T t) = Neighbours<T>(j, length, factor);
                    SpanMath.AddScaled(to.Slice(a * inner, inner), dy[..inner], T.One - t);
                    SpanMath.AddScaled(to.Slice(b * inner, inner), dy[..inner], t);
                    dy = dy[inner..];
                }
            }
        }
    }

    /// <summary>Returns the two elements between which the element j of the longer axis lies, and the weight of the second one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (int A, int B, T Weight) Neighbours<T>(int j, int length, int factor)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // The place (j + ½) / factor − ½ in units of 1 / (2 · factor); before the first element it is that element.
        long place = Math.Max((2L * j) + 1 - factor, 0);
        long unit = 2L * factor;
        int a = (int)(place / unit);
        return (a, Math.Min(a + 1, length - 1), T.CreateTruncating((place - (a * unit)) / (double)unit));
    }
}
