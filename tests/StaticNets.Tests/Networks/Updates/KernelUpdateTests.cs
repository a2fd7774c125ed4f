using System.Numerics;
using StaticNets.Engines;
using StaticNets.Runtime;

namespace StaticNets.Tests.Networks.Updates;

/// <summary>
/// Compares training steps that update kernels block by block with those in which the optimizer begins after all gradients, as it does when their
/// norms are recorded. Both have the same bits.
/// </summary>
public sealed class KernelUpdateTests
{
    public static TheoryData<Optimizer> Optimizers =>
        [
            new Sgd(0.01),
            new Momentum(0.001),
            new Nesterov(0.001),
            new RmsProp(),
            new Adagrad(),
            new Adam(),
            new AdamW(0.01, weightDecay: 0.3),
        ];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void StepsHaveTheBitsOfStepsWithAllGradients(Optimizer optimizer)
    {
        Compare<float>(() => new UpdatedClassifier(seed: 5), optimizer, isUpdated: true);
        Compare<double>(() => new UpdatedRegression(seed: 5), optimizer, isUpdated: true);
        Compare<float>(() => new UpdatedResidual(seed: 5), optimizer, isUpdated: true);
    }

    [Fact]
    public void ClippingNeedsAllGradients()
    {
        Compare<float>(() => new UpdatedClassifier(seed: 5), new Sgd(0.1) { ClipNorm = 0.01 }, isUpdated: false);
        Compare<float>(() => new UpdatedClassifier(seed: 5), new Adam { ClipValue = 0.001 }, isUpdated: false);
    }

    /// <summary>The step that follows a step without result has all gradients, and so have the next ones; then blocks are updated again.</summary>
    [Fact]
    public void AfterABoundThatIsNotFiniteSomeStepsHaveAllGradients()
    {
        Subject<float> subject = new(new UpdatedClassifier(seed: 5), rows: 9);
        subject.Rows.X[4] = 1e30f;
        Assert.False(subject.Updates(new Sgd(1e-30)));
        subject.Rows.X[4] = 0;
        for (int step = 0; step < Tuning.StepsWithoutUpdates; step++)
        {
            Assert.False(subject.Updates(new Sgd(1e-30)));
        }

        Assert.True(subject.Updates(new Sgd(1e-30)));
    }

    /// <summary>Only the gradient of the first kernel overflows, which is computed after the others.</summary>
    [Theory]
    [InlineData(double.NaN)]
    [InlineData(1e300)]
    public void AStepWhoseFirstGradientIsNotFiniteChangesNothing(double input)
    {
        UpdatedRegression network = new(seed: 5);
        Disconnect(network);
        UpdatedRegression same = network.Clone();
        RandomRows<double> rows = new(NetworkInside.Description(typeof(UpdatedRegression)), 4, seed: 1);
        double[] x = [.. rows.X];
        double[] targets = [.. rows.Targets];
        network.TrainStep(x, targets, new Adam());
        same.TrainStep(x, targets, new Adam());
        Disconnect(network);
        Disconnect(same);
        x[0] = input;
        targets[0] = 1e100;
        Assert.Throws<TrainingDivergedException>(() => network.TrainStep(x, targets, new Adam()));
        Assert.Equal(Weights<double>(same), Weights<double>(network));

        // The moments have not changed either.
        network.TrainStep(rows.X, rows.Targets, new Adam());
        same.TrainStep(rows.X, rows.Targets, new Adam());
        Assert.Equal(Weights<double>(same), Weights<double>(network));
    }

    /// <summary>Sets the weights of the first input to zero, so that it may be huge.</summary>
    private static void Disconnect(UpdatedRegression network) =>
        network.Parameters.Edit(edit =>
        {
            for (int unit = 0; unit < 90; unit++)
            {
                edit["dense/kernel"][0, unit] = 0;
            }
        });

    /// <summary>Trains two equal networks in the two ways, with batches of several sizes.</summary>
    private static void Compare<T>(Func<object> create, Optimizer optimizer, bool isUpdated)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (object network, object reference) = (create(), create());
        foreach (int rows in (int[])[1, 7, 32, 12])
        {
            Subject<T> subject = new(network, rows);
            Subject<T> other = new(reference, rows);
            for (int step = 0; step < 9; step++)
            {
                Assert.Equal(isUpdated, subject.Updates(optimizer));
                Assert.False(other.Updates(optimizer, recordsNorms: true));
            }

            Assert.Equal(Weights<T>(reference), Weights<T>(network));
        }
    }

    private static T[] Weights<T>(object network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => NetworkInside.Engine<T>(network).Parameters.Span.ToArray();

    private sealed class Subject<T>(object network, int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly TrainingEngine<T> _engine = (TrainingEngine<T>)NetworkInside.Engine<T>(network);

        public RandomRows<T> Rows { get; } = new(NetworkInside.Description(network.GetType()), rows, seed: rows);

        /// <summary>Does a step, and returns whether it has updated blocks: then no gradient of a kernel is written.</summary>
        public bool Updates(Optimizer optimizer, bool recordsNorms = false)
        {
            NetworkDescription description = _engine.Description;
            bool takesClasses = description.ClassLength > 0;
            BatchRows<T> batch = new(description, Rows.X, takesClasses ? [] : Rows.Targets, takesClasses ? Rows.Classes : [], rows);
            Span<T> gradients = _engine.Runner.Gradients.Span;
            gradients.Clear();
            _engine.Step(batch, optimizer, 0, 0, norms: recordsNorms ? new GradientNorms<T>(description) : null);
            return !gradients[..description.Tensors[0].RowStride].ContainsAnyExcept(T.Zero);
        }
    }
}
