using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>Two layers must not have the same name.</summary>
public class Snet0008Tests
{
    [Fact]
    public void ReportsTheSecondOfTwoEqualNames() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(4, Name = "stem")]
            [Dense(4, Name = {|SNET0008:"stem"|})]
            public partial class Net;
            """,
            "The name \"stem\" is taken by a layer above: give each one its own"
        );

    [Fact]
    public void ReportsTheNameOfTheInput() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(4, Name = {|SNET0008:"input"|})]
            public partial class Net;
            """,
            "The name \"input\" is taken by the input: give each one its own"
        );

    [Fact]
    public void ReportsTheWrittenNameThatAnotherLayerGetsByItself() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dropout(0.5, Name = {|SNET0008:"dense"|})]
            [Dense(4)]
            public partial class Net;
            """,
            "The name \"dense\" is taken by a [Dense] without a Name, which is called so by itself: give each one its own"
        );

    [Fact]
    public void AcceptsDifferentNames() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(4, Name = "stem")]
            [Dense(4, Name = "stem_1")]
            [Dense(4)]
            [Dense(4, Name = "dense_1")]
            public partial class Net;
            """
        );
}
