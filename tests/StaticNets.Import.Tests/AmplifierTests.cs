using System.Text.Json;
using StaticNets.Import.Tests.Support;
using StaticNets.Tests.Support;
using StaticNets.Tool.Amplifiers;
using StaticNets.Tool.Declarations;
using StaticNets.Tool.Tests.Support;

namespace StaticNets.Import.Tests;

/// <summary>Imported models of amplifiers give the samples that PyTorch computes, all at once and one after the other.</summary>
public sealed class AmplifierTests
{
    private static readonly string[] _models =
    [
        "wavenet.nam",
        "wavenet_gated.nam",
        "lstm.nam",
        "proteus_lstm.json",
        "proteus_gru.json",
        "rtneural.json",
        "aidax.json",
    ];

    private static readonly Lazy<CompiledNetworks> _compiled = new(() =>
        new CompiledNetworks(_models.Select(model => DeclarationWriter.Write(Import(model))))
    );

    public static TheoryData<string> Models => [.. _models];

    /// <summary>
    /// Single precision rounds each of at most 30 products and sums below 4 to 2⁻²⁴, in at most ten layers: 30 · 4 · 10 · 2⁻²⁴ = 7e-5 if all
    /// roundings add up, and a tenth of that with random signs.
    /// </summary>
    [Theory]
    [MemberData(nameof(Models))]
    public void GiveTheSamplesOfPyTorch(string model)
    {
        using JsonDocument outputs = JsonDocument.Parse(File.ReadAllBytes(PathOf("amplifiers.json")));
        float[] samples = Numbers(outputs.RootElement.GetProperty("samples"));
        float[] expected = Numbers(outputs.RootElement.GetProperty(model));
        object network = _compiled.Value.Load(Import(model));
        float[] predicted = AmplifierCall.Predict(network, samples);
        float[] stepped = AmplifierCall.Step(network, samples);
        for (int i = 0; i < samples.Length; i++)
        {
            Assert.Equal(expected[i], predicted[i], 1e-5f);
            Assert.Equal(expected[i], stepped[i], 1e-5f);
        }
    }

    [Fact]
    public void TheDeclarationsCompileWithoutAComplaint() => Assert.Empty(_compiled.Value.Complaints);

    [Fact]
    public void AWaveNetIsDeclaredAsAPersonWould() =>
        Assert.Equal(
            """
            [Input(Steps.Any, 1)]
            [Conv1D(5, 1, UseBias = false)]
            [Conv1D(10, 3, Padding = Padding.Causal)]
            [Conv1D(10, 1, UseBias = false, From = "input")]
            [Add("conv1d_1")]
            [Slice(-1, 5, 10)]
            [Activation(Activation.Sigmoid)]
            [Slice(-1, 0, 5, From = "add")]
            [Activation(Activation.Relu)]
            [Multiply("activation_1", From = "activation")]
            [Conv1D(5, 1)]
            [Add("conv1d")]
            """,
            string.Join('\n', ImportedModels.Layers(Import("wavenet_gated.nam")).Split('\n').Take(12))
        );

    [Fact]
    public void TheRemarksNameFileFormatAndRate()
    {
        IReadOnlyList<string> remarks = Import("wavenet.nam").Remarks;
        Assert.Equal("Imported from wavenet.nam, a WaveNet of Neural Amp Modeler, version 0.5.4,", remarks[0]);
        Assert.Matches("^SHA-256 [0-9a-f]{64}\\.$", remarks[1]);
        Assert.Equal("It was trained on 48000 samples per second.", remarks[2]);
    }

    [Theory]
    [InlineData("wavenet.nam", "\"gated\": false", "\"gated\": false, \"groups\": 2", "groups must be left out", 1)]
    [InlineData(
        "wavenet.nam",
        "\"Tanh\"",
        "\"Snake\"",
        "activation must be \"Tanh\", \"ReLU\", \"Sigmoid\" or \"SiLU\", but is \"Snake\"",
        1
    )]
    [InlineData("wavenet.nam", "\"WaveNet\"", "\"Quantum\"", "architecture must be \"WaveNet\" or \"LSTM\", but is \"Quantum\"", 1)]
    [InlineData("wavenet.nam", "\"kernel_size\": 3", "\"kernel_size\": 4", "weights must have", 1)]
    [InlineData("lstm.nam", "\"hidden_size\": 5", "\"hidden_size\": 4", "weights must have", 1)]
    [InlineData(
        "lstm.nam",
        "\"num_layers\": 2",
        "\"num_layers\": 99999",
        "num_layers must be a whole number from 1 to 100, but is 99999",
        1
    )]
    [InlineData("proteus_gru.json", "\"GRU\"", "\"RNN\"", "unit_type must be \"LSTM\" or \"GRU\", but is \"RNN\"", 1)]
    [InlineData("rtneural.json", "\"gru\"", "\"conv1d\"", "layers[0].type must be", 1)]
    [InlineData("rtneural.json", "{", "", "must be JSON", 1)]
    public void OtherFilesAreRefusedAndNothingIsWritten(string model, string old, string with, string message, int exitCode)
    {
        using TemporaryFolder folder = new();
        string text = File.ReadAllText(PathOf(model));
        int at = text.IndexOf(old, StringComparison.Ordinal);
        string path = folder.File("changed" + Path.GetExtension(model));
        File.WriteAllText(path, text[..at] + with + text[(at + old.Length)..]);
        ToolRun run = ToolRun.Of("import", path, "--class", "Acme.Amp", "--output", folder.Path);
        Assert.Equal((exitCode, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Equal([path], Directory.GetFiles(folder.Path));
    }

    /// <summary>Damaged copies become a network or are refused with a message, never with another exception.</summary>
    [Fact]
    public void DamagedFilesBecomeNetworksOrErrors()
    {
        Random random = new(5);
        byte[][] seeds = [.. _models.Select(model => File.ReadAllBytes(PathOf(model)))];
        int count = MutantCount.Of(100_000, 1_000_000);
        int networks = 0;
        for (int i = 0; i < count; i++)
        {
            string model = _models[i % _models.Length];
            byte[] file = [.. seeds[i % _models.Length]];
            for (int changes = random.Next(1, 4); changes > 0; changes--)
            {
                // Digits leave most files readable, so that their numbers reach the layers.
                file[random.Next(file.Length)] = (byte)(random.Next(4) > 0 ? random.Next('0', '9' + 1) : random.Next(32, 127));
            }

            ClassName name = new("Acme", "Amp");
            networks += Hostile.IsNetwork(() => AmplifierImporter.Import(file, model, name), file.Length, $"mutant {i} of {model}") ? 1 : 0;
        }

        // Mutants that are refused at once would test little.
        Assert.InRange(networks, count / 20, count - 100);
    }

    [Fact]
    public void NothingIsWrittenForDamagedFiles()
    {
        foreach (string model in _models)
        {
            Hostile.WritesAllOrNothing(File.ReadAllBytes(PathOf(model)), "Net" + Path.GetExtension(model), new Random(6));
        }
    }

    private static NetworkDeclaration Import(string model) =>
        AmplifierImporter.Import(PathOf(model), new ClassName("Acme", ClassOf(model)));

    private static string ClassOf(string model) =>
        string.Concat(Path.GetFileNameWithoutExtension(model).Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static string PathOf(string model) => Path.Combine(AppContext.BaseDirectory, "Fixtures", model);

    private static float[] Numbers(JsonElement element) => [.. element.EnumerateArray().Select(number => number.GetSingle())];
}
