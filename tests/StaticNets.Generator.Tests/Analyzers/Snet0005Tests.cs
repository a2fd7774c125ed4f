using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>All layers must be on one partial declaration of the class.</summary>
public class Snet0005Tests
{
    [Fact]
    public void ReportsLayersOnTwoParts() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(3)]
            public partial class {|SNET0005:Net|};

            [Dense(5, Inputs = 7)]
            [Add("dense")]
            public partial class Net;
            """,
            "The layers of 'Net' stand on 2 parts of the class, so that their order is not defined: move them to one part"
        );

    [Fact]
    public void AcceptsNetworkAndInputOnOtherParts() =>
        Reports.Match(
            """
            [Network]
            public partial class Net;

            [Input(4)]
            public partial class Net;

            [Dense(3)]
            [Dense(2)]
            public partial class Net;
            """
        );

    [Fact]
    public void ReportsThePartWithNetworkAmongFiles()
    {
        string[] files =
        [
            """
                [Dense(3)]
                public partial class Net;
                """,
            """
                [Network, Input(4), Dense(5)]
                public partial class {|SNET0005:Net|};
                """,
            """
                [Flatten]
                public partial class Net;
                """,
        ];
        string message = "The layers of 'Net' stand on 3 parts of the class, so that their order is not defined: move them to one part";
        Assert.Equal([message], Reports.MatchFiles(files));
    }
}
