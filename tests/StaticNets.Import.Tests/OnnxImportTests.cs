using StaticNets.Import.Tests.Support;

namespace StaticNets.Import.Tests;

/// <summary>Imports the fixtures, compiles what was written, and compares it with ONNX Runtime.</summary>
public sealed class OnnxImportTests
{
    public static TheoryData<string> TorchModels =>
        [.. ImportedModels.Names.Where(name => name.StartsWith("torch_", StringComparison.Ordinal))];

    [Fact]
    public void DeclarationsCompileWithoutAWarning() => Assert.Empty(ImportedModels.Compiled.Complaints);

    [Theory]
    [MemberData(nameof(TorchModels))]
    public void ModelsOfPyTorch(string name) => Comparison.Check(name);

    [Fact]
    public void NamesAndActivationsAreThoseAPersonWouldWrite() =>
        IsWritten(
            "torch_shortcut",
            """
            [Input(4, 6, 2)]
            [Conv2D(3, 3, Strides = 2, Pad = 1, Activation = Activation.LeakyRelu, Alpha = 0.2, Name = "down")]
            [Conv2DTranspose(4, 2, Strides = 2, Activation = Activation.Relu, Name = "up")]
            [Concatenate("input")]
            [Conv2D(2, 1, Name = "out")]
            """
        );

    [Fact]
    public void NormalizationsInSeveralNodesBecomeOneLayer()
    {
        IsWritten(
            "torch_encoder",
            """
            [Input(5, 6)]
            [LayerNormalization(Epsilon = 1e-5, Name = "norm")]
            [Dense(12, PerStep = true, Activation = Activation.Gelu, Name = "wide")]
            [Dense(6, PerStep = true, Name = "narrow")]
            [Add("narrow", From = "input")]
            [LayerNormalization(Epsilon = 1e-5, Name = "last")]
            """
        );
        IsWritten(
            "torch_groups",
            """
            [Input(6, 7, 2)]
            [Conv2D(6, 3)]
            [GroupNormalization(3, Epsilon = 1e-5)]
            [Activation(Activation.Relu)]
            [InstanceNormalization(Epsilon = 1e-5)]
            [Conv2D(2, 1)]
            """
        );
    }

    [Fact]
    public void AsymmetricPads() =>
        IsWritten(
            "asymmetric_pads",
            """
            [Input(7, 9, 3)]
            [Conv2D(4, 3, 2, StrideHeight = 2, DilationWidth = 2, PadBottom = 2, PadLeft = 1, PadRight = 1, Name = "first")]
            [Conv2D(6, 2, 3, Groups = 2, PadTop = 1, PadRight = 2, UseBias = false, Name = "second")]
            [MaxPooling2D(2, 3, StrideHeight = 1, StrideWidth = 2, PadBottom = 1, PadLeft = 1, PadRight = 1)]
            """
        );

    [Fact]
    public void AutoPadAndCeilMode() =>
        IsWritten(
            "auto_pad_and_ceil_mode",
            """
            [Input(13, 11, 2)]
            [Conv2D(3, 3, Strides = 2, Padding = Padding.Same, UseBias = false)]
            [Conv2D(4, 2, PadTop = 1, PadLeft = 1, UseBias = false)]
            [MaxPooling2D(2, CeilMode = true)]
            [AveragePooling2D(2, Strides = 1, PadTop = 1, PadLeft = 1, CountPadding = true)]
            [AveragePooling2D(2, Strides = 1, PadTop = 1, PadLeft = 1)]
            [MaxPooling2D(3, 2, StrideHeight = 2, StrideWidth = 1, Padding = Padding.Same)]
            """
        );

    [Fact]
    public void TransposedConvolutions() => Comparison.Check("transposed_convolutions");

    [Fact]
    public void PaddingJoinsTheConvolutionBehindIt() =>
        IsWritten(
            "sequences_of_channels",
            """
            [Input(12, 3)]
            [Conv1D(4, 3, Dilation = 2, Padding = Padding.Causal, Activation = Activation.Relu)]
            [AveragePooling1D(3, Strides = 2, Pad = 1, CountPadding = true)]
            [Reshape(6, 1, 4)]
            [Conv2DTranspose(5, 3, 1, StrideHeight = 2, PadTop = 1, UseBias = false)]
            [GlobalAveragePooling2D]
            """
        );

    [Fact]
    public void Enlargements() => Comparison.Check("enlargements");

    // The stored shapes contradict the graph, so that ONNX Runtime refuses the file; its weights are those of sorted_nodes.
    [Fact]
    public void UntrustedValueInfo() => Comparison.Check("untrusted_value_info", reference: "sorted_nodes");

    [Fact]
    public void UnsortedNodes()
    {
        Comparison.Check("unsorted_nodes");
        Assert.Equal(ImportedModels.Layers("sorted_nodes"), ImportedModels.Layers("unsorted_nodes"));
    }

    [Fact]
    public void InitializersAsInputs() =>
        IsWritten(
            "initializers_as_inputs",
            """
            [Input(5)]
            [Dense(4, Activation = Activation.Relu)]
            [Dense(3, UseBias = false)]
            """
        );

    [Fact]
    public void FoldedReshape() =>
        IsWritten(
            "folded_reshape",
            """
            [Input(4, 5, 2)]
            [Conv2D(3, 2, UseBias = false)]
            [Flatten]
            [Dense(3)]
            """
        );

    [Fact]
    public void FrozenBatch()
    {
        Comparison.Check("frozen_batch");
        Comparison.Check("frozen_single");
        Assert.Contains("The model is fixed to 4 rows; here their number is free.", ImportedModels.Import("frozen_batch").Remarks);
    }

    [Fact]
    public void FlattenWithGroups() =>
        IsWritten(
            "flatten_with_groups",
            """
            [Input(5, 6, 4)]
            [Conv2D(6, 1, 2, Groups = 2, UseBias = false)]
            [Reshape(25, 2, 3)]
            [Permute(0, 2, 1)]
            [Reshape(5, 5, 6)]
            [Conv2D(9, 2, Groups = 3, UseBias = false)]
            [Flatten]
            [Dense(3)]
            """
        );

    [Fact]
    public void SeveralInputsAndOutputs() =>
        IsWritten(
            "several_ports",
            """
            [Input(2, 3, 4, Name = "image")]
            [Input(5, Name = "row")]
            [Flatten(From = "image")]
            [Concatenate("row")]
            [Dense(4, Activation = Activation.Tanh, Name = "stem")]
            [Dense(3, UseBias = false, Activation = Activation.Softmax, Name = "head")]
            [Output("head")]
            [Output("stem")]
            """
        );

    private static void IsWritten(string name, string layers)
    {
        Assert.Equal(layers.ReplaceLineEndings("\n"), ImportedModels.Layers(name));
        Comparison.Check(name);
    }
}
