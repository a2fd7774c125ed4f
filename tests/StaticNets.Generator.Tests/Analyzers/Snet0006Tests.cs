using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>A network needs layers.</summary>
public class Snet0006Tests
{
    [Fact]
    public void ReportsAClassWithoutLayers() =>
        Reports.Match(
            """
            [Network]
            [Input(2)]
            public partial class {|SNET0006:Net|};
            """,
            "'Net' has no layers: write at least one below [Input], for example [Dense(10)]"
        );

    [Fact]
    public void ReportsAnEmptyNetwork() =>
        Reports.Match(
            """
            [Network]
            public partial class {|SNET0006:{|SNET0004:Net|}|};
            """
        );

    [Fact]
    public void AcceptsOneLayer() =>
        Reports.Match(
            """
            [Network]
            [Input(2)]
            [Flatten]
            public partial class Net;
            """
        );

    [Fact]
    public void AcceptsALayerThatIsMisspelt() =>
        Reports.Match(
            """
            [Network]
            [Input(2)]
            [{|CS0246:{|CS0246:Dens|}|}(3)]
            public partial class Net;
            """
        );
}
