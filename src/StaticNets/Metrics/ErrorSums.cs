using System.Numerics;
using System.Runtime.CompilerServices;

namespace StaticNets;

/// <summary>Sums the errors of predictions: the differences <c>ŷ − y</c> of predictions and targets.</summary>
internal struct ErrorSums
{
    private double _absolute;
    private double _squared;
    private double _bias;
    private long _count;

    /// <summary>Mean of <c>|ŷ − y|</c>.</summary>
    public readonly double MeanAbsolute => _absolute / _count;

    /// <summary>Mean of <c>(ŷ − y)²</c>.</summary>
    public readonly double MeanSquared => _squared / _count;

    /// <summary>Mean of <c>ŷ − y</c>.</summary>
    public readonly double MeanBias => _bias / _count;

    /// <summary>Checks predictions and targets that the user gave to a metric, and returns the sums of their differences.</summary>
    /// <exception cref="ArgumentException">There are no values, the lengths differ, or a value is NaN.</exception>
    public static ErrorSums Of<T>(ReadOnlySpan<T> predicted, ReadOnlySpan<T> targets)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        MetricCheck.Values(predicted, targets);
        ErrorSums sums = default;
        sums.Add(predicted, targets);
        return sums;
    }

    /// <summary>Adds other sums.</summary>
    public void Add(in ErrorSums other)
    {
        _absolute += other._absolute;
        _squared += other._squared;
        _bias += other._bias;
        _count += other._count;
    }

    /// <summary>Adds the differences of predictions and targets to the sums; both spans have the same length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add<T>(ReadOnlySpan<T> predicted, ReadOnlySpan<T> targets)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < predicted.Length; i++)
        {
            double difference = double.CreateTruncating(predicted[i]) - double.CreateTruncating(targets[i]);
            _absolute += Math.Abs(difference);
            _squared += difference * difference;
            _bias += difference;
        }

        _count += predicted.Length;
    }
}
