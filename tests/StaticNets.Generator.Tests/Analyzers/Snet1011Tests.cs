using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>Arguments must have an effect.</summary>
public class Snet1011Tests
{
    [Fact]
    public void ReportsAlphaOfAFunctionWithoutOne() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(3, Activation = Activation.Relu, Alpha = {|SNET1011:0.1|})]
            [Dense(3, Alpha = {|SNET1011:0.1|})]
            [Activation(Activation.Selu, Alpha = {|SNET1011:0.1|})]
            [Dense(3, Activation = Activation.Softmax, Alpha = {|SNET1011:0.1|})]
            public partial class Net;
            """,
            "'dense' has Alpha, but Activation.Relu has no such number; LeakyRelu, Elu, HardSigmoid, Celu and ThresholdedRelu have",
            "'dense_1' has Alpha, but Activation.Linear has no such number; LeakyRelu, Elu, HardSigmoid, Celu and ThresholdedRelu have",
            "'activation' has Alpha, but Activation.Selu has no such number; LeakyRelu, Elu, HardSigmoid, Celu and ThresholdedRelu have",
            "'dense_2' has Alpha, but Activation.Softmax has no such number; LeakyRelu, Elu, HardSigmoid, Celu and ThresholdedRelu have"
        );

    [Fact]
    public void ReportsOtherNumbersOfAFunctionWithoutThem() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(3, Activation = Activation.HardTanh, Alpha = {|SNET1011:0.1|}, Maximum = 2)]
            [Activation(Activation.LeakyRelu, Alpha = 0.1, Beta = {|SNET1011:0.5|})]
            [Activation(Activation.Softsign, Minimum = {|SNET1011:-1|}, Maximum = {|SNET1011:1|})]
            [Activation(Activation.HardSigmoid, Alpha = 0.2, Beta = 0.5)]
            public partial class Net;
            """,
            "'dense' has Alpha, but Activation.HardTanh has no such number; LeakyRelu, Elu, HardSigmoid, Celu and ThresholdedRelu have",
            "'activation' has Beta, but Activation.LeakyRelu has no such number; HardSigmoid has",
            "'activation_1' has Minimum, but Activation.Softsign has no such number; HardTanh has",
            "'activation_1' has Maximum, but Activation.Softsign has no such number; HardTanh has"
        );

    /// <summary>The gates of a recurrent layer have the default numbers.</summary>
    [Fact]
    public void ReportsANumberThatOnlyTheGatesHave() =>
        Reports.Match(
            """
            [Network]
            [Input(5, 4)]
            [Gru(3, RecurrentActivation = Activation.HardSigmoid, Beta = {|SNET1011:0.4|})]
            public partial class Net;
            """,
            "'gru' has Beta, but Activation.Tanh has no such number; HardSigmoid has"
        );

    /// <summary>An LSTM applies its activation twice, to the candidate and to the cell, and reports its argument once.</summary>
    [Fact]
    public void ReportsAlphaOfALayerThatAppliesItsActivationTwice() =>
        Reports.Match(
            """
            [Network]
            [Input(5, 4)]
            [Lstm(3, Alpha = {|SNET1011:0.1|})]
            public partial class Net;
            """,
            "'lstm' has Alpha, but Activation.Tanh has no such number; LeakyRelu, Elu, HardSigmoid, Celu and ThresholdedRelu have"
        );

    [Fact]
    public void ReportsTheValueOfAnInitialiserWithoutOne() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(3, KernelInitializer = Initializer.Zeros, KernelInitializerValue = {|SNET1011:2|})]
            [Dense(3, BiasInitializerValue = {|SNET1011:0.5|})]
            public partial class Net;
            """,
            "'dense' has KernelInitializerValue, but Initializer.Zeros has no such number; Normal and Constant have",
            "'dense_1' has BiasInitializerValue, but Initializer.Zeros has no such number; Normal and Constant have"
        );

    [Theory]
    [InlineData("[Input(4, 4, Sparse = {|SNET1011:true|})] [Conv1D(3, 2)]", "no [Dense] reads it, only layers that do not skip zeros")]
    [InlineData(
        "[Input(4, 4, Sparse = {|SNET1011:true|})] [Dense(3, PerStep = true)] [LastStep]",
        "no [Dense] reads it, only layers that do not skip zeros"
    )]
    [InlineData("[Input(4, Sparse = {|SNET1011:true|})] [Embedding(9, 2)] [Flatten] [Dense(2)]", "an [Embedding] reads indices from it")]
    [InlineData(
        "[Input(4, Sparse = {|SNET1011:true|})] [Dense(2, Weights = WeightFormat.BFloat16)]",
        "the [Dense] that reads it has weights in 16 bits, which are all read"
    )]
    public void ReportsAnInputWhoseZerosNobodySkips(string layers, string reason) =>
        Reports.Match($"[Network] {layers} public partial class Net;", $"'input' has Sparse, but {reason}");

    [Theory]
    [InlineData("[Input(4, Sparse = true)] [Dense(3)]")]
    [InlineData("[Input(4, 2, Sparse = true)] [Flatten] [Dense(3)] [BatchNormalization]")]
    [InlineData("[Input(4, 2, Sparse = false)] [Conv1D(3, 2)]")]
    [InlineData("[Input(4, Sparse = true)] [Dense(4, Name = \"d\")] [Add(\"input\")]")]
    public void AcceptsSparseInputsOfDenseLayers(string layers) => Reports.Match($"[Network] {layers} public partial class Net;");

    [Fact]
    public void ReportsTheMixOfNoElasticNet() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(3, L1 = 0.1, L2 = 0.1, ElasticNetAlpha = {|SNET1011:0.3|})]
            public partial class Net;
            """,
            "'dense' has ElasticNetAlpha, but no ElasticNet, whose mix it would be"
        );

    [Fact]
    public void ReportsPaddingBesidePad() =>
        Reports.Match(
            """
            [Network]
            [Input(8, 8, 3)]
            [Conv2D(4, 3, Padding = {|SNET1011:Padding.Same|}, Pad = 1)]
            [MaxPooling2D(2, Pad = 0, Padding = {|SNET1011:Padding.Valid|})]
            public partial class Net;
            """,
            "'conv2d' has Padding, but Pad says already how many pixels there are around the image",
            "'max_pooling2d' has Padding, but Pad says already how many pixels there are around the image"
        );

    [Fact]
    public void ReportsWhatAConvolutionDoesNotRead() =>
        Reports.Match(
            """
            [Network]
            [Input(8, 8, 3)]
            [Conv2D(4, 3, Activation = Activation.Relu, Alpha = {|SNET1011:0.1|})]
            [Conv2D(4, 3, Alpha = {|SNET1011:0.1|})]
            [Conv2D(4, 3, KernelInitializer = Initializer.Zeros, KernelInitializerValue = {|SNET1011:2|}, ElasticNetAlpha = {|SNET1011:0.3|})]
            public partial class Net;
            """,
            "'conv2d' has Alpha, but Activation.Relu has no such number; LeakyRelu, Elu, HardSigmoid, Celu and ThresholdedRelu have",
            "'conv2d_1' has Alpha, but Activation.Linear has no such number; LeakyRelu, Elu, HardSigmoid, Celu and ThresholdedRelu have",
            "'conv2d_2' has KernelInitializerValue, but Initializer.Zeros has no such number; Normal and Constant have",
            "'conv2d_2' has ElasticNetAlpha, but no ElasticNet, whose mix it would be"
        );

    [Fact]
    public void AcceptsWhatAConvolutionReads() =>
        Reports.Match(
            """
            [Network]
            [Input(8, 8, 3)]
            [Conv2D(4, 3, Activation = Activation.LeakyRelu, Alpha = 0.1, Pad = 1)]
            [Conv2D(4, 3, Activation = Activation.Elu, Alpha = 0.1, Padding = Padding.Same)]
            [MaxPooling2D(2, Padding = Padding.Same)]
            public partial class Net;
            """
        );

    [Fact]
    public void ReportsTheWindowOfAnAttentionToAllSteps() =>
        Reports.Match(
            """
            [Network]
            [Input(9, 3)]
            [MultiHeadAttention(1, Window = {|SNET1011:4|})]
            [MultiHeadAttention(3, Window = 0)]
            [MultiHeadAttention(3, Causal = true, Window = 4, UseBias = false, BiasInitializer = {|SNET1011:Initializer.Normal|})]
            public partial class Net;
            """,
            "'multi_head_attention' has Window, but each step reads all steps; add Causal = true, so that it reads the last ones",
            "'multi_head_attention_2' has BiasInitializer, but no bias; take it away, or UseBias = false"
        );

    [Fact]
    public void ReportsDirectionsThatHaveNoEffect() =>
        Reports.Match(
            """
            [Network]
            [Input(5, 3)]
            [Lstm(4, ReturnSequences = true, Merge = {|SNET1011:Merge.Sum|})]
            [Gru(4, Bidirectional = true, GoBackwards = {|SNET1011:true|})]
            public partial class Net;
            """,
            "'lstm' has Merge, but there is one direction, and nothing to merge; take it away, or write Bidirectional = true",
            "'gru' has GoBackwards, but a bidirectional layer reads in both directions"
        );

    [Fact]
    public void ReportsAnActivityRegularisationThatDoesNothing() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [{|SNET1011:ActivityRegularization|}]
            [{|SNET1011:ActivityRegularization(TargetWeight = 2)|}]
            [ActivityRegularization(L1 = 0.1, TargetWeight = {|SNET1011:2|})]
            [Dense(3)]
            public partial class Net;
            """,
            "'activity_regularization' has neither L1 nor L2 nor Target, but it does nothing without one of them; set one, or take the layer away",
            "'activity_regularization_1' has neither L1 nor L2 nor Target, but it does nothing without one of them; set one, or take the layer away",
            "'activity_regularization_2' has TargetWeight, but it weighs the divergence from Target, which is not set; set Target, or use L1 or L2 alone"
        );

    [Fact]
    public void AcceptsDirections() =>
        Reports.Match(
            """
            [Network(Loss = Loss.MeanSquaredError)]
            [Input(5, 3)]
            [Lstm(4, ReturnSequences = true, Bidirectional = true, Merge = Merge.Sum)]
            [SimpleRnn(4, ReturnSequences = true, GoBackwards = true)]
            [Gru(4, Bidirectional = true)]
            [Dense(8, Inputs = 8)]
            public partial class Net;
            """
        );

    [Fact]
    public void ReportsTheValueOfARecurrentInitializerThatHasNone() =>
        Reports.Match(
            """
            [Network]
            [Input(4, 2)]
            [SimpleRnn(3, RecurrentInitializerValue = {|SNET1011:0.5|}, ReturnSequences = true)]
            [Lstm(3, Bidirectional = true, RecurrentInitializer = Initializer.HeNormal, RecurrentInitializerValue = {|SNET1011:0.5|})]
            public partial class Net;
            """,
            "'simple_rnn' has RecurrentInitializerValue, but Initializer.Orthogonal has no such number; Normal and Constant have",
            "'lstm' has RecurrentInitializerValue, but Initializer.HeNormal has no such number; Normal and Constant have"
        );

    [Fact]
    public void AcceptsWhatIsRead() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(3, Activation = Activation.LeakyRelu, Alpha = 0.1)]
            [Activation(Activation.Elu, Alpha = 0.1)]
            [Dense(3, KernelInitializer = Initializer.Normal, KernelInitializerValue = 2)]
            [Dense(3, BiasInitializer = Initializer.Constant, BiasInitializerValue = -0.5)]
            [Reshape(3, 1)]
            [Gru(3, RecurrentInitializer = Initializer.Normal, RecurrentInitializerValue = 0.5)]
            [Dense(3, ElasticNet = 0.1, ElasticNetAlpha = 0.3)]
            public partial class Net;
            """
        );

    [Fact]
    public void ReportsWhatDoesNotBelongToFixedOrLearnedNumbers() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Scale(Offset = {|SNET1011:1|})]
            [Scale(0.5, L1 = {|SNET1011:0.1|})]
            [Scale(0.5, L2 = {|SNET1011:0.1|})]
            [Constant(1, 2, 3, 4, L2 = {|SNET1011:0.1|})]
            [Add("scale_2")]
            public partial class Net;
            """,
            "'scale' has Offset, but its factors are learned; only [Scale(factor)] adds an offset",
            "'scale_1' has L1, but its factor is fixed; a [Scale] without a factor learns one for each feature",
            "'scale_2' has L2, but its factor is fixed; a [Scale] without a factor learns one for each feature",
            "'constant' has L2, but its values are fixed; Learned = true learns them"
        );

    [Fact]
    public void ReportsTheSourceOfAConstant() =>
        Reports.Match(
            """
            [Network]
            [Input(2)]
            [Constant(1, 2, From = {|SNET1011:"input"|})]
            [Add("input")]
            public partial class Net;
            """,
            "'constant' has From, but a constant reads nothing; let the layer below it read both"
        );

    [Fact]
    public void ReportsTheShareOfASingleUnit() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [RadialBasis(1, Normalized = {|SNET1011:true|})]
            [RadialBasis(2, Normalized = true)]
            [RadialBasis(1, InitializerValue = 2)]
            [RadialBasis(3, Initializer = Initializer.Zeros, InitializerValue = {|SNET1011:2|})]
            public partial class Net;
            """,
            "'radial_basis' has Normalized, but a single unit, divided by itself, is always 1",
            "'radial_basis_3' has InitializerValue, but Initializer.Zeros has no such number; Normal and Constant have"
        );

    [Fact]
    public void AcceptsWhatBelongsToFixedOrLearnedNumbers() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Scale(1.0 / 255, Offset = -0.5, Frozen = true)]
            [Scale(L1 = 0.1, L2 = 0.1, Frozen = true)]
            [Constant(1, 2, 3, 4, Learned = true, L2 = 0.1)]
            [Add("scale_1")]
            public partial class Net;
            """
        );

    [Fact]
    public void ReportsGatesOfADenseController() =>
        Reports.Match(
            """
            [Network]
            [Input(5, 4)]
            [NeuralTuring(3, RecurrentActivation = Activation.Tanh, UnitForgetBias = false, ReturnSequences = true)]
            [NeuralTuring(
                3,
                Controller = TuringController.Dense,
                RecurrentActivation = {|SNET1011:Activation.Tanh|},
                UnitForgetBias = {|SNET1011:false|}
            )]
            public partial class Net;
            """,
            "'neural_turing_1' has RecurrentActivation, but a dense controller has no gates",
            "'neural_turing_1' has UnitForgetBias, but a dense controller has no gates"
        );
}
