using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>A layer can only read layers above it.</summary>
public class Snet0007Tests
{
    [Fact]
    public void ReportsAnUnknownNameAndTheNearest() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(4, Name = "stem")]
            [Dense(4)]
            [Add({|SNET0007:"stam"|})]
            public partial class Net;
            """,
            "'add' cannot read \"stam\": no layer above it has this name; did you mean \"stem\"?"
        );

    [Fact]
    public void ReportsTheGuiltyOneOfSeveralNames() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(4, Name = "a")]
            [Dense(4, Name = "b")]
            [Dense(4)]
            [Concatenate("a", "input", {|SNET0007:"denze"|}, "b", From = "dense")]
            public partial class Net;
            """,
            "'concatenate' cannot read \"denze\": no layer above it has this name; did you mean \"dense\"?"
        );

    [Fact]
    public void ReportsALaterLayer() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(4, From = {|SNET0007:"late"|})]
            [Dense(4, Name = "late")]
            public partial class Net;
            """,
            "'dense' cannot read \"late\": it comes later, and a layer reads only what stands above it"
        );

    [Fact]
    public void ReportsALayerThatReadsItself() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(4, Name = "loop", From = {|SNET0007:"loop"|})]
            public partial class Net;
            """,
            "'loop' cannot read \"loop\": that is the layer itself, and a layer reads only what stands above it"
        );

    [Fact]
    public void ReportsTheAttributeWhenTheNamesAreAnArray() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(4)]
            [{|SNET0007:Add(new[] { "dense", "x" })|}]
            public partial class Net;
            """
        );

    [Fact]
    public void ReportsAConstant() =>
        Reports.Match(
            """
            public static class Names
            {
                public const string Stem = "stam";
            }

            [Network]
            [Input(4)]
            [Dense(4, Name = "stem")]
            [Dense(4, From = {|SNET0007:Names.Stem|})]
            public partial class Net;
            """
        );

    [Fact]
    public void ReportsANameThatIsNull() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(4)]
            [Add({|SNET0007:(string)null!|})]
            public partial class Net;
            """
        );

    [Fact]
    public void AcceptsEarlierLayersAutomaticNamesAndTheInput() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(4)]
            [Dense(4)]
            [Dense(4)]
            [Add("dense_1", "dense", "input")]
            [Dense(4, Name = "side", From = "input")]
            [Concatenate("add", From = "side")]
            public partial class Net;
            """
        );

    [Fact]
    public void AcceptsTheNameOfALayerThatTheCompilerRejects() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [{|CS1729:Dense(Name = "stem")|}]
            [Dense(4)]
            [Add("stem")]
            public partial class Net;
            """
        );

    [Fact]
    public void ReportsAMissingName() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(3)]
            [Add({|SNET0007:(string)null!|})]
            [Concatenate({|SNET0007:""|})]
            public partial class Net;
            """,
            "'add' cannot read \"\": a name is missing; write that of a layer above, or \"input\"",
            "'concatenate' cannot read \"\": a name is missing; write that of a layer above, or \"input\""
        );

    [Fact]
    public void NamesWhatThereIsWhenNothingIsNear() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(4, Name = "stem")]
            [Add({|SNET0007:"shortcut"|})]
            public partial class Net;
            """,
            "'add' cannot read \"shortcut\": no layer above it has this name; above it stand \"input\", \"stem\""
        );
}
