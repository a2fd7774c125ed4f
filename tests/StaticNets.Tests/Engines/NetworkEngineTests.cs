using System.Collections.Immutable;
using System.Numerics.Tensors;
using StaticNets.Engines;
using StaticNets.Runtime;

namespace StaticNets.Tests;

public class NetworkEngineTests
{
    private static readonly ImmutableArray<int> _image = [2, 3, 1];

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(3, 2, 1)]
    [InlineData(12, 8, 4)]
    [InlineData(12, 100, 4)]
    public void RowsAreCounted(int x, int y, int expected)
    {
        Assert.Equal(expected, NetworkEngine<float>.CheckRows(x, 3, y, 2));
    }

    [Fact]
    public void RowsThatDoNotFitAreRefusedWithBothNumbers()
    {
        var error = Assert.Throws<ArgumentException>("x", () => NetworkEngine<float>.CheckRows(7, 3, 100, 2));
        Assert.Contains("7 values", error.Message, StringComparison.Ordinal);
        Assert.Contains("rows of 3", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ArgumentException>("y", () => NetworkEngine<float>.CheckRows(12, 3, 7, 2));
        Assert.Contains("8 output values", error.Message, StringComparison.Ordinal);
        Assert.Contains("room for 7", error.Message, StringComparison.Ordinal);

        // 2³⁰ rows of 4 outputs are more than an int can count.
        error = Assert.Throws<ArgumentException>("y", () => NetworkEngine<float>.CheckRows(1 << 30, 1, 100, 4));
        Assert.Contains("4294967296", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DenseTensorsBecomeSpans()
    {
        float[] memory = [.. Enumerable.Range(0, 12).Select(i => (float)i)];
        Assert.Equal(memory[..6], NetworkEngine<float>.Dense(new ReadOnlyTensorSpan<float>(memory, [2, 3, 1]), _image, "x").ToArray());
        Assert.Equal(memory, NetworkEngine<float>.Dense(new ReadOnlyTensorSpan<float>(memory, [2, 2, 3, 1]), _image, "x").ToArray());
        NetworkEngine<float>.Dense(new TensorSpan<float>(memory, [2, 2, 3, 1]), _image, "y")[11] = -1;
        Assert.Equal(-1, memory[11]);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(3, 2, 1)]
    [InlineData(2, 2, 3)]
    [InlineData(1, 2, 2, 3, 1)]
    public void TensorsOfAnotherShapeAreRefusedWithBothShapes(params int[] shape)
    {
        nint[] lengths = [.. shape.Select(length => (nint)length)];
        float[] memory = new float[shape.Aggregate(1, (product, length) => product * length)];
        var error = Assert.Throws<ArgumentException>(
            "x",
            () => NetworkEngine<float>.Dense(new ReadOnlyTensorSpan<float>(memory, lengths), _image, "x").Length
        );
        Assert.Contains("[2, 3, 1]", error.Message, StringComparison.Ordinal);
        Assert.Contains($"[{string.Join(", ", shape)}]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TensorsWithGapsAreRefused()
    {
        float[] memory = new float[64];
        var error = Assert.Throws<ArgumentException>(
            "y",
            () => NetworkEngine<float>.Dense(new TensorSpan<float>(memory, [4, 3], [16, 1]), [3], "y").Length
        );
        Assert.Contains("dense", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void BlocksAreFilledUpToWholeRegisters()
    {
        Assert.Equal(0, BlockLength.RoundUp<float>(0));
        Assert.Equal(16, BlockLength.RoundUp<float>(1));
        Assert.Equal(16, BlockLength.RoundUp<float>(16));
        Assert.Equal(24, BlockLength.RoundUp<double>(17));
    }

    [Fact]
    public void SavedWeightsAreLoadedToTheBitAndTheOptimizerForgets()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");
        try
        {
            var data = new TinyData<float>(5);
            var saved = new TinyNetwork<float>(seed: 1);
            saved.Save(path);
            var network = new TinyNetwork<float>(seed: 2);
            network.TrainStep(data.X, data.Targets, new Momentum());
            network.LoadWeights(path);
            Assert.Equal(saved.Parameters.Span.ToArray(), network.Parameters.Span.ToArray());
            Assert.Equal(0, network.OptimizerState.Steps);
            Assert.Equal(0UL, network.DropoutSteps);

            File.WriteAllText(path, "not weights");
            network.TrainStep(data.X, data.Targets, new Momentum());
            float[] before = network.Parameters.Span.ToArray();
            Assert.Throws<InvalidDataException>(() => network.LoadWeights(path));
            Assert.Equal(before, network.Parameters.Span.ToArray());
            Assert.Equal(1, network.OptimizerState.Steps);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void ACopyGoesOnAsTheOriginalDoes()
    {
        var data = new TinyData<float>(5);
        var network = new TinyNetwork<float>(seed: 1, dropout: true);
        network.TrainStep(data.X, data.Targets, new Adam());
        var copy = new TinyNetwork<float>(seed: 2, dropout: true);
        copy.CopyFrom(network);
        network.TrainStep(data.X, data.Targets, new Adam());
        copy.TrainStep(data.X, data.Targets, new Adam());
        Assert.Equal(network.Parameters.Span.ToArray(), copy.Parameters.Span.ToArray());

        copy.TrainStep(data.X, data.Targets, new Adam());
        Assert.NotEqual(network.Parameters.Span.ToArray(), copy.Parameters.Span.ToArray());
    }

    [Fact]
    public void ACopyIsOfTheSameNetwork()
    {
        var error = Assert.Throws<ArgumentException>(() => new TinyNetwork<float>().CopyFrom(new TinyNetwork<float>(sparse: true)));
        Assert.Contains("TinyRegression", error.Message, StringComparison.Ordinal);
        Assert.Contains("TinyClassifier", error.Message, StringComparison.Ordinal);
    }
}
