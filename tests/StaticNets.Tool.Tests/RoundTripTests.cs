using StaticNets.Tests.Support;
using StaticNets.Tool.Tests.Networks;
using StaticNets.Tool.Tests.Support;

namespace StaticNets.Tool.Tests;

/// <summary>PyTorch's weights, converted by the command and loaded by the network, predict what PyTorch predicts.</summary>
public sealed class RoundTripTests : IDisposable
{
    // Single precision rounds each of at most 130 products and sums by 6e-8, relative to terms that are about as large as the outputs.
    private const double Tolerance = 1e-5;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void SixSquareLayersThatOnlyNumbersTellApart()
    {
        ToolRun run = Convert("deep", "Deep");
        float[] predicted = new float[9 * Deep.OutputLength];
        Deep.Load(_folder.File("deep.safetensors")).Predict(Rows("deep"), predicted);

        RequireSame("deep", predicted);
        Assert.StartsWith(
            """
            from       shape   to              shape   what was done
            0.weight   [5, 5]  dense/kernel    [5, 5]  transposed
            0.bias     [5]     dense/bias      [5]     copied
            2.weight   [5, 5]  dense_1/kernel  [5, 5]  transposed
            2.bias     [5]     dense_1/bias    [5]     copied
            """,
            run.Report
        );
    }

    [Fact]
    public void AResidualNetworkInDoubleRoundsToSingle()
    {
        ToolRun run = Convert("residual", "Residual");
        float[] predicted = new float[9 * Residual.OutputLength];
        Residual.Load(_folder.File("residual.safetensors")).Predict(Rows("residual"), predicted);

        RequireSame("residual", predicted);
        Assert.Equal(
            $"""
            from           shape    to                         shape    what was done
            stem.weight    [7, 6]   stem/kernel                [6, 7]   transposed, rounded from F64 to F32
            stem.bias      [7]      stem/bias                  [7]      rounded from F64 to F32
            branch.weight  [7, 7]   branch/kernel              [7, 7]   transposed, rounded from F64 to F32
            branch.bias    [7]      branch/bias                [7]      rounded from F64 to F32
            norm.weight    [7]      layer_normalization/gamma  [7]      rounded from F64 to F32
            norm.bias      [7]      layer_normalization/beta   [7]      rounded from F64 to F32
            head.weight    [3, 13]  head/kernel                [13, 3]  transposed, rounded from F64 to F32
            -              -        head/bias                  [3]      zeros: the module has no bias

            note: the epsilon of 'layer_normalization' is not in the file: PyTorch takes 1e-5 unless given, StaticNets 1e-3, declare Epsilon = 1e-5 or the model's own
            wrote {_folder.File("residual.safetensors")}: 8 tensors, 161 values, F32

            """,
            run.Report
        );
    }

    [Fact]
    public void FlattenedFeaturesAreFollowedToEveryWeight()
    {
        ToolRun run = Convert("image", "Image");
        float[] predicted = new float[9 * Image.OutputLength];
        Image.Load(_folder.File("image.safetensors")).Predict(ChannelsLast("image"), predicted);

        RequireSame("image", predicted);
        Assert.Equal(
            $"""
            from         shape     to                         shape     what was done
            norm.weight  [60]      layer_normalization/gamma  [60]      permuted from C·H·W to H·W·C of [4, 5, 3]
            norm.bias    [60]      layer_normalization/beta   [60]      permuted from C·H·W to H·W·C of [4, 5, 3]
            fc1.weight   [4, 60]   dense/kernel               [60, 4]   transposed, rows permuted from C·H·W to H·W·C of [4, 5, 3]
            fc1.bias     [4]       dense/bias                 [4]       copied
            fc2.weight   [3, 124]  dense_1/kernel             [124, 3]  transposed, rows permuted from C·H·W to H·W·C of [4, 5, 3], [4, 5, 3]
            fc2.bias     [3]       dense_1/bias               [3]       copied

            note: the epsilon of 'layer_normalization' is not in the file: PyTorch takes 1e-5 unless given, StaticNets 1e-3, declare Epsilon = 1e-5 or the model's own
            note: the network reads channels last, PyTorch channels first: its input too is another order of the same numbers
            wrote {_folder.File("image.safetensors")}: 6 tensors, 739 values, F32

            """,
            run.Report
        );
    }

    [Fact]
    public void ConvolutionsInGroupsAndBatchNormalization()
    {
        ToolRun run = Convert("cnn", "Cnn");
        float[] predicted = new float[9 * Cnn.OutputLength];
        Cnn.Load(_folder.File("cnn.safetensors")).Predict(ChannelsLast("cnn"), predicted);

        RequireSame("cnn", predicted);
        Assert.Equal(
            $"""
            from              shape         to                                   shape         what was done
            conv1.weight      [6, 4, 3, 3]  conv2d/kernel                        [3, 3, 4, 6]  transposed
            conv1.bias        [6]           conv2d/bias                          [6]           copied
            bn1.weight        [6]           batch_normalization/gamma            [6]           copied
            bn1.bias          [6]           batch_normalization/beta             [6]           copied
            bn1.running_mean  [6]           batch_normalization/moving_mean      [6]           copied
            bn1.running_var   [6]           batch_normalization/moving_variance  [6]           copied
            conv2.weight      [8, 3, 3, 2]  conv2d_1/kernel                      [3, 2, 3, 8]  transposed
            conv2.bias        [8]           conv2d_1/bias                        [8]           copied
            fc.weight         [5, 120]      dense/kernel                         [120, 5]      transposed, rows permuted from C·H·W to H·W·C of [3, 5, 8]
            fc.bias           [5]           dense/bias                           [5]           copied

            ignored: bn1.num_batches_tracked (I64 []), no weight
            note: the epsilon of 'batch_normalization' is not in the file: PyTorch takes 1e-5 unless given, StaticNets 1e-3, declare Epsilon = 1e-5 or the model's own
            note: the network reads channels last, PyTorch channels first: its input too is another order of the same numbers
            wrote {_folder.File("cnn.safetensors")}: 10 tensors, 1003 values, F32

            """,
            run.Report
        );
    }

    [Fact]
    public void FlattenedFeaturesAreFollowedOutOfAPart()
    {
        ToolRun run = Convert("cnn", "PartedCnn");
        float[] predicted = new float[9 * PartedCnn.OutputLength];
        PartedCnn.Load(_folder.File("cnn.safetensors")).Predict(ChannelsLast("cnn"), predicted);

        RequireSame("cnn", predicted);
        Assert.Matches(@"bn1\.running_var .*features/batch_normalization/moving_variance ", run.Report);
        Assert.Matches(@"fc\.weight .*transposed, rows permuted from C·H·W to H·W·C of \[3, 5, 8\]", run.Report);
    }

    [Fact]
    public void AResidualNetworkOfConvolutionsAndPoolings()
    {
        ToolRun run = Convert("resnet", "ResNet");
        float[] predicted = new float[9 * ResNet.OutputLength];
        ResNet.Load(_folder.File("resnet.safetensors")).Predict(ChannelsLast("resnet"), predicted);

        RequireSame("resnet", predicted);
        Assert.Matches(@"fc\.weight .*transposed, rows permuted from C·H·W to H·W·C of \[2, 2, 5\]", run.Report);
        Assert.Matches(@"conv1/bias .*zeros: the module has no bias", run.Report);
    }

    // Measured with the fixture's weights: an error of a state reaches the output with a factor whose sum over all 20 states is below 6. A
    // state is rounded at most 18 times by 6e-8: 6 · 18 · 6e-8 = 6.5e-6, less than the tolerance.
    [Fact]
    public void RecurrentLayersOfEveryKind()
    {
        ToolRun run = Convert("recurrent", "Recurrent");
        float[] predicted = new float[9 * Recurrent.OutputLength];
        Recurrent.Load(_folder.File("recurrent.safetensors")).Predict(Rows("recurrent"), predicted);

        RequireSame("recurrent", predicted);
        Assert.Equal(
            $"""
            from                                  shape       to                           shape    what was done
            rnn.weight_ih_l0                      [4, 3]      simple_rnn/kernel            [3, 4]   transposed
            rnn.weight_hh_l0                      [4, 4]      simple_rnn/recurrent_kernel  [4, 4]   transposed
            rnn.bias_ih_l0, rnn.bias_hh_l0        [4], [4]    simple_rnn/bias              [4]      added
            memory.weight_ih_l0                   [16, 4]     lstm/kernel                  [4, 16]  transposed
            memory.weight_hh_l0                   [16, 4]     lstm/recurrent_kernel        [4, 16]  transposed
            memory.bias_ih_l0, memory.bias_hh_l0  [16], [16]  lstm/bias                    [16]     added
            memory.weight_ih_l1                   [16, 4]     lstm_1/kernel                [4, 16]  transposed
            memory.weight_hh_l1                   [16, 4]     lstm_1/recurrent_kernel      [4, 16]  transposed
            memory.bias_ih_l1, memory.bias_hh_l1  [16], [16]  lstm_1/bias                  [16]     added
            gru.weight_ih_l0                      [18, 4]     gru/kernel                   [4, 18]  transposed, gates reordered from r z n to z r c
            gru.weight_hh_l0                      [18, 6]     gru/recurrent_kernel         [6, 18]  transposed, gates reordered from r z n to z r c
            gru.bias_ih_l0, gru.bias_hh_l0        [18], [18]  gru/bias                     [2, 18]  stacked, gates reordered from r z n to z r c
            head.weight                           [2, 6]      dense/kernel                 [6, 2]   transposed
            head.bias                             [2]         dense/bias                   [2]      copied

            wrote {_folder.File("recurrent.safetensors")}: 14 tensors, 550 values, F32

            """,
            run.Report
        );
    }

    public void Dispose() => _folder.Dispose();

    private ToolRun Convert(string model, string network) =>
        ToolRun.Convert("pytorch", ModelFiles.Fixture(model), network, _folder.File(model + ".safetensors"));

    private static Fixture Fixture(string path) => StaticNets.Tests.Support.Fixture.Open(Path.ChangeExtension(path, null));

    private static float[] Rows(string model) => Array.ConvertAll(Fixture($"{model}_rows").Get<double>("x"), value => (float)value);

    /// <summary>Returns PyTorch's rows, which are [channels, height, width], as [height, width, channels].</summary>
    private static float[] ChannelsLast(string model)
    {
        int[] shape = Fixture($"{model}_rows").Shape("x");
        (int channels, int height, int width) = (shape[1], shape[2], shape[3]);
        float[] x = Rows(model);
        List<float> moved = [];
        for (int row = 0; row < shape[0]; row++)
        {
            for (int h = 0; h < height; h++)
            {
                for (int w = 0; w < width; w++)
                {
                    for (int c = 0; c < channels; c++)
                    {
                        moved.Add(x[(((((row * channels) + c) * height) + h) * width) + w]);
                    }
                }
            }
        }

        return [.. moved];
    }

    private static void RequireSame(string model, float[] predicted)
    {
        double[] values = Array.ConvertAll(predicted, value => (double)value);
        double error = RelativeError.Of<double>(values, Fixture($"{model}_rows").Get<double>("y"));
        Assert.True(error < Tolerance, $"{model}: {error:G3}");
    }
}
