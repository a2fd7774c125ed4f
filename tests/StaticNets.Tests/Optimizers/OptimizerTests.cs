using System.Numerics;
using StaticNets.Optimizers;
using StaticNets.Runtime;

namespace StaticNets.Tests;

/// <summary>Compares optimizers with scalar loops of their formulas in double, for the same gradients.</summary>
public class OptimizerTests
{
    private const int Steps = 12;
    private const int Length = 64;

    public static TheoryData<Optimizer> Optimizers =>
        [
            new Sgd(0.1),
            new Momentum(0.05),
            new Momentum(0.05, 0.8) { Dampening = 0.3 },
            new Momentum(0.05) { Dampening = 0.9, ZeroInitialised = true },
            new Adam(),
            new Adam(0.01)
            {
                Beta1 = 0.8,
                Beta2 = 0.99,
                Epsilon = 1e-3,
            },
            new Nesterov(0.05),
            new Nesterov(0.05, 0.5),
            new RmsProp(),
            new RmsProp(0.01) { Rho = 0.5, Epsilon = 1e-3 },
            new Adagrad(),
            new Adagrad(0.1)
            {
                LearningRateDecay = 0.3,
                WeightDecay = 0.2,
                InitialAccumulator = 0.5,
                Epsilon = 1e-3,
            },
            new AdamW(),
            new AdamW(0.1, weightDecay: 3),
        ];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void FloatFollowsTheFormula(Optimizer optimizer)
    {
        FollowsTheFormula<float>(optimizer, unitRoundoff: Math.Pow(2, -24));
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void DoubleFollowsTheFormula(Optimizer optimizer)
    {
        FollowsTheFormula<double>(optimizer, unitRoundoff: Math.Pow(2, -53));
    }

    [Fact]
    public void SgdOnAParabolaIsAGeometricSequence()
    {
        // The gradient of θ²/2 is θ, so θₙ = (1 − η)ⁿ θ₀. With η = 1/4 and few steps every number is exact in float.
        var run = new Run<float>();
        run.Parameters.Span[0] = 1;
        for (int step = 0; step < 5; step++)
        {
            run.Gradients.Span[0] = run.Parameters.Span[0];
            run.Step(new Sgd(0.25));
        }

        Assert.Equal(243f / 1024, run.Parameters.Span[0]);
    }

    [Fact]
    public void MomentumUnderAConstantGradientReachesItsFinalSpeed()
    {
        // After t steps with the gradient g, the velocity is v = g (1 − βᵗ) / (1 − β): with β = 1/2 and g = 1 exactly 1, 3/2, 7/4.
        var run = new Run<float>();
        for (int step = 0; step < 3; step++)
        {
            run.Gradients.Span[0] = 1;
            run.Step(new Momentum(1, 0.5));
        }

        Assert.Equal(-(1 + 1.5f + 1.75f), run.Parameters.Span[0]);
    }

    [Fact]
    public void NesterovLooksAheadOfTheVelocity()
    {
        // With β = 1/2 the velocities v are exactly 1, 3/2, 7/4 and the steps exactly 1 + v/2.
        var run = new Run<float>();
        for (int step = 0; step < 3; step++)
        {
            run.Gradients.Span[0] = 1;
            run.Step(new Nesterov(1, 0.5));
        }

        Assert.Equal(-(1.5f + 1.75f + 1.875f), run.Parameters.Span[0]);
    }

    [Fact]
    public void WeightsOfADeadUnitDecayUnderAdamWOnly()
    {
        // After n steps the weight is (1 − ηλ)ⁿ θ, which is exact for ηλ = 1/2.
        var run = new Run<float>();
        run.Parameters.Span[0] = 8;
        run.Step(new AdamW(0.25, weightDecay: 2));
        run.Step(new AdamW(0.25, weightDecay: 2));
        Assert.Equal(2, run.Parameters.Span[0]);
        run.Step(new Adam(0.25));
        Assert.Equal(2, run.Parameters.Span[0]);
    }

    [Fact]
    public void FirstStepOfRmsPropIsTheSameWhateverTheGradient()
    {
        // With ρ = 3/4, the first step has √v = |g| / 2 and changes the weight by −η g / (|g| / 2 + ε). The tolerance is for about ten
        // roundings of a number below 2.
        foreach (double gradient in new[] { 1e-3, 1, -1e3 })
        {
            var run = new Run<double>();
            run.Gradients.Span[0] = gradient;
            run.Step(new RmsProp(0.5) { Rho = 0.75 });
            Assert.Equal(-0.5 * gradient / ((Math.Abs(gradient) / 2) + 1e-7), run.Parameters.Span[0], 10 * Math.Pow(2, -52));
        }
    }

    [Fact]
    public void AdagradUnderAConstantGradientSlowsDownLikeTheHarmonicRoots()
    {
        // After t steps with the gradient 1, v = t and the step is η / √t; with a decay of 1 it is η / t^(3/2). The tolerance is for about
        // ten roundings of a number below 4.
        foreach ((double decay, double power) in new[] { (0.0, 0.5), (1.0, 1.5) })
        {
            var run = new Run<double>();
            double expected = 0;
            for (int step = 1; step <= 4; step++)
            {
                run.Gradients.Span[0] = 1;
                run.Step(new Adagrad(1) { LearningRateDecay = decay, Epsilon = 1e-15 });
                expected -= Math.Pow(step, -power);
            }

            Assert.Equal(expected, run.Parameters.Span[0], 10 * Math.Pow(2, -51));
        }
    }

    /// <summary>Keras adds ε inside the root, where the initial sum stands as well.</summary>
    [Fact]
    public void AdagradHasTheFormOfKeras()
    {
        var run = new Run<double>();
        run.Gradients.Span[0] = 0.3;
        run.Step(new Adagrad(0.5) { InitialAccumulator = 0.1 + 1e-7, Epsilon = 1e-15 });
        Assert.Equal(-0.5 * 0.3 / Math.Sqrt(0.1 + 0.09 + 1e-7), run.Parameters.Span[0], 1e-14);
    }

    [Fact]
    public void SumsOfAdagradStayFinite()
    {
        var run = new Run<float>();
        for (int step = 0; step < 3; step++)
        {
            run.Gradients.Span[0] = 1.5e19f;
            run.Step(new Adagrad());
        }

        Assert.Equal(float.MaxValue, run.State.Slot(0).Span[0]);
        Assert.True(float.IsFinite(run.Parameters.Span[0]));
    }

    [Fact]
    public void ZeroInitialisedVelocityBeginsWithTheDampedGradient()
    {
        var run = new Run<float>();
        run.Gradients.Span[0] = 1;
        run.Step(new Momentum(1, 0.5) { Dampening = 0.75, ZeroInitialised = true });
        Assert.Equal(-0.25f, run.Parameters.Span[0]);
    }

    [Theory]
    [InlineData(1e-3)]
    [InlineData(1.0)]
    [InlineData(-1e3)]
    public void FirstStepOfAdamIsTheRateWhateverTheGradient(double gradient)
    {
        var run = new Run<double>();
        run.Gradients.Span[0] = gradient;
        run.Step(new Adam(0.5));

        // m̂ = g and √v̂ = |g|, so the step is η g / (|g| + ε). The tolerance is for about ten roundings of a number below 1.
        Assert.Equal(-0.5 * gradient / (Math.Abs(gradient) + 1e-8), run.Parameters.Span[0], 10 * Math.Pow(2, -53));
    }

    [Fact]
    public void PaddingStaysZero()
    {
        foreach (Optimizer optimizer in Optimizers.Select(row => row.Data))
        {
            var run = new Run<float>();
            run.Gradients.Span[0] = 1;
            run.Step(optimizer);
            run.Step(optimizer);
            Assert.All(run.Parameters.Span[1..].ToArray(), value => Assert.Equal(0f, value));
        }
    }

    [Fact]
    public void MomentsOfADeadUnitBecomeZeroRatherThanDenormal()
    {
        foreach (
            Optimizer optimizer in new Optimizer[]
            {
                new Momentum(),
                new Nesterov(),
                new RmsProp(),
                new Adam { Beta2 = 0.9 },
                new AdamW { Beta2 = 0.9 },
            }
        )
        {
            var run = new Run<float>();
            run.Gradients.Span[0] = 1;
            run.Step(optimizer);
            run.Gradients.Clear();

            // The moments decay like 0.9ⁿ, which falls below 1e-30 at n = 656. Smaller moments are flushed to zero; otherwise they would be
            // normal numbers near 1e-31 after 680 steps.
            for (int step = 0; step < 680; step++)
            {
                run.Step(optimizer);
            }

            for (int slot = 0; slot < optimizer.SlotCount; slot++)
            {
                Assert.Equal(0f, run.State.Slot(slot).Span[0]);
            }
        }
    }

    [Fact]
    public void AnotherKindBeginsAnewAndTheSameKindGoesOn()
    {
        var run = new Run<float>();
        run.Gradients.Span[0] = 1;
        run.Step(new Momentum(0.1));
        run.Step(new Momentum(0.2));
        Assert.Equal(2, run.State.Steps);
        Assert.Equal(1.9f, run.State.Slot(0).Span[0]);

        run.Step(new Adam());
        Assert.Equal(1, run.State.Steps);
        run.Step(new Momentum(0.1));
        Assert.Equal(1, run.State.Steps);
        Assert.Equal(1f, run.State.Slot(0).Span[0]);
    }

    private static void FollowsTheFormula<T>(Optimizer optimizer, double unitRoundoff)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var run = new Run<T>();
        var random = new Xoshiro256StarStar(4);
        var references = new ScalarOptimizer[Length];
        for (int i = 0; i < Length; i++)
        {
            run.Parameters.Span[i] = T.CreateTruncating((2 * random.NextDouble()) - 1);
            references[i] = new ScalarOptimizer(optimizer, double.CreateTruncating(run.Parameters.Span[i]));
        }

        for (int step = 1; step <= Steps; step++)
        {
            for (int i = 0; i < Length; i++)
            {
                T gradient = T.CreateTruncating((2 * random.NextDouble()) - 1);
                run.Gradients.Span[i] = gradient;
                references[i].Step(double.CreateTruncating(gradient));
            }

            run.Step(optimizer);
            for (int i = 0; i < Length; i++)
            {
                // After t steps, the bound is (9t + 8) unit roundoffs, multiplied by Magnitude: each update of a moment rounds at most 4
                // times (4t), roots and quotients add 2t + 8, the sum of the steps adds t, and the weight decay 2t.
                double bound = ((9 * step) + 8) * unitRoundoff * references[i].Magnitude;
                Assert.Equal(references[i].Value, double.CreateTruncating(run.Parameters.Span[i]), bound);
            }
        }
    }

    private sealed class Run<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public AlignedBlock<T> Parameters { get; } = new(Length);

        public AlignedBlock<T> Gradients { get; } = new(Length);

        public OptimizerState<T> State { get; } = new(Length);

        /// <summary>Does a step that is divided among three workers.</summary>
        public void Step(Optimizer optimizer)
        {
            State.BeginStep(optimizer, isSafe: true);
            for (int worker = 0; worker < 3; worker++)
            {
                State.Update(optimizer, Parameters, Gradients, BlockRange.OfWorker(worker, 3, Parameters.Length));
            }
        }
    }
}
