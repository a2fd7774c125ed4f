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

        RequireNumbers(
            KerasModel.Load(output).Parameters,
            ["dense/kernel", "dense/bias", "layer_normalization/gamma", "layer_normalization/beta", "dense_1/kernel", "dense_1/bias"]
        );
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

    // Names of Keras 2, of Keras 3, of a file with numbered variables, and those that the documentation suggests.
    [Theory]
    [InlineData("{0}/{1}_cell{2}/{3}:0")]
    [InlineData("sequential/{0}/{1}_cell{2}/{3}")]
    [InlineData("layers/{0}/cell/vars/{4}")]
    [InlineData("{0}/{3}")]
    public void RecurrentLayersHaveTheWeightsOfTheirCells(string naming)
    {
        string[] names =
        [
            .. Names("{0}/{3}", "reader", "lstm", ""),
            .. Names("{0}/{3}", "writer", "lstm", "_1"),
            .. Names("{0}/{3}", "simple_rnn", "simple_rnn", ""),
            .. Names("{0}/{3}", "gru", "gru", ""),
        ];
        string[] inFile =
        [
            .. Names(naming, "reader", "lstm", ""),
            .. Names(naming, "writer", "lstm", "_1"),
            .. Names(naming, "simple_rnn", "simple_rnn", ""),
            .. Names(naming, "gru", "gru", ""),
        ];
        int[][] shapes =
        [
            [2, 8],
            [2, 8],
            [8],
            [2, 8],
            [2, 8],
            [8],
            [2, 2],
            [2, 2],
            [2],
            [2, 6],
            [2, 6],
            [2, 6],
        ];
        string model = _folder.Write("model", ModelFiles.Of([.. inFile.Zip(shapes), ("layers/gru/cell/seed_generator/vars/0", [2])]));
        string output = _folder.File("converted.safetensors");
        _ = ToolRun.Convert("keras", model, "KerasLstm", output).Report;

        RequireNumbers(KerasLstm.Load(output).Parameters, names);
    }

    [Theory]
    [InlineData("layers/cell/vars/0", "layers/cell/vars/1", "layers/cell")]
    [InlineData("net/cell/kernel", "net/cell/bias", "net/cell")]
    public void ALayerThatIsCalledCell(string kernel, string bias, string module)
    {
        string model = _folder.Write("model", ModelFiles.Of((kernel, [2, 1]), (bias, [1])));

        Assert.Contains(kernel, ToolRun.Convert("keras", model, "Tiny", _folder.File("out"), "--map", $"dense={module}").Report);
    }

    [Fact]
    public void CellsOfOneRecurrentLayerKeepTheirNames()
    {
        (string, int[])[] Cell(string name) =>
            [
                ($"rnn/stacked_rnn_cells/{name}/kernel", [1, 4]),
                ($"rnn/stacked_rnn_cells/{name}/recurrent_kernel", [1, 4]),
                ($"rnn/stacked_rnn_cells/{name}/bias", [4]),
            ];
        string model = _folder.Write("model", ModelFiles.Of([.. Cell("lstm_cell"), .. Cell("lstm_cell_1"), .. Cell("lstm_cell_2")]));
        string report = ToolRun.Convert("keras", model, "ThreeLstms", _folder.File("out")).Report;

        Assert.Matches("/lstm_cell/kernel .* lstm/kernel ", report);
        Assert.Matches("/lstm_cell_2/kernel .* lstm_2/kernel ", report);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Returns the names of a recurrent layer's tensors.</summary>
    /// <param name="naming">The format: layer, kind, number of the cell, role of the tensor, number of the tensor.</param>
    private static IEnumerable<string> Names(string naming, string layer, string kind, string number) =>
        new[] { "kernel", "recurrent_kernel", "bias" }.Select(
            (role, index) => string.Format(null, naming, layer, kind, number, role, index)
        );

    /// <summary>Requires that the network has these tensors, and that tensor t has the numbers of the model's tensor t.</summary>
    private static void RequireNumbers(ParameterSet<float> parameters, string[] names)
    {
        Assert.Equal(names, parameters.Names);
        for (int i = 0; i < names.Length; i++)
        {
            float[] found = new float[parameters[names[i]].FlattenedLength];
            parameters[names[i]].FlattenTo(found);
            Assert.Equal(ModelFiles.Numbers(i, [found.Length]), found);
        }
    }
}
