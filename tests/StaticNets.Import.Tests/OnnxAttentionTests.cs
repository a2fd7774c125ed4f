using StaticNets.Import.Tests.Support;

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
    public void BecomesOneLayer(string name, string layer)
    {
        string layers = ImportedModels.Layers(name);
        Assert.Contains(layer, layers, StringComparison.Ordinal);

        // An addend behind the last product is its bias.
        Assert.DoesNotContain("BatchNormalization", layers, StringComparison.Ordinal);
        Comparison.Check(name);
    }
}
