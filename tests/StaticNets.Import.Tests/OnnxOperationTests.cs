using StaticNets.Import.Tests.Support;

namespace StaticNets.Import.Tests;

/// <summary>Operations that become several layers, or a layer with other weights than those of the file.</summary>
public sealed class OnnxOperationTests
{
    [Theory]
    [InlineData("constant_factors")]
    [InlineData("transposed_rows")]
    [InlineData("bounds_and_powers")]
    [InlineData("pads_of_all_modes")]
    [InlineData("joined_constants")]
    [InlineData("group_normalization_18")]
    [InlineData("rms_normalization_23")]
    [InlineData("channels_to_pixels")]
    [InlineData("output_paddings")]
    public void ComputesTheSame(string name) => Comparison.Check(name);

    [Fact]
    public void NeighboursOfAnEvenNumber() => Comparison.Check("even_neighbours", reference: "even_neighbours_reference");

    [Fact]
    public void NormalizationAndGeluInSeveralNodesBecomeOneLayer() =>
        Assert.Equal(
            """
            [Input(5, 6)]
            [RmsNormalization(Epsilon = 1e-5)]
            [Dense(8, PerStep = true, Activation = Activation.GeluTanh, Name = "wide")]
            [Dense(6, PerStep = true, Name = "narrow")]
            [RmsNormalization(Epsilon = 0.001)]
            """.ReplaceLineEndings("\n"),
            ImportedModels.Layers("torch_rms_block")
        );
}
