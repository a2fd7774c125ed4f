using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace StaticNets.Engines;

/// <summary>
/// Two vectors that each micro-batch keeps and that are combined over the whole batch at the end of a stage: means and variances, or
/// two vectors of means.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BatchCombination
{
    private readonly int _mean;
    private readonly int _other;
    private readonly int _length;
    private readonly bool _isVariance;

    private BatchCombination(int mean, int other, int length, bool isVariance)
    {
        _mean = mean;
        _other = other;
        _length = length;
        _isVariance = isVariance;
    }

    /// <summary>Creates the combination of means and variances.</summary>
    /// <param name="mean">Offset of the means in what a micro-batch keeps.</param>
    /// <param name="variance">Offset of the variances.</param>
    /// <param name="length">Number of elements of each vector.</param>
    public static BatchCombination OfVariance(int mean, int variance, int length) => new(mean, variance, length, true);

    /// <summary>Creates the combination of two vectors of means.</summary>
    /// <param name="mean">Offset of the first vector in what a micro-batch keeps.</param>
    /// <param name="otherMean">Offset of the second vector.</param>
    /// <param name="length">Number of elements of each vector.</param>
    public static BatchCombination OfMeans(int mean, int otherMean, int length) => new(mean, otherMean, length, false);

    /// <summary>
    /// Adds the numbers of a micro-batch to those of the rows before it. With the share s of the micro-batch in all rows so far, the mean m
    /// becomes <c>m + s d</c> with the distance <c>d = m' − m</c> of the means, and the variance v becomes <c>v + s (v' − v) + s (1 − s) d²</c>
    /// (Chan, Golub and LeVeque, "Updating formulae and a pairwise algorithm for computing sample variances", 1979). Equal numbers stay
    /// exactly as they are.
    /// </summary>
    /// <param name="total">What the first micro-batch keeps, with the numbers of the rows before.</param>
    /// <param name="part">What the micro-batch keeps.</param>
    /// <param name="share">The share s.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Add<T>(Span<T> total, ReadOnlySpan<T> part, T share)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<T> mean = total.Slice(_mean, _length);
        Span<T> other = total.Slice(_other, _length);
        ReadOnlySpan<T> meanOfPart = part.Slice(_mean, _length);
        ReadOnlySpan<T> otherOfPart = part.Slice(_other, _length);
        T ofDistance = _isVariance ? share * (T.One - share) : T.Zero;
        for (int i = 0; i < _length; i++)
        {
            T distance = meanOfPart[i] - mean[i];
            mean[i] += share * distance;
            other[i] += (share * (otherOfPart[i] - other[i])) + (ofDistance * distance * distance);
        }
    }

    /// <summary>Copies the numbers of one micro-batch to another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Copy<T>(ReadOnlySpan<T> from, Span<T> to)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        from.Slice(_mean, _length).CopyTo(to.Slice(_mean, _length));
        from.Slice(_other, _length).CopyTo(to.Slice(_other, _length));
    }

    /// <summary>Number of elements that <see cref="Pack"/> writes.</summary>
    internal int PackedLength => 2 * _length;

    /// <summary>Writes both vectors one after the other.</summary>
    internal void Pack<T>(ReadOnlySpan<T> kept, Span<T> packed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        kept.Slice(_mean, _length).CopyTo(packed);
        kept.Slice(_other, _length).CopyTo(packed[_length..]);
    }

    /// <summary>Reads both vectors that <see cref="Pack"/> has written.</summary>
    internal void Unpack<T>(ReadOnlySpan<T> packed, Span<T> kept)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        packed[.._length].CopyTo(kept.Slice(_mean, _length));
        packed.Slice(_length, _length).CopyTo(kept.Slice(_other, _length));
    }
}
