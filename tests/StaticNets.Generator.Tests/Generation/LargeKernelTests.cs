using System.Globalization;
using System.Text.RegularExpressions;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Generation;

/// <summary>Kernels that no second-level cache holds are read from memory as seldom as possible.</summary>
public sealed partial class LargeKernelTests
{
    private const string Large =
        "[Network(Loss = Loss.MeanSquaredError), Input(1024), Dense(1024), Dense(1024), Dense(1)] internal partial class Net;";

    /// <summary>A network with as many values of the same length, but a single kernel of one column.</summary>
    private const string Small =
        "[Network(Loss = Loss.MeanSquaredError), Input(1024), Activation(Activation.Tanh), Activation(Activation.Tanh), Dense(1)] "
        + "internal partial class Net;";

    /// <summary>A batch of 32 rows fits into half of the memory of 8 MiB of kernels, but not into a second-level cache.</summary>
    [Fact]
    public void AreReadOnceForABatch()
    {
        Assert.InRange(TrainingRows(Large), 32, int.MaxValue);
        Assert.InRange(TrainingRows(Small), 1, 31);
    }

    [Fact]
    public void AreMultipliedInBlocksOfTheirRows()
    {
        string large = Source(Large, "Kernels");
        Assert.Contains("DenseForwardFirstTerms(ref x, ref kernel, ref bias, ref y, rows);", large, StringComparison.Ordinal);
        Assert.Contains("DenseForwardLastTerms(", large, StringComparison.Ordinal);
        Assert.DoesNotContain("FirstTerms", Source(Small, "Kernels"), StringComparison.Ordinal);
    }

    /// <summary>There is no copy of the whole transpose, but a panel of 32 columns; the last one has what pads the rows.</summary>
    [Fact]
    public void AreTransposedInPanels()
    {
        string large = Source(Large, "Kernels");
        Assert.Contains("dense1KernelPanel", large, StringComparison.Ordinal);
        Assert.DoesNotContain("dense1KernelTransposed", large, StringComparison.Ordinal);
        Assert.Contains("for (nuint n = 0; n < 1024; n += 32)", large, StringComparison.Ordinal);
    }

    /// <summary>The optimizer updates kernels in blocks if the network has no other parameters, so that norms bound all gradients.</summary>
    [Theory]
    [InlineData("Dense(200), Dropout(0.2), Dense(20, UseBias = false), Dense(1)", true)]
    [InlineData("Dense(16), Dense(1)", false)]
    [InlineData("Dense(200), PRelu, Dense(1)", false)]
    [InlineData("Dense(200), BatchNormalization, Dense(1)", false)]
    [InlineData("Dense(200, Frozen = true), Dense(1)", false)]
    [InlineData("Dense(200, DropConnect = 0.5), Dense(1)", false)]
    [InlineData("Reshape(16, 64), Dense(2048, PerStep = true), Flatten, Dense(1)", false)]
    [InlineData("Reshape(16, 64), SimpleRnn(200), Dense(1)", false)]
    public void AreUpdatedInBlocksInNetworksOfDenseLayers(string layers, bool areUpdated)
    {
        string source = Source($"[Network(Loss = Loss.MeanSquaredError), Input(1024), {layers}] internal partial class Net;", "Kernels");
        Assert.Equal(areUpdated, source.Contains("void UpdatePass(", StringComparison.Ordinal));
    }

    /// <summary>The loop over the panels of the columns of a large kernel is around those over samples and lines.</summary>
    [Theory]
    [InlineData(128, true)]
    [InlineData(64, false)]
    public void OfConvolutionsAreReadPanelByPanel(int filters, bool isLarge)
    {
        string declaration = $"[Network, Input(8, 8, 128), Conv2D({filters}, 3, Activation = Activation.Tanh)] internal partial class Net;";
        const string Panels = "for (nuint n = 0; n < 128; n += 2 * Lanes)\n            {\n                for (nuint row = 0;";
        Assert.Equal(isLarge, Source(declaration, "Kernels").Contains(Panels, StringComparison.Ordinal));
    }

    private static int TrainingRows(string declaration) =>
        int.Parse(Rows().Match(Source(declaration, "Engine")).Groups[1].Value, CultureInfo.InvariantCulture);

    private static string Source(string declaration, string file)
    {
        GeneratedCompilation compiled = GeneratorHost.Generate("using StaticNets; " + declaration);
        compiled.AssertClean(declaration);
        return compiled
            .Result.GeneratedSources.Single(source => source.HintName.EndsWith($".{file}.g.cs", StringComparison.Ordinal))
            .SourceText.ToString();
    }

    [GeneratedRegex(@"TrainingRows = (\d+),")]
    private static partial Regex Rows();
}
