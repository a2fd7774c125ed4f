using StaticNets.Import.Tests.Support;

namespace StaticNets.Import.Tests;

/// <summary>Operations whose meaning depends on the version of the operations, on number formats and on inputs that are left out.</summary>
public sealed class OnnxVersionTests
{
    [Fact]
    public void AttributesThatBecameInputs()
    {
        Comparison.Check("attributes_that_became_inputs");
        Comparison.Check("attributes_before_11");
        Assert.Contains("[Dropout(0.25)]", ImportedModels.Layers("attributes_that_became_inputs"));
    }

    [Fact]
    public void SoftmaxAxisBefore13()
    {
        Comparison.Check("softmax_12");
        Assert.Contains("[Flatten]\n[Softmax]\n", ImportedModels.Layers("softmax_12"));
    }

    [Fact]
    public void SoftmaxAxisFrom13()
    {
        Comparison.Check("softmax_13");
        Assert.Contains("Activation = Activation.Softmax)]", ImportedModels.Layers("softmax_13"));
    }

    [Fact]
    public void BatchNormalization7()
    {
        Comparison.Check("batch_normalization_7");
        Assert.Contains("[BatchNormalization(Momentum = 0.9)]", ImportedModels.Layers("batch_normalization_7"));
    }

    [Fact]
    public void GemmBroadcasts() => Comparison.Check("gemm_broadcasts");

    [Fact]
    public void EmptyOptionalInputs() => Comparison.Check("empty_optional_inputs");

    [Fact]
    public void HalfAndScalarNumbers() => Comparison.Check("half_and_scalar");

    [Fact]
    public void DoubleNumbers()
    {
        Comparison.Check("double");
        Assert.Equal(Precision.Double, ImportedModels.Import("double").Precision);
    }

    [Fact]
    public void InfiniteBounds()
    {
        Comparison.Check("infinite_bounds");
        Assert.DoesNotContain("Activation", ImportedModels.Layers("infinite_bounds"));
    }
}
