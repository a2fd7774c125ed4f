using System.Text.RegularExpressions;

namespace StaticNets.Import.Tests.Support;

/// <summary>Networks with layers and arguments that no imported model has.</summary>
internal static partial class DeclaredNetworks
{
    private static readonly Lazy<CompiledNetworks> _compiled = new(() => new CompiledNetworks(Texts!));

    /// <summary>The declarations. Biases and kernels are random, so that none is zeros.</summary>
    public static IReadOnlyList<string> Texts { get; } =
    [
        """
            using StaticNets;
            namespace Acme;
            [Network]
            [Input(9, 11, 4)]
            [SeparableConv2D(6, 3, 2, Strides = 2, PadTop = 1, PadRight = 1)]
            [InstanceNormalization(Epsilon = 1e-5)]
            [SpatialDropout2D(0.2)]
            [LocalResponseNormalization(3, Alpha = 0.5, Beta = 0.5, K = 2)]
            [Activation(Activation.HardTanh, Minimum = -0.5, Maximum = 2)]
            [UpSampling2D(2)]
            [UpSampling2D(1, 2, Interpolation = Interpolation.Bilinear)]
            [ZeroPadding2D(1, 2)]
            [Cropping2D(top: 2, bottom: 1, left: 0, right: 3)]
            [GroupNormalization(3)]
            [Conv2DTranspose(4, 3, 2, StrideHeight = 2, PadLeft = 1, Activation = Activation.Softsign)]
            [DepthwiseConv2D(2, Multiplier = 2, Dilation = 2, Activation = Activation.Mish)]
            [PixelShuffle(2)]
            [LayerNormalization(Axis = -2)]
            [MaxPooling2D(3, Strides = 2, CeilMode = true, Pad = 1)]
            [AveragePooling2D(2, 3, PadLeft = 1, CountPadding = true)]
            [PRelu]
            [Conv2D(8, 1, Name = "main")]
            [GlobalAveragePooling2D(Name = "mean")]
            [GlobalMaxPooling2D(From = "main", Name = "most")]
            [GlobalMaxPooling2D(From = "main")]
            [Concatenate("mean", "most")]
            [BatchNormalization(Momentum = 0.9)]
            [Dense(5, Activation = Activation.HardSigmoid, Alpha = 0.25, BiasInitializer = Initializer.Normal)]
            [Dense(5, Activation = Activation.LogSoftmax)]
            public sealed partial class Images;
            """,
        """
            using StaticNets;
            namespace Acme;
            [Network]
            [Input(12, 3)]
            [Conv1D(4, 3, Padding = Padding.Causal, Dilation = 2, Activation = Activation.Celu, Alpha = 0.5, BiasInitializer = Initializer.Normal)]
            [GaussianNoise(0.1)]
            [ActivityRegularization(L2 = 0.1)]
            [MaxPooling1D(2)]
            [AveragePooling1D(2, Strides = 1, PadBefore = 1)]
            [SimpleRnn(4, ReturnSequences = true, Activation = Activation.Relu, BiasInitializer = Initializer.Normal)]
            [Lstm(3, ReturnSequences = true, Bidirectional = true, BiasInitializer = Initializer.Normal)]
            [Gru(4, ReturnSequences = true, BiasInitializer = Initializer.Normal)]
            [Dense(5, PerStep = true, Activation = Activation.Selu)]
            [Softmax]
            [PRelu(Shared = true)]
            [Slice(0, 1, -1)]
            [Gru(3, ResetAfter = false, Bidirectional = true, ReturnSequences = true, BiasInitializer = Initializer.Normal)]
            [Lstm(3, GoBackwards = true, Activation = Activation.Softsign, BiasInitializer = Initializer.Normal)]
            [RepeatVector(4)]
            [Permute(1, 0)]
            [LastStep]
            public sealed partial class Sequences;
            """,
        """
            using StaticNets;
            namespace Acme;
            [Network]
            [Input(6, Name = "left")]
            [Input(6, Name = "right")]
            [Dense(6, From = "left", Activation = Activation.ThresholdedRelu, Alpha = 0.2, Name = "first")]
            [Dense(6, From = "right", Activation = Activation.Softplus, Name = "second")]
            [Add("first", "left")]
            [Multiply("second", "right", Name = "product")]
            [Subtract("first")]
            [Average("second", "left")]
            [Maximum("product", "right", Name = "most")]
            [Minimum("first")]
            [Scale(0.5, Offset = 1, Name = "offset")]
            [Scale]
            [Dropout(0.25)]
            [Reshape(2, 3)]
            [Flatten]
            [Constant(0.5, -1, 2, 0.25, 1, 3)]
            [Multiply("flatten")]
            [Activation(Activation.Relu6, Name = "bounded")]
            [Dense(3, From = "most", Activation = Activation.LeakyRelu, Alpha = 0.3, Name = "other")]
            [Output("bounded")]
            [Output("other")]
            public sealed partial class Merged;
            """,
        """
            using StaticNets;
            namespace Acme;
            [Network]
            [Input(7)]
            [Embedding(11, 4)]
            [GlobalMaxPooling1D]
            [Dense(6, Activation = Activation.Gelu)]
            [Dense(6, Activation = Activation.GeluTanh)]
            [Dense(6, Activation = Activation.Swish)]
            [Dense(6, Activation = Activation.Elu, Alpha = 0.5)]
            [Dense(6, Activation = Activation.HardSwish)]
            [Dense(2, Activation = Activation.Sigmoid)]
            public sealed partial class Words;
            """,
    ];

    public static IEnumerable<string> Names => Texts.Select(text => ClassPattern().Match(text).Groups[1].Value);

    public static CompiledNetworks Compiled => _compiled.Value;

    [GeneratedRegex(@"class (\w+);")]
    private static partial Regex ClassPattern();
}
