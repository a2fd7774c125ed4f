using System.Numerics;

namespace StaticNets.Tests.Support;

/// <summary>The distance of a tensor from a reference.</summary>
public static class RelativeError
{
    /// <summary>
    /// Returns <c>‖a − b‖₂ / ‖b‖₂</c>, computed in double: 0 if both tensors are zero, infinite if only the reference is zero, NaN if any
    /// value is NaN.
    /// </summary>
    /// <param name="actual">The tensor a.</param>
    /// <param name="reference">The tensor b.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Of<T>(ReadOnlySpan<T> actual, ReadOnlySpan<T> reference)
        where T : INumberBase<T>
    {
        if (actual.Length != reference.Length)
        {
            throw new ArgumentException($"{actual.Length} values cannot be compared with {reference.Length}.", nameof(actual));
        }

        double difference = 0;
        double norm = 0;
        for (var i = 0; i < actual.Length; i++)
        {
            var a = double.CreateChecked(actual[i]);
            var b = double.CreateChecked(reference[i]);
            difference += (a - b) * (a - b);
            norm += b * b;
        }

        return difference == 0 ? 0 : Math.Sqrt(difference) / Math.Sqrt(norm);
    }
}
