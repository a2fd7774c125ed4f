using System.Numerics;
using StaticNets.Runtime;
using StaticNets.Tests.Layers;
using StaticNets.Tests.Networks.Checked;
using StaticNets.Tests.Networks.Customs;
using StaticNets.Tests.Networks.Padded;
using StaticNets.Tests.Networks.Sizes;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Networks;

/// <summary>
/// The padding after the rows of gradients and parameters stays exactly zero. Memory is filled with NaN before the passes, so a pass that
/// reads an element before writing it computes NaN.
/// </summary>
public sealed class PaddingTests
{
    public static TheoryData<Type> Networks =>
        [
            typeof(SoftmaxFirst),
            typeof(SigmoidGraph),
            typeof(DoubleGraph),
            typeof(TwoTwoOne),
            typeof(ThreeFourTwo),
            typeof(FiveSixTwo),
            typeof(Large),
            typeof(LargeDouble),
            typeof(CrowdedClasses),
            typeof(CrowdedOutputs),
            typeof(CrowdedSoftmax),
            typeof(Inputs9),
            typeof(Inputs15),
            typeof(ManyFunctionsOfOne),
            typeof(SkipsAFlatten),
            typeof(JoinedOfRankThree),
            typeof(SoftmaxInside),
            typeof(SquaresSigmoid),
            typeof(CustomSingle),
            typeof(CustomProduct),
            typeof(SharedValue),
        ];

    /// <summary>Networks with functions that do not write the padding of gradients. It is zero in a new block, and stays so.</summary>
    public static TheoryData<Type> NetworksForNewBlocks =>
        [typeof(ScaledTwice), typeof(ScaledImages), typeof(ConstantFactors), typeof(RadialLarge)];

    [Theory]
    [MemberData(nameof(Networks))]
    public void OfGradientsStaysZeroAtEveryWidth(Type network)
    {
        if (typeof(INetwork<float>).IsAssignableFrom(network))
        {
            CheckGradients<float>(network);
        }
        else
        {
            CheckGradients<double>(network);
        }
    }

    [Theory]
    [MemberData(nameof(NetworksForNewBlocks))]
    public void OfGradientsInANewBlockStaysZeroAtEveryWidth(Type network) => CheckGradients<double>(network, newBlock: true);

    [Theory]
    [MemberData(nameof(Networks))]
    [MemberData(nameof(NetworksForNewBlocks))]
    public void OfParametersStaysZeroInTraining(Type network)
    {
        if (typeof(INetwork<float>).IsAssignableFrom(network))
        {
            CheckTraining<float>(network);
        }
        else
        {
            CheckTraining<double>(network);
        }
    }

    private static void CheckGradients<T>(Type network, bool newBlock = false)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        GuardedRun<T>.Subject subject = new(network, rows: 13);
        foreach (int bits in NetworkKernels<T>.Widths(subject.Description))
        {
            NetworkKernels<T> kernels = new(network, bits);
            foreach (int rows in (int[])[1, 6, 13])
            {
                GuardedRun<T> run = new(subject, kernels, rows, Guard.Behind, newBlock: newBlock);
                Assert.All(run.Output, value => Assert.True(T.IsFinite(value)));
                Assert.True(double.IsFinite(run.Loss));
                Assert.All(run.InputGradient, value => Assert.True(T.IsFinite(value)));
                AssertPadding<T>(subject.Description, run.Gradients);
                AssertPadding<T>(subject.Description, run.Twice);
            }
        }
    }

    private static void CheckTraining<T>(Type network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        object instance = Activator.CreateInstance(network, 1)!;
        NetworkDescription description = NetworkInside.Description(network);
        RandomRows<T> rows = new(description, 13, seed: 1);
        ReadableBlock<T> parameters = NetworkInside.Engine<T>(instance).Parameters;
        T[] before = parameters.Span.ToArray();
        for (int step = 0; step < 10; step++)
        {
            _ = instance is ILearnClasses<T> sparse
                ? sparse.TrainStep(rows.X, rows.Classes, new Adam(0.01))
                : ((ILearnTargets<T>)instance).TrainStep(rows.X, rows.Targets, new Adam(0.01));
        }

        Assert.True(description.Tensors.Length == 0 || !before.SequenceEqual(parameters.Span.ToArray()));
        AssertPadding<T>(description, parameters.Span);
    }

    private static void AssertPadding<T>(NetworkDescription network, ReadOnlySpan<T> block)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        bool[] visible = new bool[block.Length];
        foreach (TensorDescription tensor in network.Tensors)
        {
            for (int row = 0; row < tensor.Rows; row++)
            {
                visible.AsSpan(tensor.Offset + (row * tensor.RowStride), tensor.RowLength).Fill(true);
            }
        }

        for (int i = 0; i < block.Length; i++)
        {
            Assert.True(visible[i] ? T.IsFinite(block[i]) : block[i] == T.Zero, $"element {i} is {block[i]}");
        }
    }
}
