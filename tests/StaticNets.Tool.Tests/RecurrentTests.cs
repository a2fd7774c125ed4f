using StaticNets.Tests.Support;
using StaticNets.Tool.Tests.Networks;
using StaticNets.Tool.Tests.Support;

namespace StaticNets.Tool.Tests;

/// <summary>
/// Recurrent layers: which modules they get, which tensors are joined, and which are refused. Tensor t of a model of this class holds t, t +
/// 1/n, t + 2/n, … in the order of the file.
/// </summary>
public sealed class RecurrentTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void TheLayersOfOneModuleAreCounted()
    {
        string report = Convert("pytorch", "ThreeLstms", [.. Lstm("rnn", 2), .. Lstm("rnn", 10), .. Lstm("rnn", 0)]).Report;

        Assert.Matches(@"rnn\.weight_ih_l0 .* lstm/kernel ", report);
        Assert.Matches(@"rnn\.weight_ih_l2 .* lstm_1/kernel ", report);
        Assert.Matches(@"rnn\.bias_ih_l10, rnn\.bias_hh_l10 .* lstm_2/bias ", report);
    }

    [Fact]
    public void TheLayersOfAModuleHaveTheNamesOfOurs()
    {
        string report = Convert("pytorch", "ThreeLstms", [.. Lstm("lstm", 0), .. Lstm("lstm", 1), .. Lstm("other", 0)]).Report;

        Assert.Matches(@"lstm\.weight_ih_l1 .* lstm_1/kernel ", report);
        Assert.Matches(@"other\.weight_ih_l0 .* lstm_2/kernel ", report);
    }

    [Fact]
    public void AModelThatIsOneModuleHasNoPrefix()
    {
        string report = Convert("pytorch", "ThreeLstms", [.. Lstm("", 0), .. Lstm("", 1), .. Lstm("", 2)]).Report;

        Assert.Matches(@"weight_ih_l0 .* lstm/kernel ", report);
        Assert.Matches(@"weight_ih_l2 .* lstm_2/kernel ", report);
    }

    [Fact]
    public void ALayerOfAModuleCanBeMapped()
    {
        string[] maps = ["--map", "lstm=a.1", "--map", "lstm_1=a"];
        string report = Convert("pytorch", "ThreeLstms", [.. Lstm("a", 0), .. Lstm("a", 1), .. Lstm("b", 0)], maps).Report;

        Assert.Matches(@"a\.weight_ih_l1 .* lstm/kernel ", report);
        Assert.Matches(@"a\.weight_ih_l0 .* lstm_1/kernel ", report);
    }

    [Fact]
    public void ACellIsALayerToo() =>
        Assert.Matches(
            @"cell\.bias_ih, cell\.bias_hh .* gru/bias ",
            Convert(
                "pytorch",
                "SmallGru",
                ("cell.weight_ih", [3, 1]),
                ("cell.weight_hh", [3, 1]),
                ("cell.bias_ih", [3]),
                ("cell.bias_hh", [3])
            ).Report
        );

    [Fact]
    public void TheRowsOfAGruAreReorderedAndItsBiasesStacked()
    {
        (string, int[])[] tensors =
        [
            ("gru.weight_ih_l0", [3, 1]),
            ("gru.weight_hh_l0", [3, 1]),
            ("gru.bias_ih_l0", [3]),
            ("gru.bias_hh_l0", [3]),
        ];
        _ = Convert("pytorch", "SmallGru", tensors).Report;
        SmallGru network = SmallGru.Load(_folder.File("out"));

        // Tensor t holds t, t + 1/3, t + 2/3 for r, z, n.
        Assert.Equal([1 / 3f, 0, 2 / 3f], Values(network.Parameters, "gru/kernel"));
        Assert.Equal([1 + (1 / 3f), 1, 1 + (2 / 3f)], Values(network.Parameters, "gru/recurrent_kernel"));
        Assert.Equal([2 + (1 / 3f), 2, 2 + (2 / 3f), 3 + (1 / 3f), 3, 3 + (2 / 3f)], Values(network.Parameters, "gru/bias"));
    }

    [Fact]
    public void AModuleWithoutBiases()
    {
        (string, int[])[] tensors = [("lstm.weight_ih_l0", [4, 3]), ("lstm.weight_hh_l0", [4, 1])];

        Assert.EndsWith(": 2 tensors, 16 values, F32\n", Convert("pytorch", "UnbiasedLstm", tensors).Report);
        Assert.Equal(
            """
            Layer 'lstm' (kernel [3, 4], recurrent_kernel [1, 4]): 'lstm' does not fit: bias_ih_l0 [4] has no place in it.
            Module 'lstm' (bias_ih_l0 [4], weight_hh_l0 [4, 1], weight_ih_l0 [4, 3]): no layer for it.

            """,
            Convert("pytorch", "UnbiasedLstm", [.. tensors, ("lstm.bias_ih_l0", [4])]).Refusal
        );
    }

    [Fact]
    public void OneOfTwoBiasesIsMissing() =>
        Assert.StartsWith(
            "Layer 'gru' (kernel [1, 3], recurrent_kernel [1, 3], bias [2, 3]): 'gru' does not fit: "
                + "its bias needs 2 tensors, found bias_hh_l0 only.\n",
            Convert("pytorch", "SmallGru", ("gru.weight_ih_l0", [3, 1]), ("gru.weight_hh_l0", [3, 1]), ("gru.bias_hh_l0", [3])).Refusal
        );

    [Fact]
    public void OneOfTwoBiasesHasAnotherShape() =>
        Assert.StartsWith(
            "Layer 'gru' (kernel [1, 3], recurrent_kernel [1, 3], bias [2, 3]): 'gru' does not fit: "
                + "its bias needs bias_hh_l0 [3], found [4].\n",
            Convert(
                "pytorch",
                "SmallGru",
                ("gru.weight_ih_l0", [3, 1]),
                ("gru.weight_hh_l0", [3, 1]),
                ("gru.bias_ih_l0", [3]),
                ("gru.bias_hh_l0", [4])
            ).Refusal
        );

    [Fact]
    public void ABackwardDirectionHasNoPlace() =>
        Assert.Contains(
            "'gru' does not fit: weight_ih_l0_reverse [3, 1] has no place in it.\n",
            Convert(
                "pytorch",
                "SmallGru",
                ("gru.weight_ih_l0", [3, 1]),
                ("gru.weight_hh_l0", [3, 1]),
                ("gru.weight_ih_l0_reverse", [3, 1])
            ).Refusal
        );

    [Fact]
    public void TheFormOfGruThatPyTorchLacksIsRefused() =>
        Assert.Equal(
            "'gru/bias': expected [2, 3], the two biases of PyTorch's GRU, found [3]: "
                + "PyTorch computes the form with ResetAfter = true only; declare the layer so.\n",
            Convert(
                "pytorch",
                "ResetBefore",
                ("gru.weight_ih_l0", [3, 1]),
                ("gru.weight_hh_l0", [3, 1]),
                ("gru.bias_ih_l0", [3]),
                ("gru.bias_hh_l0", [3])
            ).Refusal
        );

    [Fact]
    public void AGruWithoutABiasDoesNotTellItsForm()
    {
        const string note = "note: without a bias, the weights of 'gru' do not tell ResetAfter: ";
        (string, int[])[] pytorch = [("gru.weight_ih_l0", [3, 1]), ("gru.weight_hh_l0", [3, 1])];
        (string, int[])[] keras = [("gru/kernel", [1, 3]), ("gru/recurrent_kernel", [1, 3])];

        Assert.Contains(note + "PyTorch computes ResetAfter = true, declare the same\n", Convert("pytorch", "UnbiasedGru", pytorch).Report);
        Assert.Contains(
            note + "Keras computes ResetAfter = true unless given, declare the same\n",
            Convert("keras", "UnbiasedGru", keras).Report
        );
    }

    [Fact]
    public void ASumThatSinglePrecisionCannotHoldIsRefused()
    {
        byte[] large = ModelFiles.Bytes(1, 2, 3e38f, 4);
        byte[] model = ModelFiles.OfBytes(
            ("lstm.bias_hh_l0", "F32", [4], large),
            ("lstm.bias_ih_l0", "F32", [4], large),
            ("lstm.weight_hh_l0", "F32", [4, 1], new byte[16]),
            ("lstm.weight_ih_l0", "F32", [4, 1], new byte[16])
        );
        string path = _folder.Write("model", model);

        Assert.Equal(
            $"Weight file '{path}', tensor 'lstm.bias_ih_l0': expected values whose sum with 'lstm.bias_hh_l0' single precision holds, "
                + "found 6.0000000109955115E+38 at [2].\n",
            ToolRun.Convert("pytorch", path, "SmallLstm", _folder.File("out")).Refusal
        );
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>The tensors of one layer of an nn.LSTM with one feature and one unit.</summary>
    private static (string, int[])[] Lstm(string module, int layer)
    {
        string start = module.Length == 0 ? "" : module + ".";
        return
        [
            ($"{start}weight_ih_l{layer}", [4, 1]),
            ($"{start}weight_hh_l{layer}", [4, 1]),
            ($"{start}bias_ih_l{layer}", [4]),
            ($"{start}bias_hh_l{layer}", [4]),
        ];
    }

    private static float[] Values(ParameterSet<float> parameters, string name)
    {
        float[] values = new float[parameters[name].FlattenedLength];
        parameters[name].FlattenTo(values);
        return values;
    }

    private ToolRun Convert(string framework, string network, params (string, int[])[] tensors) => Convert(framework, network, tensors, []);

    private ToolRun Convert(string framework, string network, (string, int[])[] tensors, string[] more) =>
        ToolRun.Convert(framework, _folder.Write("model", ModelFiles.Of(tensors)), network, _folder.File("out"), more);
}
