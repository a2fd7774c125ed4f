using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>A dense layer reads one row of numbers.</summary>
public class Snet1006Tests
{
    [Fact]
    public void ReportsADenseLayerOnAnImage() =>
        Reports.Match(
            """
            [Network]
            [Input(28, 28, 1)]
            [{|SNET1006:Dense(10)|}]
            public partial class Net;
            """,
            "'dense' needs one row of numbers, but 'input' gives it the shape 28×28×1: put [Flatten] between them"
        );

    [Fact]
    public void ReportsOnlyTheFirstDenseLayer() =>
        Reports.Match(
            """
            [Network(Loss = Loss.CategoricalCrossEntropy)]
            [Input(28, 28)]
            [Dropout(0.2)]
            [{|SNET1006:Dense(10, Activation = Activation.Relu, Inputs = 784)|}]
            [Dense(10)]
            public partial class Net;
            """,
            "'dense' needs one row of numbers, but 'dropout' gives it the shape 28×28: put [Flatten] between them"
        );

    [Fact]
    public void AcceptsADenseLayerBehindFlatten() =>
        Reports.Match(
            """
            [Network]
            [Input(28, 28, 1)]
            [Flatten]
            [Dense(10)]
            public partial class Net;
            """
        );
}
