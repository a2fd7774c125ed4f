using StaticNets.Tests.Support;
using StaticNets.Tool.Tests.Networks;
using StaticNets.Tool.Tests.Support;

namespace StaticNets.Tool.Tests;

/// <summary>
/// Converts models with Keras's old and new tensor names. The expected numbers are those that the script of the fixtures writes.
/// </summary>
public sealed class KerasTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("keras")]
    [InlineData("keras_vars")]
    public void EveryTensorKeepsItsNumbers(string model)
    {
        string output = _folder.File("converted.safetensors");
        _ = ToolRun.Convert("keras", ModelFiles.Fixture(model), "KerasModel", output).Report;
        KerasModel network = KerasModel.Load(output);

        string[] names =
        [
            "dense/kernel",
            "dense/bias",
            "layer_normalization/gamma",
            "layer_normalization/beta",
            "dense_1/kernel",
            "dense_1/bias",
        ];
        Assert.Equal(names, network.Parameters.Names);
        for (int i = 0; i < names.Length; i++)
        {
            float[] found = new float[network.Parameters[names[i]].FlattenedLength];
            network.Parameters[names[i]].FlattenTo(found);
            Assert.Equal(ModelFiles.Numbers(i, [found.Length]), found);
        }
    }

    [Fact]
    public void TheReportNamesTheFilesTensorsAndTheIgnoredOne()
    {
        string output = _folder.File("converted.safetensors");

        Assert.Equal(
            $"""
            from                               shape   to                         shape   what was done
            layers/dense/vars/0                [3, 4]  dense/kernel               [3, 4]  copied
            layers/dense/vars/1                [4]     dense/bias                 [4]     copied
            layers/layer_normalization/vars/0  [4]     layer_normalization/gamma  [4]     copied
            layers/layer_normalization/vars/1  [4]     layer_normalization/beta   [4]     copied
            layers/dense_1/vars/0              [4, 2]  dense_1/kernel             [4, 2]  copied
            layers/dense_1/vars/1              [2]     dense_1/bias               [2]     copied

            ignored: layers/dropout/seed_generator/vars/0 (I64 [2]), no weight
            note: the epsilon of 'layer_normalization' is not in the file: Keras takes 1e-3 unless given, StaticNets 1e-3
            wrote {output}: 6 tensors, 34 values, F32

            """,
            ToolRun.Convert("keras", ModelFiles.Fixture("keras_vars"), "KerasModel", output).Report
        );
    }

    [Fact]
    public void FlattenedFeaturesStayInTheirOrder()
    {
        string model = _folder.Write(
            "image",
            ModelFiles.Of(
                ("dense/kernel", [60, 4]),
                ("dense/bias", [4]),
                ("n/gamma", [60]),
                ("n/beta", [60]),
                ("d/kernel", [124, 3]),
                ("d/bias", [3])
            )
        );

        Assert.DoesNotContain("permuted", ToolRun.Convert("keras", model, "Image", _folder.File("out")).Report);
    }

    public void Dispose() => _folder.Dispose();
}
