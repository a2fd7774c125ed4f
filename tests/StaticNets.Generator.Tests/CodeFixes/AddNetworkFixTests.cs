using StaticNets.CodeFixes;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.CodeFixes;

/// <summary>SNET0013: [Network] is written above the layers.</summary>
public class AddNetworkFixTests
{
    [Fact]
    public void WritesItAboveTheFirstLayer() =>
        FixHost.Mends(
            new AddNetworkFix(),
            """
            /// <summary>Digits.</summary>
            [Serializable]
            [Input(4)] // features
            [Dense(3)]
            public partial class Net;
            """,
            """
            /// <summary>Digits.</summary>
            [Serializable]
            [Network]
            [Input(4)] // features
            [Dense(3)]
            public partial class Net;
            """
        );

    [Fact]
    public void MakesTheClassPartialToo() =>
        FixHost.Mends(
            new AddNetworkFix(),
            """
            [StaticNets.Input(4)]
            [StaticNets.Dense(3)]
            public class Net;
            """,
            """
            [StaticNets.Network]
            [StaticNets.Input(4)]
            [StaticNets.Dense(3)]
            public partial class Net;
            """
        );

    [Fact]
    public void WorksInOnePairOfBrackets() =>
        FixHost.Mends(
            new AddNetworkFix(),
            """
            [Input(4), Dense(3)] partial class Net;
            """,
            """
            [Network, Input(4), Dense(3)] partial class Net;
            """
        );
}
