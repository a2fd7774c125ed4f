using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>In a network with several inputs, the first layer must name the one that it reads.</summary>
public class Snet0016Tests
{
    private const string TwoInputs = """
        [Network]
        [Input(8, Name = "left")]
        [Input(4, Name = "right")]
        """;

    [Fact]
    public void ReportsAFirstLayerThatNamesNoInput() =>
        Reports.Match(
            TwoInputs
                + """
                [{|SNET0016:Dense(4)|}]
                [Concatenate("left")]
                public partial class Net;
                """,
            "'dense' is the first layer of a network with several inputs, so nothing stands above it to read: add From = \"left\" or From = \"right\""
        );

    [Fact]
    public void AcceptsAFirstLayerThatListsItsInputs() =>
        Reports.Match(TwoInputs + """[Concatenate("right", "left")] [Dense(1)] public partial class Net;""");

    [Fact]
    public void AcceptsAFirstLayerThatNamesOne() =>
        Reports.Match(
            """
            [Network]
            [Input(8, Name = "left")]
            [Input(4, Name = "right")]
            [Dense(4, From = "right")]
            [Concatenate("left")]
            public partial class Net;
            """
        );
}
