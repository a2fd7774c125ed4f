using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Generation;

/// <summary>The emitted code for kernels in bfloat16; other networks contain none of it.</summary>
public class WeightFormatTests
{
    [Fact]
    public void KernelsInSixteenBitsAreWidenedWhereTheyAreLoaded()
    {
        string text = Emitted("[Network, Input(784), Dense(128, Weights = WeightFormat.BFloat16), Dense(10)] internal partial class Net;");
        Assert.Contains("ref ushort denseKernel = ref bfloat16Parameters; // [784, 128]", text, StringComparison.Ordinal);
        Assert.Contains("ref float dense1Kernel = ref Unsafe.Add(ref parameters, 128); // [128, 16]", text, StringComparison.Ordinal);
        Assert.Contains("private static void DenseForward(ref float x, ref ushort kernel, ref float bias,", text, StringComparison.Ordinal);
        Assert.Contains("private static void Dense1Forward(ref float x, ref float kernel, ref float bias,", text, StringComparison.Ordinal);
        Assert.Contains("(NetworkLayout, seed, new global::StaticNets.Runtime.BFloat16Block(100352))", text, StringComparison.Ordinal);
        Assert.Contains(
            """TensorManifest(0, "dense/kernel", new int[] { 784, 128 }, Format = global::StaticNets.WeightFormat.BFloat16)""",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("""TensorManifest(2, "dense_1/kernel", 128, 10)""", text, StringComparison.Ordinal);
        Assert.Contains("dense/kernel, shape 784×128, stored in bfloat16: each read is a copy, widened.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void OtherNetworksKnowNothingOfThem()
    {
        string text = Emitted("[Network, Input(784), Dense(128, Weights = WeightFormat.Default), Dense(10)] internal partial class Net;");
        Assert.DoesNotContain("ushort", text, StringComparison.Ordinal);
        Assert.DoesNotContain("bfloat16", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Widened", text, StringComparison.Ordinal);
    }

    private static string Emitted(string declaration)
    {
        GeneratedCompilation compiled = GeneratorHost.Generate("using StaticNets;\n\n" + declaration);
        compiled.AssertClean(declaration);
        return compiled.Text;
    }
}
