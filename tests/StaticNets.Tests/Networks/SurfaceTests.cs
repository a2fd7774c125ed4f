using System.Numerics.Tensors;
using StaticNets.Tests.Networks.Placed;
using StaticNets.Tests.Networks.Placed.Block;
using StaticNets.Tests.Networks.Sizes;

namespace StaticNets.Tests.Networks;

/// <summary>The public members of a generated class.</summary>
public sealed class SurfaceTests
{
    // These members are constants and can be used where the language requires a constant. The number of parameters is that of Keras,
    // 784·128 + 128 + 128·64 + 64 + 64·10 + 10.
    private const int Inputs = Handwriting.InputLength;
    private const int Outputs = Handwriting.OutputLength;
    private const long Count = Handwriting.ParameterCount;

    public static TheoryData<string> Places => ["block", "struct", "record", "private", "none"];

    [Fact]
    public void TheFiguresAreConstants() => Assert.Equal((784, 10, 109_386L), (Inputs, Outputs, Count));

    [Fact]
    public void TheSummaryIsATableWithTheFiguresOfKeras()
    {
        const string Expected = """
            Network "Handwriting"

            Layer (type)     Output shape  Param #
            ---------------  ------------  -------
            input (Input)    (784)               0
            dense (Dense)    (128)         100 480
            dense_1 (Dense)  (64)            8 256
            dense_2 (Dense)  (10)              650
            ---------------  ------------  -------
            Total params: 109 386 (437 544 bytes, float)
            Trainable params: 109 386
            """;

        // The lines about memory follow; SummaryWorkspaceTests compares them with what is allocated.
        Assert.StartsWith(Expected + "\n", Handwriting.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void LayersShowTheirWeights()
    {
        Shrinking network = new(seed: 2);
        ReadOnlyTensorSpan<double> kernel = network.Dense1.Kernel;
        ReadOnlyTensorSpan<double> bias = network.Dense1.Bias;
        Assert.Equal([17, 16], kernel.Lengths);
        Assert.Equal([16], bias.Lengths);

        // Both spans are views, which show later changes.
        double[] values = [.. Enumerable.Range(0, 17 * 16).Select(i => (double)i)];
        network.Parameters.Set("dense_1/kernel", values);
        network.Parameters.Set("dense_1/bias", values.AsSpan(0, 16));
        Assert.Equal((16.0 * 3) + 5, kernel[3, 5]);
        Assert.Equal(5, bias[5]);
        Assert.Equal((16.0 * 16) + 15, network.Parameters["dense_1/kernel"][16, 15]);
        Assert.NotEqual(53, network.Dense2.Kernel[3, 5]);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void ANetworkRunsWhereverItStands(string place)
    {
        ILearnTargets<float> network = place switch
        {
            "block" => new InABlock(5),
            "struct" => new OuterClass.OuterStruct.Nested(5),
            "record" => new OuterClass.OuterRecord.Unsealed(5),
            "private" => OuterClass.OuterRecord.Hidden,
            _ => new InNoNamespace(5),
        };
        network.Parameters.Set("dense/kernel", [1, 2, 3, 4, 5, 6]);
        network.Parameters.Set("dense/bias", [10, 20, 30]);
        float[] y = new float[3];
        network.Predict([1, 2], y);

        // The outputs are 1·[1, 2, 3] + 2·[4, 5, 6] + [10, 20, 30], exact in float. The errors in the training step are [1, 0, 0], with a
        // mean square of 1/3.
        Assert.Equal([19, 32, 45], y);
        Assert.Equal(1f / 3, network.TrainStep([1, 2], [18, 32, 45], new Sgd(1e-3)));
    }
}
