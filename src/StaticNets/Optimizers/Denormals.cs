using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Simd;

namespace StaticNets.Optimizers;

/// <summary>Keeps the state of optimizers free of denormal numbers.</summary>
internal static class Denormals
{
    /// <summary>Magnitudes up to this number count as zero.</summary>
    public const double Threshold = 1e-30;

    /// <summary>
    /// Number of steps from one flush to the next in optimizers for which a flush in each step takes noticeable time. In between, numbers above
    /// the threshold cannot become denormal if a step leaves at least 0.3 of them.
    /// </summary>
    public const int Interval = 16;

    /// <summary>
    /// Replaces elements whose magnitude is at most <see cref="Threshold"/> by zero. The moments of a dead unit, whose gradient is exactly
    /// zero, shrink by a constant factor in each step. Without this function they would become denormal and remain so, and each operation
    /// on denormal numbers takes twice the time.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Flush<S, V, T>(V value)
        where S : struct, ISimd<V, T>
        where V : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => S.Select(S.GreaterThan(S.Abs(value), S.Constant(Threshold)), value, S.Zero);
}
