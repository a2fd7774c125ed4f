using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>The output of each layer must be read.</summary>
public class Snet0010Tests
{
    [Fact]
    public void ReportsALayerThatIsPassedBy() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(4, Name = "stem")]
            [{|SNET0010:Dense(8, Name = "lost")|}]
            [Dense(4, Name = "head", From = "stem")]
            public partial class Net;
            """,
            "No layer reads 'lost', because 'head' below it reads From = \"stem\": what 'lost' computes would be lost"
        );

    [Fact]
    public void ReportsEachOfThem() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [{|SNET0010:Dense(4)|}]
            [{|SNET0010:Dense(8, From = "input")|}]
            [Dense(4, From = "input")]
            public partial class Net;
            """
        );

    [Fact]
    public void AcceptsALayerThatIsReadFurtherDown() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(4, Name = "stem")]
            [Dense(8, Name = "side")]
            [Dense(4, Name = "head", From = "stem")]
            [Concatenate("side")]
            public partial class Net;
            """
        );

    [Fact]
    public void AcceptsItWhileANameLeadsNowhere() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(4, Name = "stem")]
            [Dense(4, From = {|SNET0007:"stom"|})]
            public partial class Net;
            """
        );

    [Fact]
    public void ReportsWhatAConstantDoesNotRead() =>
        Reports.Match(
            """
            [Network]
            [Input(2)]
            [{|SNET0010:Dense(4)|}]
            [Constant(1, 2)]
            [Add("input")]
            public partial class Net;
            """,
            "No layer reads 'dense', because 'constant' below it reads nothing: what 'dense' computes would be lost"
        );

    [Fact]
    public void AcceptsAConstantAsTheFirstLayer() =>
        Reports.Match(
            """
            [Network]
            [Input(2, Name = "left")]
            [Input(2, Name = "right")]
            [Constant(1, 2)]
            [Add("left", "right")]
            public partial class Net;
            """
        );
}
