using StaticNets.Tests.Support;
using StaticNets.Tool.Tests.Support;

namespace StaticNets.Tool.Tests;

/// <summary>The converted file: written completely or not at all, and never over an input.</summary>
public sealed class OutputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _model;

    public OutputTests() => _model = _folder.Write("model.safetensors", ModelFiles.Of(("d.weight", [1, 2]), ("d.bias", [1])));

    [Fact]
    public void BesideTheModelUnlessSaid()
    {
        ToolRun run = ToolRun.Of("convert", "--from", "pytorch", _model, "--network", ToolRun.NetworkOf("Tiny"));

        Assert.EndsWith($"wrote {_folder.File("model.staticnets.safetensors")}: 2 tensors, 3 values, F32\n", run.Report);
        Assert.Equal(["model.safetensors", "model.staticnets.safetensors"], _folder.Names);
    }

    [Fact]
    public void NeverOverTheModelWhateverItIsCalled()
    {
        byte[] before = File.ReadAllBytes(_model);
        string link = _folder.File("link");
        File.CreateSymbolicLink(link, _model);
        string around = Path.Combine(_folder.Path, "..", Path.GetFileName(_folder.Path), "model.safetensors");

        foreach (string output in new[] { _model, link, around })
        {
            Assert.Equal($"The output '{output}' is an input: name another file.\n", Convert(_model, output).Refusal);
        }

        Assert.Equal($"The output '{_model}' is an input: name another file.\n", Convert(link, _model).Refusal);
        Assert.Equal(before, File.ReadAllBytes(_model));
    }

    [Fact]
    public void NeverOverTheAssembly()
    {
        string assembly = typeof(OutputTests).Assembly.Location;

        Assert.Equal($"The output '{assembly}' is an input: name another file.\n", Convert(_model, assembly).Refusal);
    }

    [Fact]
    public void AFailureLeavesTheOldFileAndNothingElse()
    {
        string output = _folder.Write("old", [1, 2, 3]);
        string model = _folder.Write(
            "bad",
            ModelFiles.OfBytes(("d.weight", "F32", [1, 2], ModelFiles.Bytes(1, 2)), ("d.bias", "F32", [1], ModelFiles.Bytes(float.NaN)))
        );

        Assert.Equal(
            $"Weight file '{model}', tensor 'd.bias': expected finite values, found NaN at [0].\n",
            Convert(model, output).Refusal
        );
        Assert.Equal([1, 2, 3], File.ReadAllBytes(output));
        Assert.Equal(["bad", "model.safetensors", "old"], _folder.Names);
    }

    [Fact]
    public void AFolderThatDoesNotExistAndOneInTheWay()
    {
        string missing = _folder.File("none");
        string output = Path.Combine(missing, "out");

        Assert.Equal($"Cannot write '{output}': the folder '{missing}' does not exist.\n", Convert(_model, output).Refusal);
        Assert.Equal($"Cannot write '{_folder.Path}': expected a file, found a folder.\n", Convert(_model, _folder.Path).Refusal);
        Assert.Equal("The output has no name.\n", Convert(_model, "").Refusal);
        Assert.Equal(["model.safetensors"], _folder.Names);
    }

    [Fact]
    public void ABrokenModelGivesTheLibrarysMessage()
    {
        string model = _folder.Write("broken", [0, 0]);

        Assert.Equal(
            $"Weight file '{model}': expected at least 8 bytes (the length of the header), found 2 bytes.\n",
            Convert(model, _folder.File("out")).Refusal
        );
        Assert.Equal($"There is no file '{_folder.File("none")}'.\n", Convert(_folder.File("none"), _folder.File("out")).Refusal);
    }

    public void Dispose() => _folder.Dispose();

    private static ToolRun Convert(string model, string output) => ToolRun.Convert("pytorch", model, "Tiny", output);
}
