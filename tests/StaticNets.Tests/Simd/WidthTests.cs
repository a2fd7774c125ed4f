using System.Runtime.Intrinsics;
using StaticNets.Simd;

namespace StaticNets.Tests.Simd;

/// <summary>Checks the vector width of the test run: a run for narrower vectors must not silently use the widest vectors.</summary>
public sealed class WidthTests
{
    [Fact]
    public void TheTestsRunAtTheWidthAskedFor()
    {
        // The expected width is not simply that of the processor: on some processors the runtime prefers narrower vectors, because wide
        // ones lower the clock frequency.
        string? asked = Environment.GetEnvironmentVariable("STATICNETS_WIDTH");
        int accelerated =
            Vector512.IsHardwareAccelerated ? 512
            : Vector256.IsHardwareAccelerated ? 256
            : 128;
        Width width = default;
        SimdDispatch.Run<float, Width>(ref width);
        Assert.Equal(asked is null ? accelerated : int.Parse(asked), width.Bits);
    }

    private struct Width : ISimdAction<float>
    {
        public int Bits { get; private set; }

        public void Invoke<S, V>()
            where S : struct, ISimd<V, float>
            where V : struct => Bits = S.Count * 8 * sizeof(float);
    }
}
