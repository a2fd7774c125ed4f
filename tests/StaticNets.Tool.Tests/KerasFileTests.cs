using StaticNets.Files;
using StaticNets.Tests.Support;
using StaticNets.Tool.FileFormats;
using StaticNets.Tool.Tests.Support;

namespace StaticNets.Tool.Tests;

/// <summary>Files that Keras writes itself are read without Python.</summary>
public sealed class KerasFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("keras_vars.weights.h5", "keras_vars")]
    [InlineData("keras_vars.keras", "keras_vars")]
    [InlineData("keras_old.h5", "keras")]
    public void ConvertTheSameAsASafetensorsFile(string file, string safetensors)
    {
        string ofKeras = _folder.File("keras.safetensors");
        string ofTensors = _folder.File("tensors.safetensors");
        _ = ToolRun.Convert("keras", PathOf(file), "KerasModel", ofKeras).Report;
        _ = ToolRun.Convert("keras", ModelFiles.Fixture(safetensors), "KerasModel", ofTensors).Report;
        Assert.Equal(File.ReadAllBytes(ofTensors), File.ReadAllBytes(ofKeras));
    }

    [Fact]
    public void MomentsOfTheOptimizerAreNoWeights() =>
        Assert.DoesNotContain("optimizer", ToolRun.Of("inspect", PathOf("keras_vars.weights.h5")).Report, StringComparison.Ordinal);

    /// <summary>Damaged copies are refused with a message of the tool, never with another exception.</summary>
    [Theory]
    [InlineData("keras_vars.weights.h5")]
    [InlineData("keras_vars.keras")]
    public void DamagedFilesAreRefused(string name)
    {
        byte[] file = File.ReadAllBytes(PathOf(name));
        Random random = new(5);
        int refused = 0;
        for (int i = 0; i < LongRun.Count(3_000, 1_000_000); i++)
        {
            try
            {
                using SafetensorsSource source = ModelFile.Open(
                    new MemoryStream(PickleFiles.Damage(file, random)),
                    new FaultReporter(name)
                );
            }
            catch (InvalidDataException)
            {
                refused++;
            }
        }

        // Most bytes of an HDF5 file are unused.
        Assert.InRange(refused, 100, int.MaxValue);
    }

    private static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Fixtures", name);
}
