using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>Warnings for softmax or sigmoid of probabilities.</summary>
public class Snet2008Tests
{
    [Fact]
    public void ReportsSoftmaxBehindSoftmax() =>
        Reports.Match(
            """
            [Network(Loss = Loss.SparseCategoricalCrossEntropy)]
            [Input(4)]
            [Dense(10, Activation = Activation.Softmax)]
            [{|SNET2008:Softmax|}]
            public partial class Net;
            """,
            "'softmax' makes probabilities of the outputs of 'dense', which are probabilities already, so that none can exceed 0.23; keep one of the two"
        );

    [Fact]
    public void ReportsSigmoidBehindSigmoidAndEachMixture() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(3, Activation = Activation.Sigmoid)]
            [{|SNET2008:Activation(Activation.Sigmoid)|}]
            [Dense(3, Activation = Activation.Sigmoid)]
            [{|SNET2008:Softmax|}]
            [Dense(3)]
            [Softmax]
            [Flatten]
            [{|SNET2008:Activation(Activation.Sigmoid)|}]
            public partial class Net;
            """,
            "'activation' makes probabilities of the outputs of 'dense', which are probabilities already, so that all of them lie between 0.5 and 0.73; keep one of the two",
            "'softmax' makes probabilities of the outputs of 'dense_1', which are probabilities already, so that none can exceed 0.58; keep one of the two",
            "'activation_1' makes probabilities of the outputs of 'softmax_1', which are probabilities already, so that all of them lie between 0.5 and 0.73; keep one of the two"
        );

    [Fact]
    public void AcceptsOneOfEach() =>
        Reports.Match(
            """
            [Network(Loss = Loss.SparseCategoricalCrossEntropy)]
            [Input(4)]
            [Dense(3, Activation = Activation.Sigmoid)]
            [Dense(10, Activation = Activation.Softmax)]
            public partial class Net;
            """
        );

    [Fact]
    public void ReportsTheLogarithmOfASoftmaxOfProbabilities() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(10, Activation = Activation.Softmax)]
            [{|SNET2008:Activation(Activation.LogSoftmax)|}]
            [Activation(Activation.Softmax)]
            public partial class Net;
            """,
            "'activation' makes probabilities of the outputs of 'dense', which are probabilities already, so that no logarithm of them can exceed -1.5; keep one of the two"
        );
}
