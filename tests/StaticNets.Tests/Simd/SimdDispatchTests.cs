using System.Runtime.Intrinsics;
using StaticNets.Simd;

namespace StaticNets.Tests.Simd;

/// <summary>The dispatch uses the widest vector of the machine, and the caller finds the results in the fields of its action.</summary>
public sealed class SimdDispatchTests
{
    [Fact]
    public void FloatRunsAtTheWidestWidth()
    {
        Negation<float> action = new([1, -2]);
        SimdDispatch.Run<float, Negation<float>>(ref action);
        Assert.Equal(WidestBytes / sizeof(float), action.Count);
        Assert.Equal([-1f, 2f], action.Values[..2].ToArray());
    }

    [Fact]
    public void DoubleRunsAtTheWidestWidth()
    {
        Negation<double> action = new([1, -2]);
        SimdDispatch.Run<double, Negation<double>>(ref action);
        Assert.Equal(WidestBytes / sizeof(double), action.Count);
        Assert.Equal([-1d, 2d], action.Values[..2].ToArray());
    }

    [Fact]
    public void AWidthIsAcceleratedWhereItsRegistersAre()
    {
        Assert.Equal(Vector512.IsHardwareAccelerated, Simd512<float>.IsAccelerated);
        Assert.Equal(Vector256.IsHardwareAccelerated, Simd256<float>.IsAccelerated);
        Assert.Equal(Vector128.IsHardwareAccelerated, Simd128<float>.IsAccelerated);
        Assert.Equal(Vector512.IsHardwareAccelerated, Simd512<double>.IsAccelerated);
        Assert.Equal(Vector256.IsHardwareAccelerated, Simd256<double>.IsAccelerated);
        Assert.Equal(Vector128.IsHardwareAccelerated, Simd128<double>.IsAccelerated);
    }

    private static int WidestBytes =>
        Vector512.IsHardwareAccelerated ? 64
        : Vector256.IsHardwareAccelerated ? 32
        : 16;

    private ref struct Negation<T> : ISimdAction<T>
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        public Negation(T[] values)
        {
            T[] padded = new T[64];
            values.CopyTo(padded, 0);
            Values = padded;
        }

        public Span<T> Values { get; }

        public int Count { get; private set; }

        public void Invoke<S, V>()
            where S : struct, ISimd<V, T>
            where V : struct
        {
            Count = S.Count;
            S.Store(S.Negate(S.Load(ref Values[0], 0)), ref Values[0], 0);
        }
    }
}
