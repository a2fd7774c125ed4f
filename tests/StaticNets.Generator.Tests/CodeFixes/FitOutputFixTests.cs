using StaticNets.CodeFixes;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.CodeFixes;

/// <summary>SNET1007: the last layer receives the activation that the loss needs.</summary>
public class FitOutputFixTests
{
    [Fact]
    public void AddsSoftmax() =>
        FixHost.Mends(
            new FitOutputFix(),
            """
            [Network(Loss = Loss.CategoricalCrossEntropy)]
            [Input(4)]
            [Dense(10)]
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
    public void AddsSigmoidBehindOtherArguments() =>
        FixHost.Mends(
            new FitOutputFix(),
            """
            [Network(Loss = Loss.BinaryCrossEntropy)]
            [Input(4)]
            [Dense(10, Inputs = 4,
                Name = "head")] // head
            public partial class Net;
            """,
            """
            [Network(Loss = Loss.BinaryCrossEntropy)]
            [Input(4)]
            [Dense(10, Inputs = 4,
                Name = "head",
                Activation = Activation.Sigmoid)] // head
            public partial class Net;
            """
        );

    [Fact]
    public void ReplacesAnotherActivation() =>
        FixHost.Mends(
            new FitOutputFix(),
            """
            [Network(Loss = Loss.BinaryCrossEntropy)]
            [Input(4)]
            [Dense(1, Activation = Activation.Relu, Inputs = 4)]
            public partial class Net;
            """,
            """
            [Network(Loss = Loss.BinaryCrossEntropy)]
            [Input(4)]
            [Dense(1, Activation = Activation.Sigmoid, Inputs = 4)]
            public partial class Net;
            """
        );

    [Fact]
    public void ReplacesAnActivationLayer() =>
        FixHost.Mends(
            new FitOutputFix(),
            """
            [Network(Loss = Loss.SparseCategoricalCrossEntropy)]
            [Input(4)]
            [Dense(3)]
            [Activation(Activation.Tanh, Name = "out")]
            public partial class Net;
            """,
            """
            [Network(Loss = Loss.SparseCategoricalCrossEntropy)]
            [Input(4)]
            [Dense(3)]
            [Activation(Activation.Softmax, Name = "out")]
            public partial class Net;
            """
        );

    [Fact]
    public void ReplacesASoftmaxLayer() =>
        FixHost.Mends(
            new FitOutputFix(),
            """
            [Network(Loss = Loss.BinaryCrossEntropy)]
            [Input(4)]
            [Dense(1)]
            [Softmax(Name = "out")]
            public partial class Net;
            """,
            """
            [Network(Loss = Loss.BinaryCrossEntropy)]
            [Input(4)]
            [Dense(1)]
            [Activation(Activation.Sigmoid, Name = "out")]
            public partial class Net;
            """
        );

    [Fact]
    public void ReplacesASoftmaxLayerWithoutArguments() =>
        FixHost.Mends(
            new FitOutputFix(),
            """
            [Network(Loss = Loss.BinaryCrossEntropy)]
            [Input(4)]
            [Dense(1), Softmax]
            public partial class Net;
            """,
            """
            [Network(Loss = Loss.BinaryCrossEntropy)]
            [Input(4)]
            [Dense(1), Activation(Activation.Sigmoid)]
            public partial class Net;
            """
        );

    [Fact]
    public void AddsALayerBelowOneWithoutActivation() =>
        FixHost.Mends(
            new FitOutputFix(),
            """
            [Network(Loss = Loss.CategoricalCrossEntropy)]
            [Input(4)]
            [Dense(10)]
            [Dropout(0.5)] // half
            public partial class Net;
            """,
            """
            [Network(Loss = Loss.CategoricalCrossEntropy)]
            [Input(4)]
            [Dense(10)]
            [Dropout(0.5)] // half
            [Activation(Activation.Softmax)]
            public partial class Net;
            """
        );

    [Fact]
    public void AddsALayerToAList() =>
        FixHost.Mends(
            new FitOutputFix(),
            """
            [Network(Loss = Loss.BinaryCrossEntropy)]
            [Input(4)]
            [Dense(10), Dropout(0.5)]
            public partial class Net;
            """,
            """
            [Network(Loss = Loss.BinaryCrossEntropy)]
            [Input(4)]
            [Dense(10), Dropout(0.5), Activation(Activation.Sigmoid)]
            public partial class Net;
            """
        );

    [Fact]
    public void ChangesThePartWithTheLayers() =>
        FixHost.Mends(
            new FitOutputFix(),
            [
                """
                [Network(Loss = Loss.CategoricalCrossEntropy)]
                public partial class Net;
                """,
                """
                [Input(4)]
                [Dense(10)]
                public partial class Net;
                """,
            ],
            [
                """
                [Network(Loss = Loss.CategoricalCrossEntropy)]
                public partial class Net;
                """,
                """
                [Input(4)]
                [Dense(10, Activation = Activation.Softmax)]
                public partial class Net;
                """,
            ]
        );

    [Fact]
    public void MendsSeveralNetworksAtOnce() =>
        FixHost.MendsAll(
            new FitOutputFix(),
            """
            [Network(Loss = Loss.BinaryCrossEntropy)]
            [Input(4)]
            [Dense(10)]
            public partial class Net;

            [Network(Loss = Loss.BinaryCrossEntropy)]
            [Input(4)]
            [Dense(10)]
            public partial class Other;
            """,
            """
            [Network(Loss = Loss.BinaryCrossEntropy)]
            [Input(4)]
            [Dense(10, Activation = Activation.Sigmoid)]
            public partial class Net;

            [Network(Loss = Loss.BinaryCrossEntropy)]
            [Input(4)]
            [Dense(10, Activation = Activation.Sigmoid)]
            public partial class Other;
            """
        );

    [Fact]
    public void OffersNothingForOneSoftmaxOutput() =>
        FixHost.OffersNothing(
            new FitOutputFix(),
            """
            [Network(Loss = Loss.CategoricalCrossEntropy)]
            [Input(4)]
            [Dense(1, Activation = Activation.Softmax)]
            public partial class Net;
            """
        );

    [Fact]
    public void SaysTheActivation() =>
        Assert.Equal(
            ["Give the output Activation.Softmax"],
            FixHost.Titles(
                new FitOutputFix(),
                """
                [Network(Loss = Loss.CategoricalCrossEntropy)]
                [Input(4)]
                [Dense(10)]
                public partial class Net;
                """
            )
        );
}
