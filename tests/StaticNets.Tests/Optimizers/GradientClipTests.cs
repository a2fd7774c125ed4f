using StaticNets.Engines;
using StaticNets.Optimizers;
using StaticNets.Runtime;
using StaticNets.Tests.Layers;
using StaticNets.Tests.Networks;
using StaticNets.Tests.Networks.Padded;

namespace StaticNets.Tests;

/// <summary>Compares clipping with plain loops; <see cref="PyTorchTests"/> compares it with PyTorch.</summary>
public class GradientClipTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void ByNormTheWholeGradientIsScaled(int workers)
    {
        using Step step = new(workers);
        double norm = Norm(step.Gradient);
        double[] expected = [.. step.Gradient.Select(value => value * (norm / 2) / (norm + 1e-6))];
        AssertNear(expected, step.Clipped(new Sgd(0.1) { ClipNorm = norm / 2 }));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void ByValueEachElementIsCut(int workers)
    {
        using Step step = new(workers);
        double[] magnitudes = [.. step.Gradient.Select(Math.Abs).Order()];
        double limit = magnitudes[^5];
        double[] clipped = step.Clipped(new Sgd(0.1) { ClipValue = limit });
        AssertNear([.. step.Gradient.Select(value => Math.Clamp(value, -limit, limit))], clipped);
        Assert.Equal(5, clipped.Count(value => Math.Abs(value) == limit));
    }

    [Fact]
    public void BelowTheLimitsNothingChanges()
    {
        using Step step = new(workers: 1);
        Assert.Equal(step.Gradient, step.Clipped(new Sgd(0.1) { ClipNorm = 2 * Norm(step.Gradient), ClipValue = Norm(step.Gradient) }));
    }

    [Fact]
    public void ByNormFirstAndThenByValue()
    {
        using Step step = new(workers: 1);
        double norm = Norm(step.Gradient);
        double[] scaled = [.. step.Gradient.Select(value => value / 2 * norm / (norm + 1e-6))];
        double limit = scaled.Max(Math.Abs) / 2;
        double[] expected = [.. scaled.Select(value => Math.Clamp(value, -limit, limit))];
        AssertNear(expected, step.Clipped(new Sgd(0.1) { ClipNorm = norm / 2, ClipValue = limit }));
    }

    /// <summary>
    /// The gradients are finite, but their squares overflow in single precision: the step has the right direction and length 1.
    /// </summary>
    [Fact]
    public void GradientsWithoutASumOfSquaresAreClippedToo()
    {
        AlignedBlock<float> gradients = new(16);
        gradients.Span[0] = 3e30f;
        gradients.Span[1] = -4e30f;
        GradientClip clip = GradientClip.Of(new Sgd { ClipNorm = 1 }, gradients, float.PositiveInfinity);
        clip.Apply(gradients, BlockRange.Of(gradients));

        // The scale and the product are rounded to float, once each.
        Assert.Equal(0.6, gradients.Span[0], Math.Pow(2, -23));
        Assert.Equal(-0.8, gradients.Span[1], Math.Pow(2, -23));
    }

    [Fact]
    public void WhatIsNotFiniteIsRefusedRatherThanClipped()
    {
        NotDropped network = new();
        double[] x = new double[64];
        x[3] = double.NaN;
        Optimizer optimizer = new Sgd { ClipNorm = 1, ClipValue = 1 };
        Assert.Throws<TrainingDivergedException>(() => network.TrainStep(x, [1.0], optimizer));
    }

    private static double Norm(double[] values) => Math.Sqrt(values.Sum(value => value * value));

    // Allows for three roundings in double precision and for the rounding errors of a norm of a few hundred squares.
    private static void AssertNear(double[] expected, double[] actual)
    {
        Assert.Contains(expected, value => value != 0);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], Math.Abs(expected[i]) * 1e-13);
        }
    }

    /// <summary>A training step of a network, on one thread or with a team.</summary>
    private sealed class Step : IDisposable
    {
        private readonly TrainingEngine<double> _engine;
        private readonly RandomRows<double> _rows;
        private readonly PassTeam<double>? _team;

        public Step(int workers)
        {
            _engine = (TrainingEngine<double>)NetworkInside.Engine<double>(new DoubleGraph(seed: 3));
            _rows = new RandomRows<double>(_engine.Description, 40, seed: 1);
            _team = workers > 1 ? Teams.Of(_engine, workers) : null;
            Gradient = Clipped(new Sgd(1e-300));
        }

        /// <summary>The gradient at the initial weights, which steps of 1e-300 do not change.</summary>
        public double[] Gradient { get; }

        /// <summary>Returns the clipped gradient that the optimizer gets, with the same dropout masks in each call.</summary>
        public double[] Clipped(Optimizer optimizer)
        {
            _engine.DropoutSteps = 0;
            _engine.Step(Batch(), optimizer with { LearningRate = 1e-300 }, 0, 0, _team);
            return _engine.Runner.Gradients.Span.ToArray();
        }

        public void Dispose() => _team?.Dispose();

        private BatchRows<double> Batch() =>
            _engine.Description.Loss == Loss.SparseCategoricalCrossEntropy
                ? RowCheck.Sparse<double>(_engine.Description, _rows.X, _rows.Classes)
                : RowCheck.Dense<double>(_engine.Description, _rows.X, _rows.Targets);
    }
}
