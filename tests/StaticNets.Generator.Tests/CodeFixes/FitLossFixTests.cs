using StaticNets.CodeFixes;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.CodeFixes;

/// <summary>SNET1007, SNET2002, SNET2005: the loss is replaced by the one that fits the output.</summary>
public class FitLossFixTests
{
    [Fact]
    public void WritesCrossEntropyForSoftmax() =>
        FixHost.Mends(
            new FitLossFix(),
            """
            [Network(Loss = Loss.BinaryCrossEntropy)]
            [Input(4)]
            [Dense(10, Activation = Activation.Softmax)]
            public partial class Net;
            """,
            """
            [Network(Loss = Loss.CategoricalCrossEntropy)]
            [Input(4)]
            [Dense(10, Activation = Activation.Softmax)]
            public partial class Net;
            """
        );

    [Fact]
    public void WritesBinaryCrossEntropyForSigmoid() =>
        FixHost.Mends(
            new FitLossFix(),
            """
            [Network(Loss = Loss.SparseCategoricalCrossEntropy)]
            [Input(4)]
            [Dense(1, Activation = Activation.Sigmoid)]
            public partial class Net;
            """,
            """
            [Network(Loss = Loss.BinaryCrossEntropy)]
            [Input(4)]
            [Dense(1, Activation = Activation.Sigmoid)]
            public partial class Net;
            """
        );

    [Fact]
    public void QualifiesWhereTheUsingIsMissing() =>
        FixHost.Mends(
            new FitLossFix(),
            """
            [StaticNets.Network(Precision = 0, Loss = (StaticNets.Loss)1 /* why */)]
            [Input(4)]
            [Dense(10)]
            [Softmax]
            public partial class Net;

            public class Loss;
            """,
            """
            [StaticNets.Network(Precision = 0, Loss = StaticNets.Loss.CategoricalCrossEntropy /* why */)]
            [Input(4)]
            [Dense(10)]
            [Softmax]
            public partial class Net;

            public class Loss;
            """
        );

    [Fact]
    public void MendsSeveralNetworksAtOnce() =>
        FixHost.MendsAll(
            new FitLossFix(),
            """
            [Network(Loss = Loss.BinaryCrossEntropy)]
            [Input(4)]
            [Dense(10)]
            [Softmax]
            public partial class Net;

            [Network(Loss = Loss.BinaryCrossEntropy)]
            [Input(4)]
            [Dense(10)]
            [Softmax]
            public partial class Other;
            """,
            """
            [Network(Loss = Loss.CategoricalCrossEntropy)]
            [Input(4)]
            [Dense(10)]
            [Softmax]
            public partial class Net;

            [Network(Loss = Loss.CategoricalCrossEntropy)]
            [Input(4)]
            [Dense(10)]
            [Softmax]
            public partial class Other;
            """
        );

    [Fact]
    public void WritesCrossEntropyForTheSquaredErrorOfSoftmax() =>
        FixHost.Mends(
            new FitLossFix(),
            """
            [Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
            [Input(4)]
            [Dense(10, Activation = Activation.Softmax)]
            public partial class Net;
            """,
            """
            [Network(Loss = Loss.CategoricalCrossEntropy, Precision = Precision.Double)]
            [Input(4)]
            [Dense(10, Activation = Activation.Softmax)]
            public partial class Net;
            """
        );

    [Fact]
    public void WritesTheAbsoluteErrorForTheBias() =>
        FixHost.Mends(
            new FitLossFix(),
            """
            [Network(Loss = Loss.MeanBiasError)]
            [Input(4)]
            [Dense(10)]
            public partial class Net;
            """,
            """
            [Network(Loss = Loss.MeanAbsoluteError)]
            [Input(4)]
            [Dense(10)]
            public partial class Net;
            """
        );

    [Fact]
    public void OffersNothingForASoftmaxWhoseRowsAreJoined() =>
        FixHost.OffersNothing(
            new FitLossFix(),
            """
            [Network(Loss = Loss.MeanSquaredError)]
            [Input(4, 3)]
            [Softmax]
            [Flatten]
            public partial class Net;
            """
        );

    [Fact]
    public void OffersNothingForALinearOutput() =>
        FixHost.OffersNothing(
            new FitLossFix(),
            """
            [Network(Loss = Loss.BinaryCrossEntropy)]
            [Input(4)]
            [Dense(1)]
            public partial class Net;
            """
        );

    [Fact]
    public void SaysTheLoss() =>
        Assert.Equal(
            ["Use Loss.CategoricalCrossEntropy"],
            FixHost.Titles(
                new FitLossFix(),
                """
                [Network(Loss = Loss.BinaryCrossEntropy)]
                [Input(4)]
                [Dense(10)]
                [Softmax]
                public partial class Net;
                """
            )
        );
}
