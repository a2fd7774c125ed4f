using System.Numerics;

namespace StaticNets.Models;

/// <summary>Squared distances of vectors in single precision, summed in double precision, which neither overflow nor vanish.</summary>
internal static class SquaredDistance
{
    /// <summary>Returns <c>Σ (aᵢ − bᵢ)²</c>.</summary>
    public static double Of(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        Vector<double> sums = Vector<double>.Zero;
        int i = 0;
        for (; i + Vector<float>.Count <= a.Length; i += Vector<float>.Count)
        {
            Vector.Widen(new Vector<float>(a[i..]), out Vector<double> lowOfA, out Vector<double> highOfA);
            Vector.Widen(new Vector<float>(b[i..]), out Vector<double> lowOfB, out Vector<double> highOfB);
            Vector<double> low = lowOfA - lowOfB;
            Vector<double> high = highOfA - highOfB;
            sums += (low * low) + (high * high);
        }

        double sum = Vector.Sum(sums);
        for (; i < a.Length; i++)
        {
            double difference = (double)a[i] - b[i];
            sum += difference * difference;
        }

        return sum;
    }
}
