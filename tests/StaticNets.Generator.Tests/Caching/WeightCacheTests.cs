using Microsoft.CodeAnalysis;
using StaticNets.Build;
using StaticNets.Generator.Tests.Support;
using StaticNets.Tests.Files;

namespace StaticNets.Generator.Tests.Caching;

/// <summary>The steps that run again after a change of embedded weights.</summary>
public sealed class WeightCacheTests
{
    private const string Net = "using StaticNets; [Network, Input(4), Dense(3)] public sealed partial class Net;";

    private static WeightText Trained =>
        WeightText.Of("Net", WeightText.Header(("dense/kernel", "F32", [4, 3]), ("dense/bias", "F32", [3])));

    private static WeightText Other => WeightText.Of("Net", WeightText.Header(("dense/kernel", "F32", [4, 5]), ("dense/bias", "F32", [5])));

    [Fact]
    public void AnotherHeaderPrintsNothingAgain()
    {
        GeneratorRunResult result = After(Other);
        Assert.Equal(2, result.TrackedOutputSteps.SelectMany(pair => pair.Value).Count());
        Assert.All(OutputReasons(result), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.Equal(5, result.GeneratedSources.Length);
    }

    /// <summary>
    /// The file changes as after another training: its tensors have the same names and shapes, but other numbers, so the hash in the
    /// description of the file differs.
    /// </summary>
    [Fact]
    public void OtherBytesPrintNothingAgain()
    {
        WeightText before = Described(1);
        WeightText after = Described(2);
        Assert.NotEqual(before.GetText().ToString(), after.GetText().ToString());
        GeneratorRunResult result = After(before, after);
        Assert.All(OutputReasons(result), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.Equal(5, result.GeneratedSources.Length);
    }

    [Fact]
    public void AnotherNamePrintsTheMemberAlone()
    {
        WeightText renamed = WeightText.Of("Net", "{}", file: "renamed.safetensors");
        GeneratorRunResult result = After(renamed);
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], OutputReasons(result).Order());
    }

    /// <summary>Returns the second run, after the weights have changed.</summary>
    private static GeneratorRunResult After(WeightText weights) => After(Trained, weights);

    private static GeneratorRunResult After(WeightText before, WeightText weights)
    {
        Compilation compilation = GeneratorHost.Compilation(GeneratorHost.Parse(Net));
        GeneratorDriver driver = GeneratorHost.Driver().AddAdditionalTexts([before]).RunGenerators(compilation);
        return driver.ReplaceAdditionalText(before, weights).RunGenerators(compilation).GetRunResult().Results.Single();
    }

    /// <summary>Returns the description that the build writes for a file whose last bias has this value.</summary>
    private static WeightText Described(float last)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("staticnets-");
        try
        {
            string weights = Path.Combine(folder.FullName, "net.safetensors");
            string description = Path.Combine(folder.FullName, "Net.staticnets.json");
            string header = WeightText.Header(("dense/kernel", "F32", [4, 3]), ("dense/bias", "F32", [3]));
            File.WriteAllBytes(weights, SafetensorsBytes.File(header, [.. new float[14], last]));
            WeightDescription.Write(description, "Net", "net.safetensors", "StaticNets.Weights.Net.safetensors", weights);
            return new WeightText(File.ReadAllText(description), description);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<IncrementalStepRunReason> OutputReasons(GeneratorRunResult result) =>
        result.TrackedOutputSteps.SelectMany(pair => pair.Value).SelectMany(step => step.Outputs).Select(output => output.Reason);
}
