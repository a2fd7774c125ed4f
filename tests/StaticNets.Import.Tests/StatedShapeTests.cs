using StaticNets.Tests.Support;
using StaticNets.Tool.Tests.Support;

namespace StaticNets.Import.Tests;

/// <summary>Options that cannot be meant are errors instead of being passed over.</summary>
public sealed class StatedShapeTests
{
    [Theory]
    [InlineData("torch_mlp.onnx", "other=0,4", "--shape states the shape of 'other', but the inputs of the model are 'x'.")]
    [InlineData("Keras/mlp.keras", "other=0,4", "--shape states the shape of 'other', but the inputs of the model are 'input_layer'.")]
    [InlineData("StateDicts/mlp.pt", "other=0,4", "--shape states the shape of 'other', but the inputs of the model are 'input'.")]
    [InlineData("lstm.nam", "x=0,4", "--shape states the shape of 'x', but no input of this kind of model has open lengths.")]
    [InlineData("StateDicts/lenet.pt", "input=0,0,28,28", "Expected --shape input=0,… with lengths above 0 behind that of the rows.")]
    [InlineData("StateDicts/gru.pt", "input=0,4", "--shape must have 3 lengths for the first module, found 2")]
    public void ShapesOfOtherInputsAreErrors(string file, string shape, string error) => IsError(file, error, "--shape", shape);

    [Theory]
    [InlineData("Keras/mlp.keras")]
    [InlineData("StateDicts/mlp.pt")]
    [InlineData("lstm.nam")]
    public void TheAxisOfTheRowsIsForOnnx(string file) =>
        IsError(file, "--batch-axis is for ONNX models: in those of other libraries the rows come first.", "--batch-axis", "1");

    private static void IsError(string file, string error, params string[] options)
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(AppContext.BaseDirectory, "Fixtures", file);
        ToolRun run = ToolRun.Of(["import", path, "--class", "Acme.Net", "--output", folder.Path, .. options]);
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(error, run.Error, StringComparison.Ordinal);
        Assert.Empty(folder.Names);
    }
}
