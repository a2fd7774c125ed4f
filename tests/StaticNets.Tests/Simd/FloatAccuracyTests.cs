using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Simd;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Simd;

/// <summary>
/// Compares the functions of <see cref="SimdMath"/> in float with results in double, for all 2³² floats (a short run takes one of every 64,
/// over the whole range), including NaN, infinities, zeros and denormals.
/// </summary>
public sealed class FloatAccuracyTests(ITestOutputHelper output)
{
    private const int Block = 1 << 14;

    [Fact]
    public void Exp() => Check<ExpFunction>();

    [Fact]
    public void Tanh() => Check<TanhFunction>();

    [Fact]
    public void Sigmoid() => Check<SigmoidFunction>();

    [Fact]
    public void LogOnePlus() => Check<LogOnePlusFunction>();

    [Fact]
    public void ExpMinusOne() => Check<ExpMinusOneFunction>();

    [Fact]
    public void Log() => Check<LogFunction>();

    // Tests every float within 4096 floats of the points where a range reduction, a clamp or a saturation begins, with both signs.
    [Theory]
    [InlineData(0f)]
    [InlineData(1.17549435e-38f)]
    [InlineData(0.34657359f)]
    [InlineData(0.17328680f)]
    [InlineData(1f)]
    [InlineData(9.0109f)]
    [InlineData(10f)]
    [InlineData(16.6355f)]
    [InlineData(87.336545f)]
    [InlineData(88.722839f)]
    [InlineData(89f)]
    [InlineData(103.27893f)]
    [InlineData(103.97208f)]
    [InlineData(104f)]
    [InlineData(float.PositiveInfinity)]
    public void Boundaries(float at)
    {
        CheckAround<ExpFunction>();
        CheckAround<TanhFunction>();
        CheckAround<SigmoidFunction>();
        CheckAround<LogOnePlusFunction>();
        CheckAround<ExpMinusOneFunction>();

        void CheckAround<TFunction>()
            where TFunction : struct, IFunctionUnderTest
        {
            Arguments<TFunction> arguments = new();
            arguments.FillAround(at);
            Worst[] worst = new Worst[3];
            arguments.MeasureWidths(worst);
            AssertWithinBound<TFunction>(worst);
        }
    }

    [Fact]
    public void ADistanceIsMeasuredInTheSpacingOfFloats()
    {
        Assert.Equal(0, Ulps.Between(1f, 1d));
        Assert.Equal(1, Ulps.Between(MathF.BitIncrement(1f), 1d));
        Assert.Equal(0.5, Ulps.Between(1f, 1 + Math.ScaleB(1, -24)));
        Assert.Equal(3, Ulps.Between(0f, 3d * float.Epsilon));
        Assert.Equal(1, Ulps.Between(float.PositiveInfinity, (double)float.MaxValue));
        Assert.Equal(0, Ulps.Between(float.PositiveInfinity, 1e300));
        Assert.Equal(double.PositiveInfinity, Ulps.Between(float.NaN, 1d));
        Assert.Equal(double.PositiveInfinity, Ulps.Between(1f, double.NaN));
        Assert.Equal(0, Ulps.Between(float.NaN, double.NaN));
    }

    private void Check<TFunction>()
        where TFunction : struct, IFunctionUnderTest
    {
        long step = LongRun.Enabled ? 1 : 64;
        long blocks = (1L << 32) / step / Block;
        object gate = new();
        Worst[] worst = new Worst[3];
        Parallel.For(
            0,
            blocks,
            () => (Arguments: new Arguments<TFunction>(), Worst: new Worst[3]),
            (block, _, local) =>
            {
                local.Arguments.Fill(block * Block, step);
                local.Arguments.MeasureWidths(local.Worst);
                return local;
            },
            local =>
            {
                lock (gate)
                {
                    Worst.Merge(worst, local.Worst);
                }
            }
        );

        for (int width = 0; width < 3; width++)
        {
            string name = $"{typeof(TFunction).Name}, float, {128 << width} bit";
            output.WriteLine($"{name}: at most {worst[width].Distance:F3} ulp, at {worst[width].At:R}, of {worst[width].Seen} arguments");
            Assert.True(worst[width].Seen > 0, "no argument was tried");
        }

        AssertWithinBound<TFunction>(worst);
    }

    private static void AssertWithinBound<TFunction>(Worst[] worst)
        where TFunction : struct, IFunctionUnderTest
    {
        // The reference has an error of a few units of double, each 2⁻²⁹ of a float's unit.
        double bound = TFunction.Bound + Math.ScaleB(TFunction.ReferenceBound, -29);
        for (int width = 0; width < 3; width++)
        {
            Assert.True(
                worst[width].Distance <= bound,
                $"{typeof(TFunction).Name} at {128 << width} bit is {worst[width].Distance} ulp off at {worst[width].At:R}, more than {bound}."
            );
        }
    }

    private sealed class Arguments<TFunction>
        where TFunction : struct, IFunctionUnderTest
    {
        private readonly float[] _x = new float[Block];
        private readonly float[] _y = new float[Block];
        private readonly double[] _exact = new double[Block];

        /// <summary>
        /// Fills the arguments with one of every <paramref name="step"/> consecutive floats, at varying places among them, so that no
        /// pattern of low bits is left out.
        /// </summary>
        public void Fill(long first, long step)
        {
            for (int i = 0; i < Block; i++)
            {
                long index = first + i;
                Set(i, (uint)(index * step + index % step));
            }
        }

        /// <summary>Fills the arguments with neighbours of a number and of its negative.</summary>
        public void FillAround(float centre)
        {
            uint bits = BitConverter.SingleToUInt32Bits(centre) - Block / 4;
            for (uint i = 0; i < Block; i++)
            {
                Set((int)i, ((bits + (i >> 1)) & 0x7FFFFFFF) | (i & 1) << 31);
            }
        }

        public void MeasureWidths(Worst[] worst)
        {
            worst[0] = Worst.Of(worst[0], Measure<Simd128<float>, Vector128<float>>());
            worst[1] = Worst.Of(worst[1], Measure<Simd256<float>, Vector256<float>>());
            worst[2] = Worst.Of(worst[2], Measure<Simd512<float>, Vector512<float>>());
        }

        private void Set(int i, uint bits)
        {
            _x[i] = BitConverter.UInt32BitsToSingle(bits);
            _exact[i] = TFunction.Exact(_x[i]);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private Worst Measure<S, V>()
            where S : struct, ISimd<V, float>
            where V : struct
        {
            for (nuint i = 0; i < Block; i += (nuint)S.Count)
            {
                S.Store(TFunction.Apply<S, V, float>(S.Load(ref _x[0], i)), ref _y[0], i);
            }

            Worst worst = default;
            for (int i = 0; i < Block; i++)
            {
                if (TFunction.Covers(_x[i]))
                {
                    worst = Worst.Of(worst, new Worst(Ulps.Between(_y[i], _exact[i]), _x[i], 1));
                }
            }

            return worst;
        }
    }
}
