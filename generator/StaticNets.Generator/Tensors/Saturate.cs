namespace StaticNets.Generator.Tensors;

/// <summary>Arithmetic on sizes (never negative) that returns <see cref="long.MaxValue"/> instead of overflowing.</summary>
internal static class Saturate
{
    public static long Multiply(long a, long b) => a != 0 && b > long.MaxValue / a ? long.MaxValue : a * b;

    public static long Add(long a, long b) => a > long.MaxValue - b ? long.MaxValue : a + b;
}
