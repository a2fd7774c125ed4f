using Microsoft.CodeAnalysis;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Caching;

/// <summary>What a change of embedded weights makes the generator do again.</summary>
public sealed class WeightCacheTests
{
    private const string Net = "using StaticNets; [Network, Input(4), Dense(3)] public sealed partial class Net;";

    private static WeightText Trained =>
        WeightText.Of("Net", WeightText.Header(("dense/kernel", "F32", [4, 3]), ("dense/bias", "F32", [3])));

    private static WeightText Other => WeightText.Of("Net", WeightText.Header(("dense/kernel", "F32", [4, 5]), ("dense/bias", "F32", [5])));

    [Fact]
    public void Another_header_prints_nothing_again()
    {
        GeneratorRunResult result = After(Other);
        Assert.Equal(2, result.TrackedOutputSteps.SelectMany(pair => pair.Value).Count());
        Assert.All(OutputReasons(result), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.Equal(4, result.GeneratedSources.Length);
    }

    [Fact]
    public void Another_name_prints_the_member_alone()
    {
        WeightText renamed = WeightText.Of("Net", "{}", file: "renamed.safetensors");
        GeneratorRunResult result = After(renamed);
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], OutputReasons(result).Order());
    }

    /// <summary>The second run, with other weights than the first.</summary>
    private static GeneratorRunResult After(WeightText weights)
    {
        WeightText before = Trained;
        Compilation compilation = GeneratorHost.Compilation(GeneratorHost.Parse(Net));
        GeneratorDriver driver = GeneratorHost.Driver().AddAdditionalTexts([before]).RunGenerators(compilation);
        return driver.ReplaceAdditionalText(before, weights).RunGenerators(compilation).GetRunResult().Results.Single();
    }

    private static IEnumerable<IncrementalStepRunReason> OutputReasons(GeneratorRunResult result) =>
        result.TrackedOutputSteps.SelectMany(pair => pair.Value).SelectMany(step => step.Outputs).Select(output => output.Reason);
}
