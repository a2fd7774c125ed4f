using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>Every input must be read.</summary>
public class Snet0015Tests
{
    [Fact]
    public void ReportsAnInputThatNobodyReads() =>
        Reports.Match(
            """
            [Network]
            [Input(8, Name = "left")]
            [{|SNET0015:Input(4, Name = "right")|}]
            [Dense(4, From = "left")]
            public partial class Net;
            """,
            "No layer reads the input 'right': name it in a layer's From or list, or remove it"
        );

    [Fact]
    public void AcceptsAnInputThatOnlyAListNames() =>
        Reports.Match(
            """
            [Network]
            [Input(8, Name = "left")]
            [Input(4, Name = "right")]
            [Dense(4, From = "left")]
            [Concatenate("right")]
            public partial class Net;
            """
        );

    [Fact]
    public void AcceptsItWhileANameLeadsNowhere() =>
        Reports.Match(
            """
            [Network]
            [Input(8, Name = "left")]
            [Input(4, Name = "right")]
            [Dense(4, From = "left")]
            [Concatenate({|SNET0007:"rihgt"|})]
            public partial class Net;
            """
        );
}
