using StaticNets.Import.Tests.Support;
using StaticNets.Tool.Text;

namespace StaticNets.Import.Tests;

/// <summary>Self-attention in several nodes, and as one operation.</summary>
public sealed class OnnxAttentionTests
{
    [Theory]
    [InlineData("torch_transformer_layer", "[MultiHeadAttention(2, Name = \"self_attn\")]")]
    [InlineData("torch_causal_attention", "[MultiHeadAttention(2, Causal = true, Name = \"attention\")]")]
    [InlineData("torch_joint_attention", "[MultiHeadAttention(2, Name = \"qkv\")]")]
    [InlineData("attention_of_open_steps", "[Input(Steps.Any, 6)]\n[MultiHeadAttention(2, 2, ValueDimension = 5)]")]
    [InlineData("attention_23", "[MultiHeadAttention(2, 2)]")]
    [InlineData("causal_attention_23", "[MultiHeadAttention(2, 2, Causal = true)]")]
    [InlineData("attention_and_number", "[MultiHeadAttention(2, 2)]")]
    [InlineData("attention_without_mask", "[MultiHeadAttention(2, 2)]")]
    [InlineData("attention_with_mask", "[MultiHeadAttention(2, 2, Causal = true)]")]
    public void BecomesOneLayer(string name, string layer)
    {
        string layers = ImportedModels.Layers(name);
        Assert.Contains(layer, layers, StringComparison.Ordinal);

        // An addend behind the last product is its bias.
        Assert.DoesNotContain("BatchNormalization", layers, StringComparison.Ordinal);
        Comparison.Check(name);
    }

    /// <summary>Masks that hide other steps than the later ones, also beside <c>is_causal</c>.</summary>
    [Theory]
    [InlineData("attention_masked_refused")]
    [InlineData("attention_masked_twice_refused")]
    public void OtherMasksAreRefused(string name) =>
        Assert.Contains(
            "'attention' (Attention) with ",
            Assert.Throws<ToolException>(() => ImportedModels.Import(name)).Message,
            StringComparison.Ordinal
        );

    /// <summary>One factor for all features is no row of weights.</summary>
    [Fact]
    public void OneFactorBehindANormalizationIsAScale()
    {
        Assert.Contains("RmsNormalization", ImportedModels.Layers("rms_and_number"), StringComparison.Ordinal);
        Comparison.Check("rms_and_number");
    }
}
