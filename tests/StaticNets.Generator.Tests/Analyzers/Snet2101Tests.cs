using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>Warnings for layers that join several values and read the layer above twice.</summary>
public class Snet2101Tests
{
    [Fact]
    public void ReportsTheLayerAboveInTheList() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(4, Name = "a")]
            [Dense(4, Name = "b", From = "input")]
            [Add("a", {|SNET2101:"b"|})]
            public partial class Net;
            """,
            "'add' reads 'b' twice, as the layer above it and by its name; write [Add(\"a\")] to read it once, or add From = \"b\" if it is meant"
        );

    /// <summary>The suggestion for a concatenation keeps the order of the names.</summary>
    [Fact]
    public void ReportsEachKindOfJoin() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(4, Name = "a")]
            [Dense(4, Name = "b", From = "input")]
            [Concatenate("a", "input", {|SNET2101:"b"|})]
            [Dense(4)]
            [Concatenate({|SNET2101:"dense"|}, "a")]
            [Dense(4)]
            [Multiply("a", {|SNET2101:"dense_1"|})]
            [Add({|SNET2101:"multiply"|})]
            public partial class Net;
            """,
            "'concatenate' reads 'b' twice, as the layer above it and by its name; write [Concatenate(\"input\", \"b\", From = \"a\")] to read it once, or add From = \"b\" if it is meant",
            "'concatenate_1' reads 'dense' twice, as the layer above it and by its name; write [Concatenate(\"a\")] to read it once, or add From = \"dense\" if it is meant",
            "'multiply' reads 'dense_1' twice, as the layer above it and by its name; write [Multiply(\"a\")] to read it once, or add From = \"dense_1\" if it is meant",
            "'add' reads 'multiply' twice, as the layer above it and by its name; name another one, or add From = \"multiply\" if it is meant"
        );

    [Fact]
    public void ReportsTheInput() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Concatenate({|SNET2101:"input"|})]
            [Dense(4)]
            public partial class Net;
            """
        );

    /// <summary>
    /// Nothing is reported for a square (<c>Multiply</c> of the layer above with itself) and for layers that are explicitly read twice.
    /// </summary>
    [Fact]
    public void AcceptsWhatIsMeant() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Multiply("input")]
            [Add("multiply", From = "multiply")]
            [Dense(4, Name = "a")]
            [Dense(4, Name = "b", From = "add")]
            [Add("a")]
            [Concatenate("a", "b", "a", From = "add_1")]
            public partial class Net;
            """
        );
}
