using System.Text.RegularExpressions;
using StaticNets.Import.Tests.Support;
using StaticNets.Tests.Support;
using StaticNets.Tool.Declarations;
using StaticNets.Tool.FileFormats;
using StaticNets.Tool.Importing;
using StaticNets.Tool.KerasModels;
using StaticNets.Tool.Tests.Support;
using StaticNets.Tool.Text;

namespace StaticNets.Import.Tests;

/// <summary>Files of Keras that cannot become networks: everything is named at once, and nothing is written.</summary>
public sealed class KerasRefusalTests
{
    [Fact]
    public void RefusalsAreListedTogether() =>
        IsRefused(
            KerasFixtures.PathOf("refused.keras"),
            2,
            """
            'refused.keras': 7 layers of the model cannot become layers of a network. Nothing was written.
              'masked' (Embedding): mask_zero = true is not possible: no mask is possible: a dataset says how long its rows are (docs/sequences.md)
              'swirl' (Swirl): it is a class of your own: declare it as a [Custom] layer, and take staticnets convert for the other weights
              'first' (Conv2D): data_format = "channels_first" is not possible: channels must come last: build the model with data_format="channels_last"
              'lambda' (Lambda): it holds Python code, which is never run: write it with layers, or as a [Custom] layer
              'state' (LSTM): stateful = true is not possible: build the model with stateful=False; Step carries the state from one step to the next
              'odd' (Dense): the argument surprise = [1, 2] is not known for this layer
              'shared' (Dense): it is called 2 times: a layer with shared weights is not possible, so build one for each call

            """
        );

    [Fact]
    public void WeightsAloneHaveNoLayers()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("model.weights.h5");
        byte[] archive = File.ReadAllBytes(KerasFixtures.PathOf("nested.keras"));
        using (System.IO.Compression.ZipArchive zip = new(new MemoryStream(archive)))
        {
            using Stream entry = zip.GetEntry("model.weights.h5")!.Open();
            using FileStream file = File.Create(path);
            entry.CopyTo(file);
        }

        IsRefused(
            path,
            1,
            "Model file 'model.weights.h5': expected the layers of a model (the attribute model_config), found weights alone: import the "
                + ".keras file of the model, or declare its layers and take staticnets convert --from keras.\n"
        );
    }

    [Fact]
    public void OtherArchivesAreNamed()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("model.keras");
        File.WriteAllText(path, "no archive");
        IsRefused(
            path,
            1,
            "Model file 'model.keras': expected a model of Keras: a zip archive (.keras) or HDF5 (.h5), found another file, or a damaged one.\n"
        );
    }

    [Fact]
    public void OpenLengthsCanBeStated()
    {
        Dictionary<string, int[]> shapes = new() { ["input"] = [0, 6] };
        Assert.StartsWith("[Input(6)]\n", ImportedModels.Layers(KerasFixtures.Import("words.h5", shapes)), StringComparison.Ordinal);
    }

    [Fact]
    public void NamesOfInputsAndNestedModelsAreKept() =>
        Assert.Equal(
            """
            [Input(4, Name = "left")]
            [Input(4, Name = "right")]
            [Dense(5, Activation = Activation.Selu, From = "right", Name = "other")]
            [Dense(5, Activation = Activation.Tanh, From = "left", Name = "encoder_inner")]
            [Dense(5, Activation = Activation.HardSigmoid, Alpha = 0.2, Name = "encoder_inner_1")]
            [Subtract("other")]
            [Activation(Activation.LeakyRelu, Alpha = 0.3, Name = "leaky")]
            [Concatenate("other", "left", Name = "joined")]
            [Dense(2, Activation = Activation.Softplus, From = "leaky", Name = "second")]
            [Dense(3, Activation = Activation.Softmax, From = "joined", Name = "first")]
            [Output("second")]
            [Output("first")]
            """,
            ImportedModels.Layers(KerasFixtures.Import("branches.h5"))
        );

    [Fact]
    public void TheCommentNamesFileVersionAndHash()
    {
        using TemporaryFolder folder = new();
        ToolRun run = ToolRun.Of("import", KerasFixtures.PathOf("mlp.keras"), "--class", "Acme.Net", "--output", folder.Path);
        Assert.Equal($"wrote {folder.File("Net.cs")}: 8 layers\nwrote {folder.File("Net.safetensors")}: 10 tensors\n", run.Report);
        string[] lines = File.ReadAllLines(folder.File("Net.cs"));
        Assert.Equal("// Imported from mlp.keras, a Sequential model of Keras 3.4.1,", lines[0]);
        Assert.Matches("^// SHA-256 [0-9a-f]{64}\\.$", lines[1]);
    }

    [Theory]
    [InlineData("mlp.keras", Loss.SparseCategoricalCrossEntropy)]
    [InlineData("words.h5", Loss.BinaryCrossEntropy)]
    [InlineData("branches.h5", null)]
    [InlineData("mlp3.h5", null)]
    public void ALossThatFitsTheOutputIsDeclared(string file, Loss? loss) => Assert.Equal(loss, KerasFixtures.Import(file).Loss);

    [Fact]
    public void ALossOfScoresIsNone()
    {
        KerasModelFile file = KerasModelFile.Read(File.ReadAllBytes(KerasFixtures.PathOf("mlp.keras")), "net.keras");
        file = file with { Config = file.Config.Replace("\"from_logits\": false", "\"from_logits\": true", StringComparison.Ordinal) };
        ImportOptions options = new(new ClassName("Acme", "Net"), new Dictionary<string, int[]>(), null);
        Assert.Null(KerasImporter.Import(file, "net.keras", "", options).Loss);
    }

    /// <summary>Names from the file cannot end the comment and write code.</summary>
    [Fact]
    public void NamesInTheCommentAreEscaped()
    {
        KerasModelFile file = KerasModelFile.Read(File.ReadAllBytes(KerasFixtures.PathOf("merges.h5")), "net.h5");
        file = file with { Config = Regex.Replace(file.Config, "\"alpha\"(?!:)", "\"alpha\\n[Network]\\u202e\"") };
        ImportOptions options = new(new ClassName("Acme", "Net"), new Dictionary<string, int[]>(), null);
        string text = DeclarationWriter.Write(KerasImporter.Import(file, "net.h5", "", options));
        Assert.Contains("// The layer alpha\\u000a[Network]\\u202e (AlphaDropout) is left out", text, StringComparison.Ordinal);
    }

    /// <summary>A tensor in a list of the other version's form was read as a list.</summary>
    [Fact]
    public void MixedFormsOfCallsAreRefused()
    {
        KerasModelFile file = KerasModelFile.Read(File.ReadAllBytes(KerasFixtures.PathOf("nested.keras")), "net.keras");
        file = file with
        {
            Config = file.Config.Replace("\"inbound_nodes\": [{\"args\": ", "\"inbound_nodes\": [", StringComparison.Ordinal),
        };
        file = file with { Config = file.Config.Replace(", \"kwargs\": {}}]", "]", StringComparison.Ordinal) };
        ImportOptions options = new(new ClassName("Acme", "Net"), new Dictionary<string, int[]>(), null);
        string error = Assert.Throws<ToolException>(() => KerasImporter.Import(file, "net.keras", "", options)).Message;
        Assert.Contains("'add' (Add): only outputs of other layers can be read, found [", error, StringComparison.Ordinal);
    }

    private static void IsRefused(string path, int exitCode, string error)
    {
        using TemporaryFolder folder = new();
        ToolRun run = ToolRun.Of("import", path, "--class", "Acme.Net", "--output", folder.Path);
        Assert.Equal(
            ("", error.ReplaceLineEndings("\n"), exitCode),
            (run.Output, run.Error.Replace(path, Path.GetFileName(path)), run.ExitCode)
        );
        Assert.Empty(folder.Names);
    }
}
