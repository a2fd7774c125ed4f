using System.Text.RegularExpressions;

namespace StaticNets.Import.Tests.Support;

/// <summary>Networks with parts, blocks and layers that an export writes as several operations, which no import makes.</summary>
internal static partial class ComposedNetworks
{
    private static readonly Lazy<CompiledNetworks> _compiled = new(() => new CompiledNetworks(Texts!.Append(Blocks)));

    /// <summary>The declarations. Biases and kernels are random, so that none is zeros.</summary>
    public static IReadOnlyList<string> Texts { get; } =
    [
        .. Compositions,
        """
            using StaticNets;
            namespace Acme;
            [Network]
            [Input(7, 12)]
            [PositionalEncoding]
            [MultiHeadAttention(3, BiasInitializer = Initializer.Normal)]
            [RmsNormalization]
            [MultiHeadAttention(2, 5, ValueDimension = 3, Causal = true, UseBias = false)]
            [RmsNormalization(Axis = 0, Epsilon = 0.5)]
            [MultiHeadAttention(4, Causal = true, Window = 3, BiasInitializer = Initializer.Normal)]
            [Dense(6, PerStep = true, Activation = Activation.Linear)]
            public sealed partial class Attentive;
            """,
        """
            using StaticNets;
            namespace Acme;
            [Network]
            [Input(7, 6)]
            [RmsNormalization]
            [Dense(6, PerStep = true, Activation = Activation.GeluTanh)]
            public sealed partial class NewerMean;
            """,
        """
            using StaticNets;
            namespace Acme;
            [Network(Precision = Precision.Double)]
            [Input(7, 6)]
            [PositionalEncoding]
            [MultiHeadAttention(2, Causal = true, BiasInitializer = Initializer.Normal)]
            [SimpleRnn(4, Activation = Activation.Relu6, ReturnSequences = true, GoBackwards = true, BiasInitializer = Initializer.Normal)]
            [LastStep]
            [RadialBasis(3)]
            public sealed partial class Doubles;
            """,
        """
            using StaticNets;
            namespace Acme;
            [Network]
            [Input(9, 8, 4)]
            [Conv2D(6, 3, 2, Groups = 2, Padding = Padding.Same, Strides = 2, BiasInitializer = Initializer.Normal)]
            [Conv2DTranspose(4, 3, 2, Padding = Padding.Same, StrideHeight = 3, StrideWidth = 2, Groups = 2, Activation = Activation.Tanh)]
            [SeparableConv2D(6, 2, Multiplier = 3, DilationWidth = 2, Padding = Padding.Same)]
            [AveragePooling2D(3, 2, Padding = Padding.Same, StrideWidth = 1)]
            [MinPooling2D(2, Strides = 1, Padding = Padding.Same)]
            [MaxPooling2D(2, Dilation = 2, Strides = 1)]
            [Conv2DTranspose(3, 2, Strides = 3, OutputPadding = 1, UseBias = false)]
            [AveragePooling2D(3, CeilMode = true, CountPadding = true, Pad = 1)]
            [LayerNormalization(Axis = 0)]
            [Slice(2, 1, 3)]
            [Reshape(14, 4)]
            [Conv1D(6, 3, Strides = 2, PadBefore = 1, Groups = 2)]
            [MaxPooling1D(2, Padding = Padding.Same, Strides = 1)]
            [AveragePooling1D(3, Pad = 1, CountPadding = true, Strides = 2)]
            [Flatten]
            [Dense(7, UseBias = false, Weights = WeightFormat.BFloat16)]
            public sealed partial class Windows;
            """,
        """
            using StaticNets;
            namespace Acme;
            [Network]
            [Input(6, 7, 6)]
            [MinPooling2D(2, 3, Strides = 1, Pad = 1)]
            [LocalResponseNormalization(4, Alpha = 0.5, Beta = 0.6, K = 2)]
            [GlobalMinPooling2D]
            [LocalResponseNormalization(3, Alpha = 2)]
            [Sampling]
            [RadialBasis(5, Name = "basis")]
            [RadialBasis(4, Normalized = true, Gamma = 0.5)]
            [Concatenate("basis")]
            [Constant(0.5, -1, 2)]
            [Concatenate("concatenate", Name = "joined")]
            [Dense(6)]
            [Activation(Activation.Heaviside)]
            [GaussianNoise(0.1)]
            [SelfRepeat(2, Repeat = 2)]
            public sealed partial class Odd;

            [Reshape("rows", "3")]
            [RadialBasis(6, PerStep = true)]
            [Slice(1, 0, 3)]
            [Flatten]
            public sealed class SelfRepeatAttribute(int rows) : BlockAttribute
            {
                public int Rows { get; } = rows;
            }
            """,
        """
            using StaticNets;
            namespace Acme;
            [Network]
            [Input(3, 4, 2)]
            [Conv2DTranspose(3, 3, Padding = Padding.Same, Strides = 2, BiasInitializer = Initializer.Normal)]
            [Conv2DTranspose(3, 2, Padding = Padding.Same, StrideHeight = 3, Dilation = 2, BiasInitializer = Initializer.Normal)]
            [Conv2DTranspose(2, 1, Padding = Padding.Same, Strides = 3, BiasInitializer = Initializer.Normal)]
            public sealed partial class Enlarging;
            """,
        """
            using StaticNets;
            namespace Acme;
            [Network]
            [Input(6, 7, 6)]
            [GroupNormalization(2)]
            [Conv2D(6, 3)]
            [GlobalMinPooling2D]
            [GroupNormalization(3, Epsilon = 0.25)]
            public sealed partial class Groups;
            """,
        """
            using StaticNets;
            namespace Acme;
            [Network]
            [Input(6, 4)]
            [SimpleRnn(3, ReturnSequences = true, GoBackwards = true, BiasInitializer = Initializer.Normal)]
            [Lstm(3, ReturnSequences = true, Bidirectional = true, Merge = Merge.Sum, BiasInitializer = Initializer.Normal)]
            [Gru(4, ReturnSequences = true, Bidirectional = true, Merge = Merge.Multiply, BiasInitializer = Initializer.Normal)]
            [Gru(4, ReturnSequences = true, ResetAfter = false, GoBackwards = true, BiasInitializer = Initializer.Normal)]
            [SimpleRnn(5, Bidirectional = true, Merge = Merge.Average, BiasInitializer = Initializer.Normal)]
            public sealed partial class BothWays;
            """,
        """
            using StaticNets;
            namespace Acme;
            [Network]
            [Input(6, 4)]
            [SimpleRnn(3, ReturnSequences = true, GoBackwards = true, Activation = Activation.LeakyRelu, Alpha = 0.3, BiasInitializer = Initializer.Normal)]
            [Lstm(3, ReturnSequences = true, Bidirectional = true, RecurrentActivation = Activation.HardSigmoid, BiasInitializer = Initializer.Normal)]
            [Gru(4, ReturnSequences = true, Bidirectional = true, Merge = Merge.Average, RecurrentActivation = Activation.HardSigmoid, BiasInitializer = Initializer.Normal)]
            [Gru(4, ReturnSequences = true, ResetAfter = false, GoBackwards = true, Activation = Activation.Elu, Alpha = 0.4, BiasInitializer = Initializer.Normal)]
            [Lstm(4, ReturnSequences = true, Activation = Activation.HardTanh, Minimum = -0.3, UseBias = false)]
            [SimpleRnn(5, Bidirectional = true, Activation = Activation.Linear, BiasInitializer = Initializer.Normal)]
            public sealed partial class OtherFunctions;
            """,
        """
            using StaticNets;
            namespace Acme;
            [Network]
            [Input(6, 4)]
            [NeuralTuring(5, Slots = 6, Width = 3, ReturnSequences = true, BiasInitializer = Initializer.Normal)]
            [NeuralTuring(4, Slots = 7, Width = 2, MaxShift = 2, Controller = TuringController.Dense, Bidirectional = true, Merge = Merge.Sum)]
            public sealed partial class Machines;
            """,
        """
            using StaticNets;
            namespace Acme;
            [Network]
            [Input(9, 4)]
            [LiquidState(7, Leak = 0.25, Threshold = 0.75, TraceDecay = 0.5, ReturnSequences = true)]
            [LiquidState(5)]
            public sealed partial class Liquid;
            """,
        """
            using StaticNets;
            namespace Acme;
            [Network]
            [Input(Steps.Any, 4)]
            [PositionalEncoding]
            [Conv1D(6, 3, Padding = Padding.Causal, Dilation = 2, Activation = Activation.Tanh)]
            [Conv1D(6, 4, Padding = Padding.Same, BiasInitializer = Initializer.Normal)]
            [MultiHeadAttention(2, Causal = true, Window = 4)]
            [Lstm(3, ReturnSequences = true, Bidirectional = true, BiasInitializer = Initializer.Normal)]
            [LayerNormalization]
            [SimpleRnn(5, ReturnSequences = true, Bidirectional = true, Merge = Merge.Sum, Activation = Activation.Celu)]
            [Gru(5, ReturnSequences = true, GoBackwards = true)]
            [Dense(3, PerStep = true, Activation = Activation.Softmax)]
            public sealed partial class AnySteps;
            """,
        """
            using StaticNets;
            namespace Acme;
            [Network]
            [Input(Steps.Any)]
            [Embedding(11, 4)]
            [MultiHeadAttention(2)]
            [NeuralTuring(4, Slots = 5, Width = 3)]
            [Dense(3, BiasInitializer = Initializer.Normal)]
            public sealed partial class AnyWords;
            """,
    ];

    public static CompiledNetworks Compiled => _compiled.Value;

    /// <summary>The names of the networks that can be exported.</summary>
    public static IEnumerable<string> Names =>
        Texts
            .SelectMany(text => ClassPattern().Matches(text))
            .Select(match => match.Groups[1].Value)
            .Where(name => name is not ("Refused" or "Squares"));

    [GeneratedRegex(@"partial class (\w+);")]
    private static partial Regex ClassPattern();
}
