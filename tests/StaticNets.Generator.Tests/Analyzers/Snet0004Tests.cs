using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>A network needs an input.</summary>
public class Snet0004Tests
{
    [Fact]
    public void ReportsAClassWithoutInput() =>
        Reports.Match(
            """
            [Network]
            [Dense(3)]
            public partial class {|SNET0004:Net|};
            """,
            "'Net' has no [Input]: write the shape of one sample above the first layer, for example [Input(784)]"
        );

    [Fact]
    public void AcceptsAnInputOnAnotherPart() =>
        Reports.Match(
            """
            [Network]
            [Dense(3)]
            public partial class Net;

            [Input(2)]
            public partial class Net;
            """
        );

    [Fact]
    public void AcceptsAnInputThatTheCompilerRejects() =>
        Reports.Match(
            """
            [Network]
            [Input({|CS1503:"two"|})]
            [Dense(3)]
            public partial class Net;
            """
        );

    [Fact]
    public void AcceptsAnInputThatIsMisspelt() =>
        Reports.Match(
            """
            [Network]
            [{|CS0246:{|CS0246:Imput|}|}(2)]
            [Dense(3)]
            public partial class Net;
            """
        );
}
