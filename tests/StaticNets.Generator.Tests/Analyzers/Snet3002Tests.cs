using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>A file of embedded weights must be a safetensors file.</summary>
public class Snet3002Tests
{
    private const string Net = """
        [{|SNET3002:Network|}]
        [Input(4)]
        [Dense(3)]
        public partial class Net;
        """;

    private static string Fitting => WeightText.Header(("dense/kernel", "F32", [4, 3]), ("dense/bias", "F32", [3]));

    [Fact]
    public void ReportsWhatTheBuildFound() =>
        Reports.MatchWeights(
            Net,
            [WeightText.Broken("Net", "at least 8 bytes (the length of the header)", "3 bytes")],
            "'net.safetensors' is no safetensors file: expected at least 8 bytes (the length of the header), found 3 bytes"
        );

    [Theory]
    [InlineData("{ \"a\": { \"dtype\": \"F32\", \"shape\": [0], \"data_offsets\": [0, 0] }, \"a\": 1 }", 0, "each name once", "'a' twice")]
    [InlineData("{ \"__metadata__\": { \"epoch\": 3 } }", 0, "an object of strings for '__metadata__'", "something else")]
    [InlineData("[1, 2]", 0, "a header that is one object of tensors", "a header of another kind")]
    [InlineData("{ \"a\": 3 }", 0, "'dtype', 'shape' and two 'data_offsets' of the tensor 'a'", "something else")]
    [InlineData(
        "{ \"a\": { \"dtype\": \"F32\", \"shape\": [-1], \"data_offsets\": [0, 4] } }",
        4,
        "'dtype', 'shape' and two 'data_offsets' of the tensor 'a'",
        "something else"
    )]
    [InlineData(
        "{ \"a\": { \"dtype\": \"F32\", \"shape\": [1], \"data_offsets\": [0] } }",
        4,
        "'dtype', 'shape' and two 'data_offsets' of the tensor 'a'",
        "something else"
    )]
    [InlineData(
        "{ \"a\": { \"dtype\": \"F32\", \"shape\": [1], \"data_offsets\": [4, 0] } }",
        4,
        "'dtype', 'shape' and two 'data_offsets' of the tensor 'a'",
        "something else"
    )]
    [InlineData(
        "{ \"a\": { \"dtype\": \"F32\", \"shape\": [2], \"data_offsets\": [0, 4] } }",
        4,
        "8 bytes of the tensor 'a'",
        "4 between its data_offsets"
    )]
    [InlineData(
        "{ \"a\": { \"dtype\": \"F32\", \"shape\": [1], \"data_offsets\": [4, 8] } }",
        8,
        "the data of the tensor 'a' from byte 0 on",
        "byte 4"
    )]
    public void ReportsAHeaderThatBreaksARule(string header, int dataLength, string expected, string found) =>
        Reports.MatchWeights(
            Net,
            [WeightText.Of("Net", header, dataLength)],
            $"'net.safetensors' is no safetensors file: expected {expected}, found {found}"
        );

    // The names contain two characters that messages must escape: U+202E would reverse the direction of the text after it, and U+001B would
    // start a control sequence of a terminal.
    [Theory]
    [InlineData("{ \"NAME\": 3 }", 0, @"'dtype', 'shape' and two 'data_offsets' of the tensor 'a\u202eb\u001b[2J', found something else")]
    [InlineData("{ \"NAME\": 3, \"NAME\": 3 }", 0, @"each name once, found 'a\u202eb\u001b[2J' twice")]
    [InlineData(
        "{ \"NAME\": { \"dtype\": \"F32\", \"shape\": [2], \"data_offsets\": [0, 4] } }",
        4,
        @"8 bytes of the tensor 'a\u202eb\u001b[2J', found 4 between its data_offsets"
    )]
    [InlineData(
        "{ \"NAME\": { \"dtype\": \"F32\", \"shape\": [1], \"data_offsets\": [4, 8] } }",
        8,
        @"the data of the tensor 'a\u202eb\u001b[2J' from byte 0 on, found byte 4"
    )]
    public void EscapesNamesOfTheFile(string header, int dataLength, string fault) =>
        Reports.MatchWeights(
            Net,
            [WeightText.Of("Net", header.Replace("NAME", "a\u202Eb\\u001b[2J", StringComparison.Ordinal), dataLength)],
            "'net.safetensors' is no safetensors file: expected " + fault
        );

    [Fact]
    public void ReportsAFileThatWasCut() =>
        Reports.MatchWeights(
            Net,
            [WeightText.Of("Net", Fitting, dataLength: 59)],
            "'net.safetensors' is no safetensors file: expected 60 bytes behind the header, found 59"
        );

    [Fact]
    public void AcceptsMetadataAndAnyOrder()
    {
        const string Header = """
            { "__metadata__": { "format": "pt" }, "dense/bias": { "dtype": "F32", "shape": [3], "data_offsets": [48, 60] },
              "dense/kernel": { "data_offsets": [0, 48], "shape": [4, 3], "dtype": "F32" } }
            """;
        Reports.MatchWeights(Net.Replace("{|SNET3002:Network|}", "Network", StringComparison.Ordinal), [WeightText.Of("Net", Header, 60)]);
    }
}
