using System.Numerics;
using System.Runtime.CompilerServices;

namespace StaticNets.Runtime;

/// <summary>Computes the norm <c>√(Σ x²)</c> of a vector, even if the squares overflow or underflow.</summary>
internal static class EuclideanNorm
{
    /// <summary>Returns the norm in double precision; zero for an empty vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Of<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double squares = SumOfSquares(values, scale: 1);
        if (double.IsNormal(squares))
        {
            return Math.Sqrt(squares);
        }

        double largest = 0;
        foreach (T value in values)
        {
            largest = Math.Max(largest, Math.Abs(double.CreateChecked(value)));
        }

        return largest == 0 ? 0 : largest * Math.Sqrt(SumOfSquares(values, largest));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double SumOfSquares<T>(ReadOnlySpan<T> values, double scale)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double sum = 0;
        foreach (T value in values)
        {
            double scaled = double.CreateChecked(value) / scale;
            sum += scaled * scaled;
        }

        return sum;
    }
}
