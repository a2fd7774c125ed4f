using StaticNets.Tests.Support;
using StaticNets.Tool.Tests.Support;

namespace StaticNets.Tool.Tests;

/// <summary>Layers for which the order of features matters, and layers after which the order is unknown.</summary>
public sealed class FeatureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void OneChannelHasTheSameOrder() =>
        Assert.Contains("dense/kernel  [4, 1]  transposed\n", Convert("Grey", ("d.weight", [1, 4]), ("d.bias", [1])).Report);

    [Fact]
    public void AConstantHasNoFeaturesOfAnInput() =>
        Assert.Contains(
            "out/kernel    [2, 1]  transposed\n",
            Convert("Shifted", ("dense.weight", [2, 2]), ("dense.bias", [2]), ("out.weight", [1, 2]), ("out.bias", [1])).Report
        );

    [Fact]
    public void EachInputHasFeaturesOfItsOwn()
    {
        string report = Convert(
            "TwoInputs",
            ("told.weight", [1, 3]),
            ("told.bias", [1]),
            ("seen.weight", [1, 12]),
            ("seen.bias", [1])
        ).Report;
        Assert.Contains("told/kernel  [3, 1]   transposed\n", report);
        Assert.Contains("seen/kernel  [12, 1]  ", report);
        Assert.DoesNotContain("seen/kernel  [12, 1]  transposed\n", report);
        Assert.Contains("its input too is another order of the same numbers", report);
    }

    [Fact]
    public void AReshapeThatDealsOutNumbersOtherwise() =>
        Assert.Equal(
            "'layer_normalization/gamma': cannot tell in which order PyTorch has the features that 'layer_normalization' reads: "
                + "'reshape' (Reshape) makes [2, 2, 3] of [12].\n",
            Convert("Dealt", ("n.weight", [3]), ("n.bias", [3]), ("d.weight", [1, 12]), ("d.bias", [1])).Refusal
        );

    [Fact]
    public void ASumOfFlattenedFeaturesAndOthers() =>
        Assert.Equal(
            "'last/kernel': cannot tell in which order PyTorch has the features that 'last' reads: "
                + "'add' (Add) meets flattened features with others.\n",
            Convert("Mixed", ("other.weight", [12, 12]), ("other.bias", [12]), ("last.weight", [1, 12]), ("last.bias", [1])).Refusal
        );

    [Fact]
    public void AnOutputOfFlattenedFeaturesIsSaid() =>
        Assert.Contains(
            "note: the network's output holds flattened features, which are in another order than PyTorch's\n",
            Convert("FlatOutput", ("n.weight", [12]), ("n.bias", [12])).Report
        );

    [Fact]
    public void RowsOfRowsHaveTheSameOrderUnlessAConvolutionMadeThem()
    {
        Assert.Contains("dense/kernel  [6, 1]  transposed\n", Convert("Rows", ("d.weight", [1, 6]), ("d.bias", [1])).Report);
        Assert.Contains(
            "dense/kernel   [6, 1]     transposed, rows permuted from C·L to L·C of [2, 3]\n",
            Convert("Convolved", ("c.weight", [3, 1, 2]), ("c.bias", [3]), ("d.weight", [1, 6]), ("d.bias", [1])).Report
        );
    }

    [Fact]
    public void ASliceOfAnImageKeepsItsChannels() =>
        Assert.Contains(
            "dense/kernel  [8, 1]  transposed, rows permuted from C·H·W to H·W·C of [2, 2, 2]\n",
            Convert("SlicedImage", ("d.weight", [1, 8]), ("d.bias", [1])).Report
        );

    [Fact]
    public void ASliceOfFlattenedFeaturesTakesOthers() =>
        Assert.Equal(
            "'dense/kernel': cannot tell in which order PyTorch has the features that 'dense' reads: "
                + "'slice' (Slice) takes some of flattened features.\n",
            Convert("SlicedFeatures", ("d.weight", [1, 10]), ("d.bias", [1])).Refusal
        );

    [Fact]
    public void APermutationOfAnImage() =>
        Assert.Equal(
            "'dense/kernel': cannot tell in which order PyTorch has the features that 'dense' reads: "
                + "'permute' (Permute) makes [3, 2, 2] of [2, 2, 3].\n",
            Convert("TurnedImage", ("d.weight", [1, 12]), ("d.bias", [1])).Refusal
        );

    [Fact]
    public void APermutationOfRowsIsTheSame() =>
        Assert.Contains("dense/kernel  [6, 1]  transposed\n", Convert("TurnedRows", ("d.weight", [1, 6]), ("d.bias", [1])).Report);

    public void Dispose() => _folder.Dispose();

    private ToolRun Convert(string network, params (string, int[])[] tensors) =>
        ToolRun.Convert("pytorch", _folder.Write("model", ModelFiles.Of(tensors)), network, _folder.File("out"));
}
