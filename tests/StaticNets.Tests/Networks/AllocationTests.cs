using System.Numerics;
using System.Numerics.Tensors;
using StaticNets.Engines;
using StaticNets.Runtime;
using StaticNets.Tests.Layers;
using StaticNets.Tests.Networks.Convolutions;
using StaticNets.Tests.Networks.Padded;
using StaticNets.Tests.Networks.Sizes;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Networks;

/// <summary>After their first calls, prediction, gradients and training steps allocate nothing.</summary>
[Collection(nameof(Alone))]
public sealed class AllocationTests
{
    public static TheoryData<Type> Networks =>
        [
            typeof(Handwriting),
            typeof(SigmoidGraph),
            typeof(Shrinking),
            typeof(GroupedSingle),
            typeof(GroupedStepsSingle),
            typeof(BetweenRecurrentDouble),
            typeof(PooledInputDouble),
            typeof(NormalizedConvolutionsSingle),
        ];

    public static TheoryData<Type> Learners =>
        [
            typeof(Handwriting),
            typeof(SoftmaxFirst),
            typeof(SigmoidGraph),
            typeof(DoubleGraph),
            typeof(GroupedSingle),
            typeof(GroupedStepsSingle),
            typeof(BetweenRecurrentDouble),
            typeof(PooledInputDouble),
            typeof(NormalizedConvolutionsSingle),
            typeof(Engines.StagedSingle),
        ];

    [Theory]
    [MemberData(nameof(Networks))]
    public void NoneByPredict(Type network)
    {
        foreach (int rows in (int[])[1, 7, 1000])
        {
            Assert.Equal(0, Single(network) ? OfPredict<float>(network, rows) : OfPredict<double>(network, rows));
        }
    }

    [Fact]
    public void NoneByPredictOfTensors()
    {
        SigmoidGraph network = new();
        float[] x = new float[7 * 15];
        float[] y = new float[7 * 9];
        long bytes = Allocations.Of(() => network.Predict(new ReadOnlyTensorSpan<float>(x, [7, 3, 5]), new TensorSpan<float>(y, [7, 9])));
        Assert.Equal(0, bytes);
    }

    [Theory]
    [MemberData(nameof(Learners))]
    public void NoneByTrainStep(Type network)
    {
        foreach (Optimizer optimizer in (Optimizer[])[new Sgd(), new Momentum(), new Adam()])
        {
            Assert.Equal(0, Single(network) ? OfTrainStep<float>(network, optimizer) : OfTrainStep<double>(network, optimizer));
        }
    }

    /// <summary>
    /// Batch normalisation needs the whole batch in each step. The network keeps the largest workspace so far, so smaller batches allocate
    /// nothing.
    /// </summary>
    [Fact]
    public void NoneByStepsOfDifferentSizes()
    {
        NormalizedConvolutionsSingle network = new();
        RandomRows<float> rows = new(NetworkInside.Description(typeof(NormalizedConvolutionsSingle)), 200, seed: 1);
        Sgd optimizer = new(0.01);
        int[] batches = [200, 8, 1, 150];
        long bytes = Allocations.Of(() =>
        {
            foreach (int count in batches)
            {
                int inputs = count * NormalizedConvolutionsSingle.InputLength;
                network.TrainStep(
                    rows.X.AsSpan(0, inputs),
                    rows.Targets.AsSpan(0, count * NormalizedConvolutionsSingle.OutputLength),
                    optimizer
                );
            }
        });
        Assert.Equal(0, bytes);
    }

    [Theory]
    [MemberData(nameof(Learners))]
    public void NoneByGradient(Type network)
    {
        Assert.Equal(0, Single(network) ? OfGradient<float>(network) : OfGradient<double>(network));
    }

    private static bool Single(Type network) => typeof(INetwork<float>).IsAssignableFrom(network);

    private static long OfPredict<T>(Type network, int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        INetwork<T> instance = (INetwork<T>)Activator.CreateInstance(network)!;
        NetworkDescription description = NetworkInside.Description(network);
        T[] x = new RandomRows<T>(description, rows, seed: 1).X;
        T[] y = new T[rows * description.OutputLength];
        return Allocations.Of(() => instance.Predict(x, y));
    }

    private static long OfTrainStep<T>(Type network, Optimizer optimizer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        object instance = Activator.CreateInstance(network)!;
        RandomRows<T> rows = new(NetworkInside.Description(network), 200, seed: 1);
        return instance is ILearnClasses<T> sparse
            ? Allocations.Of(() => sparse.TrainStep(rows.X, rows.Classes, optimizer))
            : Allocations.Of(() => ((ILearnTargets<T>)instance).TrainStep(rows.X, rows.Targets, optimizer));
    }

    private static long OfGradient<T>(Type network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        object instance = Activator.CreateInstance(network)!;
        RandomRows<T> rows = new(NetworkInside.Description(network), 200, seed: 1);
        Gradients<T> into = new();
        return instance is ILearnClasses<T> sparse
            ? Allocations.Of(() => sparse.Gradient(rows.X, rows.Classes, into))
            : Allocations.Of(() => ((ILearnTargets<T>)instance).Gradient(rows.X, rows.Targets, into));
    }

    /// <summary>
    /// No thread of a team allocates. The test reads the counter of the whole process, and takes the minimum of three rounds, because the
    /// test runner allocates occasionally.
    /// </summary>
    [Fact]
    public void AStepOfATeam()
    {
        TrainingEngine<float> engine = (TrainingEngine<float>)NetworkInside.Engine<float>(new Handwriting(seed: 3));
        RandomRows<float> rows = new(engine.Description, 96, seed: 1);
        using PassTeam<float> team = Teams.Of(engine, 3);
        Adam optimizer = new();
        Steps();
        long[] allocated = new long[3];
        for (int round = 0; round < allocated.Length; round++)
        {
            long before = GC.GetTotalAllocatedBytes(true);
            Steps();
            allocated[round] = GC.GetTotalAllocatedBytes(true) - before;
        }

        Assert.Equal(0, allocated.Min());

        void Steps()
        {
            for (int i = 0; i < 3; i++)
            {
                engine.Step(RowCheck.Sparse<float>(engine.Description, rows.X, rows.Classes), optimizer, epoch: 0, batch: 0, team);
            }
        }
    }
}
