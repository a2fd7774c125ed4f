using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>The loss must fit the output.</summary>
public class Snet1007Tests
{
    [Fact]
    public void ReportsCrossEntropyOnALinearOutput() =>
        Reports.Match(
            """
            [Network(Loss = {|SNET1007:Loss.CategoricalCrossEntropy|})]
            [Input(4)]
            [Dense(10)]
            public partial class Net;
            """,
            "Loss.CategoricalCrossEntropy does not fit the output layer 'dense': its outputs are no probabilities; give it Activation = Activation.Softmax"
        );

    [Fact]
    public void ReportsSparseCrossEntropyOnAnotherActivation() =>
        Reports.Match(
            """
            [Network(Loss = {|SNET1007:Loss.SparseCategoricalCrossEntropy|})]
            [Input(4)]
            [Dense(10, Activation = Activation.Relu)]
            public partial class Net;
            """,
            "Loss.SparseCategoricalCrossEntropy does not fit the output layer 'dense': its outputs are no probabilities; give it Activation = Activation.Softmax"
        );

    [Fact]
    public void ReportsBinaryCrossEntropyOnALinearOutput() =>
        Reports.Match(
            """
            [Network(Loss = {|SNET1007:Loss.BinaryCrossEntropy|})]
            [Input(4)]
            [Dense(1)]
            public partial class Net;
            """,
            "Loss.BinaryCrossEntropy does not fit the output layer 'dense': its outputs are no probabilities; give it Activation = Activation.Sigmoid"
        );

    [Fact]
    public void ReportsBinaryCrossEntropyOnSoftmax() =>
        Reports.Match(
            """
            [Network(Loss = {|SNET1007:Loss.BinaryCrossEntropy|})]
            [Input(4)]
            [Dense(10)]
            [Softmax]
            public partial class Net;
            """,
            "Loss.BinaryCrossEntropy does not fit the output layer 'softmax': its outputs are softmax probabilities, which sum to one; use Loss.CategoricalCrossEntropy, or sigmoid outputs"
        );

    [Fact]
    public void ReportsBinaryCrossEntropyOnOneSoftmax() =>
        Reports.Match(
            """
            [Network(Loss = {|SNET1007:Loss.BinaryCrossEntropy|})]
            [Input(4)]
            [Dense(1)]
            [Softmax]
            public partial class Net;
            """,
            "Loss.BinaryCrossEntropy does not fit the output layer 'softmax': softmax over one output is always 1; write [Activation(Activation.Sigmoid)] instead of it"
        );

    [Fact]
    public void ReportsCrossEntropyOnSigmoid() =>
        Reports.Match(
            """
            [Network(Loss = {|SNET1007:Loss.CategoricalCrossEntropy|})]
            [Input(4)]
            [Dense(10, Activation = Activation.Sigmoid)]
            public partial class Net;
            """,
            "Loss.CategoricalCrossEntropy does not fit the output layer 'dense': its outputs are sigmoid probabilities, each on its own; use Loss.BinaryCrossEntropy, or softmax outputs"
        );

    [Fact]
    public void ReportsCrossEntropyOnOneSigmoid() =>
        Reports.Match(
            """
            [Network(Loss = {|SNET1007:Loss.CategoricalCrossEntropy|})]
            [Input(4)]
            [Dense(1, Activation = Activation.Sigmoid)]
            public partial class Net;
            """,
            "Loss.CategoricalCrossEntropy does not fit the output layer 'dense': one sigmoid output decides between two classes; use Loss.BinaryCrossEntropy"
        );

    [Fact]
    public void ReportsCrossEntropyOnOneOutput() =>
        Reports.Match(
            """
            [Network(Loss = {|SNET1007:Loss.CategoricalCrossEntropy|})]
            [Input(4)]
            [Dense(1, Activation = Activation.Softmax)]
            public partial class Net;
            """,
            "Loss.CategoricalCrossEntropy does not fit the output layer 'dense': softmax over one output is always 1; use one sigmoid output with Loss.BinaryCrossEntropy, or at least two outputs"
        );

    [Fact]
    public void AcceptsSeveralRowsOfClasses() =>
        Reports.Match(
            """
            [Network(Loss = Loss.CategoricalCrossEntropy)]
            [Input(3, 5)]
            [Softmax]
            public partial class Net;

            [Network(Loss = Loss.SparseCategoricalCrossEntropy)]
            [Input(3, 5)]
            [Lstm(6, ReturnSequences = true)]
            [Dense(4, PerStep = true, Activation = Activation.Softmax)]
            public partial class Other;
            """
        );

    [Fact]
    public void ReportsRowsOfASingleClass() =>
        Reports.Match(
            """
            [Network(Loss = {|SNET1007:Loss.CategoricalCrossEntropy|})]
            [Input(3, 5)]
            [Dense(1, PerStep = true, Activation = Activation.Softmax)]
            public partial class Net;
            """,
            "Loss.CategoricalCrossEntropy does not fit the output layer 'dense': softmax over one output is always 1; use one sigmoid output with Loss.BinaryCrossEntropy, or at least two outputs"
        );

    [Fact]
    public void ReportsSoftmaxOverRowsThatAreFlattenedBehindIt() =>
        Reports.Match(
            """
            [Network(Loss = {|SNET1007:Loss.CategoricalCrossEntropy|})]
            [Input(3, 5)]
            [Softmax]
            [Flatten]
            public partial class Net;
            """,
            "Loss.CategoricalCrossEntropy does not fit the output layer 'flatten': its softmax makes rows of classes, of the shape 3×5, and the layer behind it joins them; take that layer away, or put it above the softmax"
        );

    [Fact]
    public void ReportsALayerBehindTheSoftmax() =>
        Reports.Match(
            """
            [Network(Loss = {|SNET1007:Loss.CategoricalCrossEntropy|})]
            [Input(4)]
            [Dense(10, Activation = Activation.Softmax)]
            [Dropout(0.5)]
            public partial class Net;
            """,
            "Loss.CategoricalCrossEntropy does not fit the output layer 'dropout': it changes probabilities at random while the network learns; take it away, or put it above the layer that makes them"
        );

    [Fact]
    public void ReportsADropoutBehindALinearLayer() =>
        Reports.Match(
            """
            [Network(Loss = {|SNET1007:Loss.BinaryCrossEntropy|})]
            [Input(4)]
            [Dense(10)]
            [Dropout(0.5)]
            public partial class Net;
            """,
            "Loss.BinaryCrossEntropy does not fit the output layer 'dropout': its outputs are no probabilities; add [Activation(Activation.Sigmoid)] below it"
        );

    [Fact]
    public void ReportsAnotherActivationLayer() =>
        Reports.Match(
            """
            [Network(Loss = {|SNET1007:Loss.BinaryCrossEntropy|})]
            [Input(4)]
            [Dense(10)]
            [Activation(Activation.Tanh)]
            public partial class Net;
            """,
            "Loss.BinaryCrossEntropy does not fit the output layer 'activation': its outputs are no probabilities; write [Activation(Activation.Sigmoid)] instead of it"
        );

    [Fact]
    public void AcceptsSoftmaxBeforeCrossEntropy() =>
        Reports.Match(
            """
            [Network(Loss = Loss.CategoricalCrossEntropy)]
            [Input(4)]
            [Dense(2)]
            [Softmax]
            public partial class Net;
            """
        );

    [Fact]
    public void AcceptsFlatSoftmaxBeforeSparseCrossEntropy() =>
        Reports.Match(
            """
            [Network(Loss = Loss.SparseCategoricalCrossEntropy)]
            [Input(4)]
            [Dense(2, Activation = Activation.Softmax)]
            [Flatten]
            public partial class Net;
            """
        );

    [Fact]
    public void AcceptsSigmoidOfAnyShapeBeforeBinaryCrossEntropy() =>
        Reports.Match(
            """
            [Network(Loss = Loss.BinaryCrossEntropy)]
            [Input(3, 5)]
            [Activation(Activation.Sigmoid)]
            public partial class Net;
            """
        );

    [Fact]
    public void AcceptsAnythingBeforeMeanSquaredError() =>
        Reports.Match(
            """
            [Network(Loss = Loss.MeanSquaredError)]
            [Input(4)]
            [Dropout(0.5)]
            [Dense(10, Activation = Activation.Relu)]
            public partial class Net;
            """
        );

    [Fact]
    public void AcceptsAnyOutputWithoutALoss() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(1, Activation = Activation.Softmax)]
            public partial class Net;
            """
        );

    [Fact]
    public void AcceptsALossWhileALayerIsWrong() =>
        Reports.Match(
            """
            [Network(Loss = Loss.CategoricalCrossEntropy)]
            [Input(4)]
            [Dense({|SNET1001:0|})]
            public partial class Net;
            """
        );

    [Fact]
    public void ReportsLogarithmsAndProbabilitiesOfTheOther() =>
        Reports.Match(
            """
            [Network(Loss = {|SNET1007:Loss.NegativeLogLikelihood|})]
            [Input(4)]
            [Dense(3, Activation = Activation.Softmax)]
            public partial class Probabilities;

            [Network(Loss = {|SNET1007:Loss.SparseCategoricalCrossEntropy|})]
            [Input(4)]
            [Dense(3)]
            [Activation(Activation.LogSoftmax)]
            public partial class Logarithms;

            [Network(Loss = {|SNET1007:Loss.NegativeLogLikelihood|})]
            [Input(4)]
            [Dense(3)]
            public partial class Scores;

            [Network(Loss = {|SNET1007:Loss.NegativeLogLikelihood|})]
            [Input(4)]
            [Dense(3, Activation = Activation.Sigmoid)]
            public partial class Several;

            [Network(Loss = {|SNET1007:Loss.NegativeLogLikelihood|})]
            [Input(4)]
            [Dense(1, Activation = Activation.LogSoftmax)]
            public partial class Single;

            [Network(Loss = {|SNET1007:Loss.Hinge|})]
            [Input(4)]
            [Dense(3, Activation = Activation.LogSoftmax)]
            public partial class Signs;

            [Network(Loss = {|SNET1007:Loss.NegativeLogLikelihood|})]
            [Input(4, 3)]
            [Activation(Activation.LogSoftmax)]
            [Flatten]
            public partial class Joined;
            """,
            "Loss.NegativeLogLikelihood does not fit the output layer 'dense': its outputs are softmax probabilities and not their logarithms; use Loss.SparseCategoricalCrossEntropy, or log-softmax outputs",
            "Loss.SparseCategoricalCrossEntropy does not fit the output layer 'activation': its outputs are logarithms of probabilities; use Loss.NegativeLogLikelihood, with class numbers as targets, or softmax outputs",
            "Loss.NegativeLogLikelihood does not fit the output layer 'dense': its outputs are no logarithms of probabilities; give it Activation = Activation.LogSoftmax",
            "Loss.NegativeLogLikelihood does not fit the output layer 'dense': its outputs are sigmoid probabilities, each on its own; use Loss.BinaryCrossEntropy, or log-softmax outputs",
            "Loss.NegativeLogLikelihood does not fit the output layer 'dense': softmax over one output is always 1, and its logarithm 0; use one sigmoid output with Loss.BinaryCrossEntropy, or at least two outputs",
            "Loss.Hinge does not fit the output layer 'dense': its outputs are logarithms of probabilities, and the loss compares the signs of scores with targets −1 and 1; leave the output linear",
            "Loss.NegativeLogLikelihood does not fit the output layer 'flatten': its softmax makes rows of classes, of the shape 4×3, and the layer behind it joins them; take that layer away, or put it above the softmax"
        );

    [Fact]
    public void AcceptsLogarithmsOfProbabilities() =>
        Reports.Match(
            """
            [Network(Loss = Loss.NegativeLogLikelihood)]
            [Input(4)]
            [Dense(3, Activation = Activation.LogSoftmax)]
            public partial class Net;

            [Network(Loss = Loss.NegativeLogLikelihood)]
            [Input(4, 5, 2)]
            [Conv2D(3, 3, Padding = Padding.Same)]
            [Activation(Activation.LogSoftmax)]
            public partial class Pixels;

            [Network(Loss = Loss.MeanSquaredError)]
            [Input(4)]
            [Dense(3, Activation = Activation.LogSoftmax)]
            public partial class Numbers;
            """
        );
}
