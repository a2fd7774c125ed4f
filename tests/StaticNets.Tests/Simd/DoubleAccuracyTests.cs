using System.Runtime.Intrinsics;
using StaticNets.Simd;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Simd;

/// <summary>
/// Compares the functions of <see cref="SimdMath"/> in double with the C library: at some arguments of every binade with both signs, and at
/// many arguments where the functions are neither constant nor linear.
/// </summary>
public sealed class DoubleAccuracyTests(ITestOutputHelper output)
{
    [Fact]
    public void Exp() => Check<ExpFunction>(-746, 711);

    [Fact]
    public void Tanh() => Check<TanhFunction>(-21, 21);

    [Fact]
    public void Sigmoid() => Check<SigmoidFunction>(-746, 40);

    [Fact]
    public void LogOnePlus() => Check<LogOnePlusFunction>(0, 1);

    [Fact]
    public void ExpMinusOne() => Check<ExpMinusOneFunction>(-51, 0);

    [Fact]
    public void Log() => Check<LogFunction>(0, 1);

    [Fact]
    public void ADistanceIsMeasuredInTheSpacingOfDoubles()
    {
        Assert.Equal(0, Ulps.Between(1d, 1d));
        Assert.Equal(1, Ulps.Between(Math.BitIncrement(1d), 1d));
        Assert.Equal(3, Ulps.Between(0d, 3 * double.Epsilon));
        Assert.Equal(1, Ulps.Between(double.PositiveInfinity, double.MaxValue));
        Assert.Equal(0, Ulps.Between(double.PositiveInfinity, double.PositiveInfinity));
        Assert.Equal(double.PositiveInfinity, Ulps.Between(double.NaN, 1d));
        Assert.Equal(0, Ulps.Between(double.NaN, double.NaN));
    }

    private void Check<TFunction>(double from, double to)
        where TFunction : struct, IFunctionUnderTest
    {
        double[] x = [.. EveryBinade(), .. Evenly(from, to)];
        Report<TFunction>("128", Measure<Simd128<double>, Vector128<double>, TFunction>(x));
        Report<TFunction>("256", Measure<Simd256<double>, Vector256<double>, TFunction>(x));
        Report<TFunction>("512", Measure<Simd512<double>, Vector512<double>, TFunction>(x));
    }

    private void Report<TFunction>(string width, Worst worst)
        where TFunction : struct, IFunctionUnderTest
    {
        output.WriteLine(
            $"{typeof(TFunction).Name}, double, {width} bit: at most {worst.Distance:F3} ulp, at {worst.At:R}, of {worst.Seen} arguments"
        );

        // The limit is the documented bound plus the error of the reference.
        double bound = TFunction.Bound + TFunction.ReferenceBound;
        Assert.True(
            worst.Distance <= bound,
            $"{typeof(TFunction).Name} at {width} bit is {worst.Distance} ulp off at {worst.At:R}, more than {bound}."
        );
    }

    /// <summary>Returns random numbers of every exponent, including denormals, infinities and NaN.</summary>
    private static IEnumerable<double> EveryBinade()
    {
        Random random = new(1);
        int each = LongRun.Enabled ? 512 : 32;
        for (long exponent = 0; exponent < 2048; exponent++)
        {
            for (int i = 0; i < each; i++)
            {
                long bits = (exponent << 52) | random.NextInt64(1L << 52);
                yield return BitConverter.Int64BitsToDouble(bits);
                yield return BitConverter.Int64BitsToDouble(bits | long.MinValue);
            }
        }

        double[] special = [0, -0.0, 1, -1, double.Epsilon, double.MaxValue, double.MinValue];
        foreach (double x in special)
        {
            yield return x;
        }

        yield return double.PositiveInfinity;
        yield return double.NegativeInfinity;
        yield return double.NaN;
    }

    private static IEnumerable<double> Evenly(double from, double to)
    {
        Random random = new(2);
        int count = LongRun.Enabled ? 4_000_000 : 300_000;
        for (int i = 0; i < count; i++)
        {
            yield return from + (to - from) * ((i + random.NextDouble()) / count);
        }
    }

    private static Worst Measure<S, V, TFunction>(double[] x)
        where S : struct, ISimd<V, double>
        where V : struct
        where TFunction : struct, IFunctionUnderTest
    {
        double[] y = Elementwise.Map<S, V, double>(x, TFunction.Apply<S, V, double>);
        Worst worst = default;
        for (int i = 0; i < x.Length; i++)
        {
            if (TFunction.Covers(x[i]))
            {
                worst = Worst.Of(worst, new Worst(Ulps.Between(y[i], TFunction.Exact(x[i])), x[i], 1));
            }
        }

        return worst;
    }
}
