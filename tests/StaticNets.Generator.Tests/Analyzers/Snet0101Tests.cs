using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>A network cannot contain itself, neither directly nor in a part of a part.</summary>
public class Snet0101Tests
{
    [Fact]
    public void ReportsANetworkInsideItself() =>
        Reports.Match(
            """
            [Network, Input(8), {|SNET0101:Use<Net>(Name = "again")|}, Dense(1)]
            public partial class Net;
            """,
            "'Net' cannot be a part here: a network cannot contain itself"
        );

    /// <summary>
    /// Without a Name, the part would be called like the class. Another name would not help, so only the circle is reported.
    /// </summary>
    [Fact]
    public void ReportsANetworkInsideItselfWithoutAName() =>
        Reports.Match(
            """
            [Network, Input(8), {|SNET0101:Use<Net>|}, Dense(1)]
            public partial class Net;
            """
        );

    [Fact]
    public void ReportsABlockInsideItself() =>
        Reports.Match(
            """
            [Dense(8), {|SNET0101:Again|}]
            public sealed class AgainAttribute : BlockAttribute;

            [Network, Input(8), {|SNET1303:Again|}]
            public partial class Outside;
            """,
            "'Again' cannot be a part here: a block cannot contain itself",
            "The block [Again] does not fit here: SNET0101: 'Again' cannot be a part here: a block cannot contain itself (line 1: [Again])"
        );

    [Fact]
    public void ReportsACircleThroughBlocksAndNetworks() =>
        Reports.Match(
            """
            [{|SNET0101:Second|}]
            public sealed class FirstAttribute : BlockAttribute;

            [{|SNET0101:Use<Net>|}]
            public sealed class SecondAttribute : BlockAttribute;

            [Network, Input(8), {|SNET0101:First|}]
            public partial class Net;
            """,
            "'Second' cannot be a part here: it contains 'First' itself, so that neither would end",
            "'Net' cannot be a part here: it contains 'Second' itself, so that neither would end",
            "'First' cannot be a part here: it contains 'Net' itself, so that neither would end"
        );

    [Fact]
    public void ReportsACircleAtEachNetworkInIt() =>
        Reports.Match(
            """
            [Network, Input(8), {|SNET0101:Use<Second>|}]
            public partial class First;

            [Network, Input(8), {|SNET0101:Use<Third>|}]
            public partial class Second;

            [Network, Input(8), {|SNET0101:Use<First>|}]
            public partial class Third;

            [Network, Input(8), {|SNET0023:Use<First>|}]
            public partial class Outside;
            """,
            "'Second' cannot be a part here: it contains 'First' itself, so that neither would end",
            "'Third' cannot be a part here: it contains 'Second' itself, so that neither would end",
            "'First' cannot be a part here: it contains 'Third' itself, so that neither would end",
            "'First' cannot be a part here: the declaration of 'First' has mistakes, which are reported there"
        );

    [Fact]
    public void AcceptsANetworkThatUsesAnotherOneTwiceAndInsideAPart() =>
        Reports.Match(
            """
            [Network, Input(8), Dense(8)]
            public partial class Inner;

            [Network, Input(8), Use<Inner>]
            public partial class Middle;

            [Network, Input(8), Use<Middle>, Use<Inner>, Use<Inner>]
            public partial class Net;
            """
        );
}
