using StaticNets.CodeFixes;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.CodeFixes;

/// <summary>SNET1011: the fix removes an argument without effect.</summary>
public class RemoveArgumentFixTests
{
    [Fact]
    public void RemovesTheLastArgument() =>
        FixHost.Mends(
            new RemoveArgumentFix(),
            """
            [Network]
            [Input(4)]
            [Dense(3, Alpha = 0.1)] // three
            public partial class Net;
            """,
            """
            [Network]
            [Input(4)]
            [Dense(3)] // three
            public partial class Net;
            """
        );

    [Fact]
    public void RemovesAnArgumentBetweenOthers() =>
        FixHost.Mends(
            new RemoveArgumentFix(),
            """
            [Network]
            [Input(4)]
            [Dense(3, ElasticNetAlpha = 0.1, L2 = 1e-3)]
            public partial class Net;
            """,
            """
            [Network]
            [Input(4)]
            [Dense(3, L2 = 1e-3)]
            public partial class Net;
            """
        );

    [Fact]
    public void KeepsTheLines() =>
        FixHost.Mends(
            new RemoveArgumentFix(),
            """
            [Network]
            [Input(4)]
            [Dense(
                3,
                KernelInitializer = Initializer.Zeros,
                KernelInitializerValue = 2 // of what?
            )]
            public partial class Net;
            """,
            """
            [Network]
            [Input(4)]
            [Dense(
                3,
                KernelInitializer = Initializer.Zeros // of what?
            )]
            public partial class Net;
            """
        );

    [Fact]
    public void MendsSeveralAtOnce() =>
        FixHost.MendsAll(
            new RemoveArgumentFix(),
            """
            [Network]
            [Input(4)]
            [Dense(3, Alpha = 0.1)]
            [Activation(Activation.Relu, Alpha = 0.1)]
            public partial class Net;
            """,
            """
            [Network]
            [Input(4)]
            [Dense(3)]
            [Activation(Activation.Relu)]
            public partial class Net;
            """
        );

    [Fact]
    public void SaysWhatItDoes() =>
        Assert.Equal(
            ["Remove Alpha"],
            FixHost.Titles(
                new RemoveArgumentFix(),
                """
                [Network]
                [Input(4)]
                [Dense(3, Alpha = 0.1)]
                public partial class Net;
                """
            )
        );

    [Fact]
    public void RemovesPaddingBesidePad() =>
        FixHost.Mends(
            new RemoveArgumentFix(),
            """
            [Network]
            [Input(8, 8, 3)]
            [Conv2D(6, 3, Padding = Padding.Same, Pad = 1)]
            public partial class Net;
            """,
            """
            [Network]
            [Input(8, 8, 3)]
            [Conv2D(6, 3, Pad = 1)]
            public partial class Net;
            """
        );

    [Fact]
    public void RemovesTheFormatOfWeightsThatAreTrained() =>
        FixHost.Mends(
            new RemoveArgumentFix(),
            """
            [Network(Loss = Loss.MeanSquaredError)]
            [Input(4)]
            [Dense(3, Weights = WeightFormat.BFloat16)]
            public partial class Net;
            """,
            """
            [Network(Loss = Loss.MeanSquaredError)]
            [Input(4)]
            [Dense(3)]
            public partial class Net;
            """
        );
}
