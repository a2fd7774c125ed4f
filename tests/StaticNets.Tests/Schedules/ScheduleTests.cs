using StaticNets.Schedules;
using StaticNets.Tests.Support;

namespace StaticNets.Tests;

/// <summary>Compares schedules with the rates of PyTorch's schedulers, and checks their limits.</summary>
public class ScheduleTests
{
    private const double BaseRate = 0.1;

    private static readonly Dictionary<string, LearningRateSchedule> _schedules = new()
    {
        ["step"] = new StepDecay(7, 0.3),
        ["exponential"] = new ExponentialDecay(0.9),
        ["cosine"] = new CosineDecay(29, minimum: 0.002),
        ["warm_up_exponential"] = new WarmUp(5, new ExponentialDecay(0.8), start: 0.1),
        ["warm_up"] = new WarmUp(6),
        ["plateau"] = new ReduceOnPlateau { Factor = 0.5, Patience = 2 },
        ["plateau_cooldown"] = new ReduceOnPlateau
        {
            Patience = 0,
            Threshold = 0.05,
            Cooldown = 3,
            Minimum = 0.004,
        },
    };

    public static TheoryData<string> Schedules => [.. _schedules.Keys];

    [Theory]
    [MemberData(nameof(Schedules))]
    public void RatesArePyTorchs(string schedule)
    {
        Fixture fixture = Fixture.Open("schedules_float64");
        double[] expected = fixture.Get<double>(schedule);
        double[] losses = fixture.Get<double>("plateau/losses");
        LearningRates rates = new(_schedules[schedule], BaseRate);
        Assert.NotEqual(expected[0], expected[^1]);
        for (int epoch = 1; epoch <= expected.Length; epoch++)
        {
            // PyTorch computes each rate from the previous one, with 30 factors and a few rounding errors for each; the closed form has
            // only a few rounding errors.
            Assert.Equal(expected[epoch - 1], rates.Of(epoch), expected[epoch - 1] * 1e-13);
            rates.Observe(epoch, losses[epoch - 1]);
        }
    }

    /// <summary>Uses the losses and rates of the schedule <c>plateau</c>, but three epochs later, after both warm-ups.</summary>
    [Fact]
    public void APlateauBehindTwoWarmUpsBeginsWithTheirEnd()
    {
        Fixture fixture = Fixture.Open("schedules_float64");
        double[] expected = fixture.Get<double>("plateau");
        double[] losses = fixture.Get<double>("plateau/losses");
        LearningRates rates = new(new WarmUp(1, new WarmUp(2, _schedules["plateau"], start: 0.5), start: 0.25), BaseRate);
        foreach ((int epoch, double share) in new[] { (1, 0.25), (2, 0.5), (3, 0.75) })
        {
            Assert.Equal(share * BaseRate, rates.Of(epoch), 1e-16);
            rates.Observe(epoch, 0);
        }

        for (int epoch = 1; epoch <= expected.Length; epoch++)
        {
            Assert.Equal(expected[epoch - 1], rates.Of(epoch + 3), expected[epoch - 1] * 1e-13);
            rates.Observe(epoch + 3, losses[epoch - 1]);
        }
    }

    [Fact]
    public void AConstantRateIsTheOptimizers()
    {
        Assert.Equal(BaseRate, new ConstantRate().Rate(1, BaseRate));
        Assert.Equal(BaseRate, new ConstantRate().Rate(1000, BaseRate));
        Assert.Equal(BaseRate, new WarmUp(3).Rate(4, BaseRate));
        Assert.Equal(BaseRate / 3, new WarmUp(3).Rate(1, BaseRate), 1e-17);
    }

    [Fact]
    public void ACosineStaysAtItsMinimum()
    {
        Assert.Equal(0.25, new CosineDecay(4, minimum: 0.25).Rate(5, 1));
        Assert.Equal(0.25, new CosineDecay(4, minimum: 0.25).Rate(7, 1));
    }

    /// <summary>A rate that decays to nothing stays positive, so an optimizer accepts it.</summary>
    [Fact]
    public void ADecayToNothingStaysPositive()
    {
        foreach (
            LearningRateSchedule schedule in new LearningRateSchedule[]
            {
                new CosineDecay(10),
                new ExponentialDecay(0.1),
                new StepDecay(1, 1e-300),
            }
        )
        {
            double rate = schedule.Rate(100_000, BaseRate);
            Assert.Equal(2.2250738585072014e-308, rate);
            Assert.Equal(rate, new Sgd(rate).LearningRate);
        }
    }

    [Fact]
    public void RatesOutsideTheRangeAreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("epoch", () => new ConstantRate().Rate(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("baseRate", () => new ConstantRate().Rate(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("baseRate", () => new ConstantRate().Rate(1, double.PositiveInfinity));
        foreach (double rate in new[] { -1, double.NaN, double.PositiveInfinity })
        {
            var error = Assert.Throws<InvalidOperationException>(() => new OwnSchedule(rate).Rate(3, 1));
            Assert.Contains("OwnSchedule", error.Message, StringComparison.Ordinal);
            Assert.Contains("epoch 3", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(0.5, new OwnSchedule(0.5).Rate(3, 1));
    }

    public static TheoryData<string, Action> Bad =>
        new()
        {
            { "every", () => _ = new StepDecay(0) },
            { "factor", () => _ = new StepDecay(1, 0) },
            { "factor", () => _ = new StepDecay(1, 1.5) },
            { "factor", () => _ = new ExponentialDecay(double.NaN) },
            { "epochs", () => _ = new CosineDecay(0) },
            { "minimum", () => _ = new CosineDecay(1, -1) },
            { "epochs", () => _ = new WarmUp(0) },
            { "start", () => _ = new WarmUp(1, start: 0) },
            { "Factor", () => _ = new ReduceOnPlateau { Factor = 1 } },
            { "Patience", () => _ = new ReduceOnPlateau { Patience = -1 } },
            { "Threshold", () => _ = new ReduceOnPlateau { Threshold = 1 } },
            { "Cooldown", () => _ = new ReduceOnPlateau { Cooldown = -1 } },
            { "Minimum", () => _ = new ReduceOnPlateau { Minimum = double.PositiveInfinity } },
        };

    [Theory]
    [MemberData(nameof(Bad))]
    public void ValuesOutsideTheirRangeAreRefused(string name, Action create) => Assert.Throws<ArgumentOutOfRangeException>(name, create);

    private sealed record OwnSchedule(double Value) : LearningRateSchedule
    {
        protected override double RateAfter(int passed, double baseRate) => Value;
    }
}
