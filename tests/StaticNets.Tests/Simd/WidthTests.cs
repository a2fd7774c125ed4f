using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace StaticNets.Tests.Simd;

/// <summary>The width that the tests run at: a run that is meant for narrower vectors must not silently use the widest.</summary>
public sealed class WidthTests
{
    [Fact]
    public void TheTestsRunAtTheWidthAskedFor()
    {
        string? asked = Environment.GetEnvironmentVariable("STATICNETS_WIDTH");
        int processor =
            Avx512F.IsSupported && Avx512BW.IsSupported && Avx512DQ.IsSupported ? 512
            : Avx2.IsSupported ? 256
            : 128;
        int accelerated =
            Vector512.IsHardwareAccelerated ? 512
            : Vector256.IsHardwareAccelerated ? 256
            : 128;
        Assert.Equal(asked is null ? processor : int.Parse(asked), accelerated);
    }
}
