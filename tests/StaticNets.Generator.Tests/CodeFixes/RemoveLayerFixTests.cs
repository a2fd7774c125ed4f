using StaticNets.CodeFixes;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.CodeFixes;

/// <summary>SNET2003: the fix removes the dropout at the end.</summary>
public class RemoveLayerFixTests
{
    [Fact]
    public void RemovesALine() =>
        FixHost.Mends(
            new RemoveLayerFix(),
            """
            namespace Acme
            {
                [Network(Loss = Loss.MeanSquaredError)]
                // hidden
                [Input(4)] // four
                [Dense(3)] // three
                [Dropout(0.5)] // too late
                public partial class Net;
            }
            """,
            """
            namespace Acme
            {
                [Network(Loss = Loss.MeanSquaredError)]
                // hidden
                [Input(4)] // four
                [Dense(3)] // three
                public partial class Net;
            }
            """
        );

    [Fact]
    public void RemovesFromAList() =>
        FixHost.Mends(
            new RemoveLayerFix(),
            """
            [Network(Loss = Loss.MeanSquaredError), Input(4), Dense(3), GaussianNoise(0.5)]
            public partial class Net;
            """,
            """
            [Network(Loss = Loss.MeanSquaredError), Input(4), Dense(3)]
            public partial class Net;
            """
        );

    [Fact]
    public void RemovesFromAListOfLines() =>
        FixHost.Mends(
            new RemoveLayerFix(),
            """
            [
                Network(Loss = Loss.MeanSquaredError),
                Input(4),
                Dense(3),
                Dropout(0.5)
            ]
            public partial class Net;
            """,
            """
            [
                Network(Loss = Loss.MeanSquaredError),
                Input(4),
                Dense(3)
            ]
            public partial class Net;
            """
        );

    [Fact]
    public void RemovesFromTheMiddleOfAList() =>
        FixHost.Mends(
            new RemoveLayerFix(),
            """
            [Input(4), Dense(3), Dropout(0.5), Network(Loss = Loss.MeanSquaredError)]
            public partial class Net;
            """,
            """
            [Input(4), Dense(3), Network(Loss = Loss.MeanSquaredError)]
            public partial class Net;
            """
        );

    [Fact]
    public void RemovesBetweenListsOnOneLine() =>
        FixHost.Mends(
            new RemoveLayerFix(),
            """
            [Network(Loss = Loss.MeanSquaredError)] [Input(4)] [Dense(3)] [Dropout(0.5)] public partial class Net;
            """,
            """
            [Network(Loss = Loss.MeanSquaredError)] [Input(4)] [Dense(3)] public partial class Net;
            """
        );

    [Fact]
    public void KeepsWhatStandsAboveTheClass() =>
        FixHost.Mends(
            new RemoveLayerFix(),
            """
            namespace Acme
            {
                [Network(Loss = Loss.MeanSquaredError)]
                [Input(4)]
                public partial class Net;

                /// <summary>The layers.</summary>
                [Activation(Activation.Tanh), Dropout(0.5)]
                [Flatten]
                public partial class Net;
            }
            """,
            """
            namespace Acme
            {
                [Network(Loss = Loss.MeanSquaredError)]
                [Input(4)]
                public partial class Net;

                /// <summary>The layers.</summary>
                [Activation(Activation.Tanh)]
                [Flatten]
                public partial class Net;
            }
            """
        );

    [Fact]
    public void MendsSeveralNetworksAtOnce() =>
        FixHost.MendsAll(
            new RemoveLayerFix(),
            """
            [Network(Loss = Loss.MeanSquaredError)]
            [Input(4)]
            [Dense(3)]
            [Dropout(0.5)]
            public partial class First;

            [Network(Loss = Loss.MeanSquaredError)]
            [Input(4)]
            [Dense(3)]
            [Dropout(0.5)]
            public partial class Second;
            """,
            """
            [Network(Loss = Loss.MeanSquaredError)]
            [Input(4)]
            [Dense(3)]
            public partial class First;

            [Network(Loss = Loss.MeanSquaredError)]
            [Input(4)]
            [Dense(3)]
            public partial class Second;
            """
        );

    [Fact]
    public void OffersNothingWhenALayerReadsItByName() =>
        FixHost.OffersNothing(
            new RemoveLayerFix(),
            """
            [Network(Loss = Loss.MeanSquaredError)]
            [Input(4)]
            [Dense(3)]
            [Dropout(0.5)]
            [Flatten(From = "dropout")]
            public partial class Net;
            """
        );

    [Fact]
    public void OffersNothingWhenItReadsAnotherThanTheOneAbove() =>
        FixHost.OffersNothing(
            new RemoveLayerFix(),
            """
            [Network(Loss = Loss.MeanSquaredError)]
            [Input(4)]
            [Dense(3, Name = "stem")]
            [Dropout(0.5, From = "stem")]
            public partial class Net;
            """
        );

    [Fact]
    public void OffersNothingForTheOnlyLayer() =>
        FixHost.OffersNothing(
            new RemoveLayerFix(),
            """
            [Network(Loss = Loss.MeanSquaredError)]
            [Input(4)]
            [Dropout(0.5)]
            public partial class Net;
            """
        );

    [Fact]
    public void SaysWhatItDoes() =>
        Assert.Equal(
            ["Remove [Dropout]"],
            FixHost.Titles(
                new RemoveLayerFix(),
                """
                [Network(Loss = Loss.MeanSquaredError)]
                [Input(4)]
                [Dense(3)]
                [Dropout(0.5)]
                public partial class Net;
                """
            )
        );

    [Fact]
    public void RemovesTheSecondSoftmax() =>
        FixHost.Mends(
            new RemoveLayerFix(),
            """
            [Network(Loss = Loss.SparseCategoricalCrossEntropy)]
            [Input(4)]
            [Dense(3, Activation = Activation.Softmax)]
            [Softmax]
            public partial class Net;
            """,
            """
            [Network(Loss = Loss.SparseCategoricalCrossEntropy)]
            [Input(4)]
            [Dense(3, Activation = Activation.Softmax)]
            public partial class Net;
            """
        );
}
