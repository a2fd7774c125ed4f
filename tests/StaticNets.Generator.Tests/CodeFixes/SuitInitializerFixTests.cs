using StaticNets.CodeFixes;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.CodeFixes;

/// <summary>SNET2006: the initialiser is replaced by the one that suits the activation.</summary>
public class SuitInitializerFixTests
{
    [Fact]
    public void WritesGlorotBeforeTanh() =>
        FixHost.Mends(
            new SuitInitializerFix(),
            """
            [Network]
            [Input(4)]
            [Dense(3, KernelInitializer = Initializer.HeUniform, Activation = Activation.Tanh)]
            public partial class Net;
            """,
            """
            [Network]
            [Input(4)]
            [Dense(3, KernelInitializer = Initializer.GlorotUniform, Activation = Activation.Tanh)]
            public partial class Net;
            """
        );

    [Fact]
    public void WritesHeBeforeRelu() =>
        FixHost.Mends(
            new SuitInitializerFix(),
            """
            [StaticNets.Network]
            [StaticNets.Input(4)]
            [StaticNets.Dense(3, KernelInitializer = (StaticNets.Initializer)3 /* why */, Activation = StaticNets.Activation.Relu)]
            public partial class Net;

            public class Initializer;
            """,
            """
            [StaticNets.Network]
            [StaticNets.Input(4)]
            [StaticNets.Dense(3, KernelInitializer = StaticNets.Initializer.HeNormal /* why */, Activation = StaticNets.Activation.Relu)]
            public partial class Net;

            public class Initializer;
            """
        );

    [Fact]
    public void SaysWhatItDoes() =>
        Assert.Equal(
            ["Use Initializer.GlorotNormal"],
            FixHost.Titles(
                new SuitInitializerFix(),
                """
                [Network]
                [Input(4)]
                [Dense(3, KernelInitializer = Initializer.HeNormal, Activation = Activation.Sigmoid)]
                public partial class Net;
                """
            )
        );
}
