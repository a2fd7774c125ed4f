using System.Numerics;
using System.Numerics.Tensors;
using StaticNets.Runtime;
using StaticNets.Tests.Layers;
using StaticNets.Tests.Networks.Convolutions;
using StaticNets.Tests.Networks.ImageSizes;
using StaticNets.Tests.Networks.Padded;
using StaticNets.Tests.Networks.Sizes;

namespace StaticNets.Tests.Networks;

/// <summary>The results of <c>Predict</c> for different numbers of rows.</summary>
public sealed class RowTests
{
    public static TheoryData<Type> Networks =>
        [
            typeof(Handwriting),
            typeof(SigmoidGraph),
            typeof(SoftmaxFirst),
            typeof(Inputs17),
            typeof(Panels),
            typeof(DilatedSingle),
            typeof(GroupedSingle),
            typeof(PooledSingle),
            typeof(NormalizedConvolutionsSingle),
            typeof(FromSixteenChannels),
        ];

    /// <summary>
    /// The sums of a row use the same operations in the same order at any place in a batch, so the bits are the same. <c>Predict</c>
    /// computes at most 96 rows at a time, so 200 rows take at least three passes.
    /// </summary>
    [Theory]
    [MemberData(nameof(Networks))]
    public void ARowHasTheSameBitsInAnyCompany(Type type)
    {
        INetwork<float> network = (INetwork<float>)Activator.CreateInstance(type, 1)!;
        NetworkDescription description = NetworkInside.Description(type);
        float[] x = new RandomRows<float>(description, 200, seed: 1).X;
        float[] whole = Predict(network, description, x);
        foreach (int part in (int[])[1, 2, 3, 5, 6, 7, 64, 199])
        {
            float[] parts = [.. x.Chunk(part * description.InputLength).SelectMany(rows => Predict(network, description, rows))];
            Assert.Equal(whole, parts);
        }
    }

    /// <summary>Repeats the test for all vector widths, including those that this processor would not choose.</summary>
    [Theory]
    [InlineData(typeof(Growing), 128)]
    [InlineData(typeof(Growing), 256)]
    [InlineData(typeof(Growing), 512)]
    [InlineData(typeof(DoublePanels), 128)]
    [InlineData(typeof(DoublePanels), 256)]
    [InlineData(typeof(DoublePanels), 512)]
    public void ARowHasTheSameBitsInAnyCompanyAtEveryWidth(Type network, int bits)
    {
        GuardedRun<double>.Subject subject = new(network, rows: 33);
        NetworkKernels<double> kernels = new(network, bits);
        int outputs = subject.Description.OutputLength;
        double[] whole = Run(33);
        for (int rows = 1; rows <= 13; rows++)
        {
            Assert.Equal(whole[..(rows * outputs)], Run(rows));
        }

        double[] Run(int rows)
        {
            double[] y = new double[rows * outputs];
            double[] workspace = new double[subject.PredictionWorkspace];
            kernels.Predict(ref subject.Rows.X[0], ref y[0], ref subject.Parameters[0], ref workspace[0], (nuint)rows);
            return y;
        }
    }

    [Fact]
    public void NoRowsAreNoMistakeAndNothingIsWritten()
    {
        Inputs17 network = new();
        float[] y = [.. Enumerable.Range(1, 3)];
        network.Predict([], y);
        network.Predict([], []);
        Assert.Equal([1, 2, 3], y);
    }

    [Fact]
    public void WhatLiesBehindTheOutputsStays()
    {
        Inputs9 network = new();
        float[] x = new RandomRows<float>(NetworkInside.Description(typeof(Inputs9)), 7, seed: 1).X;
        float[] y = [.. Enumerable.Repeat(-7f, (7 * Inputs9.OutputLength) + 100)];
        network.Predict(x, y);
        Assert.Equal(Predict(network, NetworkInside.Description(typeof(Inputs9)), x), y[..(7 * Inputs9.OutputLength)]);
        Assert.All(y[(7 * Inputs9.OutputLength)..], value => Assert.Equal(-7, value));
    }

    [Fact]
    public void ArraysStackMemoryAndTensorsAreTheSame()
    {
        SigmoidGraph network = new(seed: 4);
        float[] x = new RandomRows<float>(NetworkInside.Description(typeof(SigmoidGraph)), 2, seed: 1).X;
        float[] y = new float[2 * SigmoidGraph.OutputLength];
        network.Predict(x, y);
        Assert.NotEqual(new float[y.Length], y);

        Span<float> xOnStack = stackalloc float[2 * SigmoidGraph.InputLength];
        Span<float> yOnStack = stackalloc float[2 * SigmoidGraph.OutputLength];
        x.CopyTo(xOnStack);
        network.Predict(xOnStack, yOnStack);
        Assert.Equal(y, yOnStack.ToArray());

        float[] ofTensors = new float[y.Length];
        network.Predict(new ReadOnlyTensorSpan<float>(x, [2, 3, 5]), new TensorSpan<float>(ofTensors, [2, 9]));
        Assert.Equal(y, ofTensors);

        float[] ofOneSample = new float[9];
        network.Predict(new ReadOnlyTensorSpan<float>(x.AsSpan(15), [3, 5]), new TensorSpan<float>(ofOneSample, [9]));
        Assert.Equal(y[9..], ofOneSample);
    }

    private static T[] Predict<T>(INetwork<T> network, NetworkDescription description, T[] x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] y = new T[x.Length / description.InputLength * description.OutputLength];
        network.Predict(x, y);
        return y;
    }
}
