namespace StaticNets.Tests.Support;

/// <summary>Compares results with those of PyTorch value by value.</summary>
internal static class NearValues
{
    // The relative tolerance is the usual one in double precision. But for y near 1, 1 − y and the logarithm of y are only accurate to
    // an ulp of 1, and PyTorch rounds values that are smaller than this ulp to 0. Hence the additional absolute tolerance of 1e-15.
    private const double Relative = 1e-12;
    private const double Absolute = 1e-15;

    public static void Check(ReadOnlySpan<double> actual, ReadOnlySpan<double> expected)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            bool near = Math.Abs(actual[i] - expected[i]) <= (Relative * Math.Abs(expected[i])) + Absolute;
            Assert.True(near, $"value {i} is {actual[i]:R}, not {expected[i]:R}");
        }
    }
}
