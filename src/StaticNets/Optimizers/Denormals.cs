using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Simd;

namespace StaticNets;

/// <summary>Keeps what optimizers remember out of the denormal numbers.</summary>
internal static class Denormals
{
    /// <summary>Magnitudes up to this one count as zero.</summary>
    public const double Threshold = 1e-30;

    /// <summary>
    /// Zero where the magnitude does not exceed <see cref="Threshold"/>. The moments of a dead unit, whose gradient is exactly zero, shrink
    /// by a constant factor a step; in the denormal range they would stay for good, at twice the time for each operation.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Flush<S, V, T>(V value)
        where S : struct, ISimd<V, T>
        where V : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => S.Select(S.GreaterThan(S.Abs(value), S.Constant(Threshold)), value, S.Zero);
}
