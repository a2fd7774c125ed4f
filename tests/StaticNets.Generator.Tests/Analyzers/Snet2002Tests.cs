using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>Warnings for the squared error after a softmax.</summary>
public class Snet2002Tests
{
    [Fact]
    public void ReportsAnActivation() =>
        Reports.Match(
            """
            [Network(Loss = {|SNET2002:Loss.MeanSquaredError|})]
            [Input(4)]
            [Dense(10, Activation = Activation.Softmax)]
            public partial class Net;
            """,
            "'dense' makes probabilities by softmax, and where it is sure of the wrong class its squared error has hardly any slope, so that its worst mistakes teach it least; use Loss.CategoricalCrossEntropy, or Loss.SparseCategoricalCrossEntropy for class numbers"
        );

    [Fact]
    public void ReportsALayerWithAViewBehindIt() =>
        Reports.Match(
            """
            [Network(Precision = Precision.Double, Loss = {|SNET2002:Loss.MeanSquaredError|})]
            [Input(4)]
            [Dense(10)]
            [Softmax]
            [Flatten]
            public partial class Net;
            """,
            "'flatten' makes probabilities by softmax, and where it is sure of the wrong class its squared error has hardly any slope, so that its worst mistakes teach it least; use Loss.CategoricalCrossEntropy, or Loss.SparseCategoricalCrossEntropy for class numbers"
        );

    [Fact]
    public void ReportsASoftmaxWhoseRowsAreJoined() =>
        Reports.Match(
            """
            [Network(Loss = {|SNET2002:Loss.MeanSquaredError|})]
            [Input(4, 3)]
            [Softmax]
            [Flatten]
            public partial class Net;
            """,
            "'flatten' makes probabilities by softmax, and where it is sure of the wrong class its squared error has hardly any slope, so that its worst mistakes teach it least; Loss.CategoricalCrossEntropy would teach it, but its softmax makes rows of classes, of the shape 4×3, and the layer behind it joins them; take that layer away, or put it above the softmax"
        );

    [Fact]
    public void AcceptsTheCrossEntropies() =>
        Reports.Match(
            """
            [Network(Loss = Loss.CategoricalCrossEntropy)]
            [Input(4)]
            [Dense(10, Activation = Activation.Softmax)]
            public partial class Net;

            [Network(Loss = Loss.SparseCategoricalCrossEntropy)]
            [Input(4)]
            [Dense(10, Activation = Activation.Softmax)]
            public partial class Other;
            """
        );

    [Fact]
    public void AcceptsAHiddenSoftmaxAndOtherOutputs() =>
        Reports.Match(
            """
            [Network(Loss = Loss.MeanSquaredError)]
            [Input(4)]
            [Dense(10, Activation = Activation.Softmax)]
            [Dense(10, Activation = Activation.Sigmoid)]
            public partial class Net;
            """
        );

    [Fact]
    public void AcceptsAnotherLoss() =>
        Reports.Match(
            """
            [Network(Loss = Loss.MeanAbsoluteError)]
            [Input(4)]
            [Dense(10, Activation = Activation.Softmax)]
            public partial class Net;
            """
        );

    [Fact]
    public void AcceptsSoftmaxWithoutALoss() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(10, Activation = Activation.Softmax)]
            public partial class Net;
            """
        );
}
