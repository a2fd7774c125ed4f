using System.Text.Json.Nodes;
using Amps.Models;

namespace StaticNets.Amplifier.Tests;

/// <summary>Files that are no models, or not ones with a network, are refused with the place, the expectation and the finding.</summary>
public sealed class MalformedModelTests
{
    private const string Nam = "nam-lstm-8.nam";
    private const string RtNeural = "rtneural-gru-12.json";
    private const string Aida = "aida-lstm-12.json";
    private const string Proteus = "proteus-lstm-7.json";

    /// <summary>A value is replaced by another one; null removes it.</summary>
    [Theory]
    [InlineData(
        Nam,
        "architecture",
        "\"WaveNet\"",
        "architecture must be \"LSTM\", the only one that this program has networks for, but is \"WaveNet\"."
    )]
    [InlineData(Nam, "config", null, "must have \"config\", but has none.")]
    [InlineData(Nam, "config", "3", "config must be an object, but is 3.")]
    [InlineData(Nam, "config.num_layers", "2", "config.num_layers must be 1, but is 2.")]
    [InlineData(Nam, "config.input_size", "2", "config.input_size must be 1, but is 2.")]
    [InlineData(Nam, "config.hidden_size", "81", "config.hidden_size must be a whole number from 1 to 80, but is 81.")]
    [InlineData(Nam, "config.hidden_size", "8.5", "config.hidden_size must be a whole number from 1 to 80, but is 8.5.")]
    [InlineData(Nam, "config.hidden_size", "9", "weights must have 424 numbers, but has 345.")]
    [InlineData(Nam, "weights", "\"many\"", "weights must be an array, but is \"many\".")]
    [InlineData(Nam, "weights[7]", "\"1\"", "weights[7] must be a number in single precision, but is \"1\".")]
    [InlineData(Nam, "weights[7]", "1e40", "weights[7] must be a number in single precision, but is 1e40.")]
    [InlineData(Nam, "sample_rate", "-1", "sample_rate must be a whole number from 1 to 2147483647, but is -1.")]
    [InlineData(
        RtNeural,
        "layers",
        null,
        "must have \"architecture\" (NAM), \"state_dict\" (Proteus) or \"layers\" (RTNeural, AIDA-X), but has none of them."
    )]
    [InlineData(RtNeural, "layers", "[]", "layers must have 2 layers, a recurrent one and a dense one, but has 0.")]
    [InlineData(RtNeural, "layers[0].type", "\"conv1d\"", "layers[0].type must be \"lstm\" or \"gru\", but is \"conv1d\".")]
    [InlineData(
        RtNeural,
        "layers[1].type",
        "\"prelu\"",
        "layers[1].type must be \"dense\" or \"time-distributed-dense\", but is \"prelu\"."
    )]
    [InlineData(RtNeural, "layers[0].activation", "\"relu\"", "layers[0].activation must be \"\" or \"tanh\", but is \"relu\".")]
    [InlineData(RtNeural, "layers[1].activation", "\"tanh\"", "layers[1].activation must be \"\" or \"linear\", but is \"tanh\".")]
    [InlineData(RtNeural, "layers[0].type", "\"lstm\"", "layers[0].weights[0][0] must have 48 numbers, but has 36.")]
    [InlineData(RtNeural, "layers[0].shape", "[]", "layers[0].shape must have at least one element, but has none.")]
    [InlineData(RtNeural, "layers[0].shape[2]", "8", "layers[0].weights[0][0] must have 24 numbers, but has 36.")]
    [InlineData(RtNeural, "layers[0].weights[2]", "[[0]]", "layers[0].weights[2] must have 2 rows, but has 1.")]
    [InlineData(RtNeural, "layers[0].weights[1][11]", "[0, 1]", "layers[0].weights[1][11] must have 36 numbers, but has 2.")]
    [InlineData(RtNeural, "layers[1].weights", "[[]]", "layers[1].weights must have 2 tensors, but has 1.")]
    [InlineData(RtNeural, "layers[1].shape[2]", "2", "layers[1].shape[2] must be 1, but is 2.")]
    [InlineData(RtNeural, "in_shape[2]", "3", "in_shape[2] must be 1, but is 3.")]
    [InlineData(Aida, "in_skip", "2", "in_skip must be a whole number from 0 to 1, but is 2.")]
    [InlineData(Aida, "out_gain", "\"loud\"", "out_gain must be a number in single precision, but is \"loud\".")]
    [InlineData(Aida, "metadata.samplerate", "0", "metadata.samplerate must be a whole number from 1 to 2147483647, but is 0.")]
    [InlineData(Proteus, "model_data", null, "must have \"model_data\", but has none.")]
    [InlineData(Proteus, "model_data.unit_type", "\"RNN\"", "model_data.unit_type must be \"LSTM\" or \"GRU\", but is \"RNN\".")]
    [InlineData(Proteus, "model_data.unit_type", "\"GRU\"", "state_dict.rec.weight_ih_l0 must have 21 rows, but has 28.")]
    [InlineData(Proteus, "model_data.num_layers", "2", "model_data.num_layers must be 1, but is 2.")]
    [InlineData(Proteus, "model_data.input_size", "2", "model_data.input_size must be 1, but is 2.")]
    [InlineData(Proteus, "model_data.skip", "2", "model_data.skip must be a whole number from 0 to 1, but is 2.")]
    [InlineData(Proteus, "state_dict['lin.weight'][0]", "[1]", "state_dict.lin.weight[0] must have 7 numbers, but has 1.")]
    [InlineData(Proteus, "state_dict['rec.bias_hh_l0']", null, "state_dict must have \"rec.bias_hh_l0\", but has none.")]
    public void ChangedFileIsRefused(string file, string place, string? value, string message)
    {
        JsonObject model = ModelFixtures.Json(file);
        Replace(model, place, value);
        AssertRefused(file, model.ToJsonString(), message);
    }

    [Theory]
    [InlineData(Nam)]
    [InlineData(RtNeural)]
    [InlineData(Proteus)]
    public void FileThatIsCutOffIsRefused(string file)
    {
        string text = File.ReadAllText(ModelFixtures.PathOf(file));
        AssertRefused(file, text[..(text.Length / 2)], $"must be JSON, but is not from line 1, byte {(text.Length / 2) + 1} on.");
    }

    [Theory]
    [InlineData("", "must be JSON, but is not from line 1, byte 1 on.")]
    [InlineData("{\n  \"weights\": [NaN]}", "must be JSON, but is not from line 2, byte 15 on.")]
    [InlineData("[]", "must be an object, but is an array.")]
    [InlineData("{}", "must have \"architecture\" (NAM), \"state_dict\" (Proteus) or \"layers\" (RTNeural, AIDA-X), but has none of them.")]
    public void OtherFileIsRefused(string text, string message) => AssertRefused("other.json", text, message);

    /// <summary>The first h of a NAM file is o · tanh(c) with 0 ≤ o ≤ 1 of the first c; other values cannot be set.</summary>
    [Theory]
    [InlineData(0.5, 0.4, "a first h of unit 0 between 0 and tanh(0.4) = 0.3799, as every LSTM has, but has 0.5.")]
    [InlineData(-0.1, 0.4, "a first h of unit 0 between 0 and tanh(0.4) = 0.3799, as every LSTM has, but has -0.1.")]
    [InlineData(0.1, 0.0, "a first h of unit 0 between 0 and tanh(0) = 0, as every LSTM has, but has 0.1.")]
    [InlineData(0.1, 1e9, "a first c of unit 0 between −48000 and 48000, but has 1E+09.")]
    public void StateThatNoLstmHasIsRefused(double h, double c, string message)
    {
        JsonObject model = ModelFixtures.Json(Nam);
        const int First = (32 * 9) + 32;
        model["weights"]![First] = h;
        model["weights"]![First + 8] = c;
        AssertRefused(Nam, model.ToJsonString(), $"weights must have {message}");
    }

    private static void AssertRefused(string file, string text, string message)
    {
        using TemporaryFolder folder = new();
        string path = folder.Write(file, text);
        InvalidDataException fault = Assert.Throws<InvalidDataException>(() => Amp.Load(path));
        Assert.StartsWith(file, fault.Message, StringComparison.Ordinal);
        Assert.EndsWith(message, fault.Message, StringComparison.Ordinal);
    }

    /// <summary>Replaces or removes the value at a place such as <c>a.b[3]</c> or <c>a['b.c']</c>.</summary>
    private static void Replace(JsonNode node, string place, string? value)
    {
        string[] parts = place.Replace("['", "\n", StringComparison.Ordinal).Replace("']", "", StringComparison.Ordinal).Split('\n');
        string[] steps =
        [
            .. parts[0].Replace("]", "", StringComparison.Ordinal).Split('.', '['),
            .. parts.Skip(1).SelectMany(part => part.Replace("]", "", StringComparison.Ordinal).Split('[')),
        ];
        foreach (string step in steps[..^1])
        {
            node = node is JsonArray array ? array[int.Parse(step)]! : node[step]!;
        }

        JsonNode? replacement = value is null ? null : JsonNode.Parse(value);
        if (node is JsonArray items)
        {
            items[int.Parse(steps[^1])] = replacement;
        }
        else if (replacement is null)
        {
            node.AsObject().Remove(steps[^1]);
        }
        else
        {
            node[steps[^1]] = replacement;
        }
    }
}
