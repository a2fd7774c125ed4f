using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>A network class must be partial.</summary>
public class Snet0001Tests
{
    [Fact]
    public void ReportsAClassThatIsNotPartial() =>
        Reports.Match(
            """
            [Network, Input(2), Dense(3)]
            public sealed class {|SNET0001:Net|};
            """,
            "'Net' must be declared partial, because its members are generated into a second part of it"
        );

    [Fact]
    public void ReportsANestedClassThatIsNotPartial() =>
        Reports.Match(
            """
            public static partial class Outer
            {
                [Network, Input(2), Dense(3)]
                public class {|SNET0001:Net|};
            }
            """
        );

    [Fact]
    public void AcceptsAPartialClass() =>
        Reports.Match(
            """
            [Network, Input(2), Dense(3)]
            public sealed partial class Net;
            """
        );

    [Fact]
    public void AcceptsPartsOfWhichTheCompilerMissesOnePartial() =>
        Reports.Match(
            """
            [Network, Input(2), Dense(3)]
            public partial class Net;

            public class {|CS0260:Net|};

            public static class Use
            {
                public static int Length => Net.InputLength;
            }
            """
        );

    [Fact]
    public void AcceptsTwoClassesOfOneNameThatTheCompilerRejects() =>
        Reports.Match(
            """
            [Network, Input(2), Dense(3)]
            public class Net;

            public class {|CS0101:Net|};
            """
        );
}
