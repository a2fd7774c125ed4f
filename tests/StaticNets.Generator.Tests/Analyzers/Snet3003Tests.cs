using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>A file of embedded weights must hold exactly the tensors that the network declares.</summary>
public class Snet3003Tests
{
    private const string Net = """
        [{|SNET3003:Network|}]
        [Input(4)]
        [Dense(3)]
        public partial class Net;
        """;

    [Fact]
    public void ReportsAMisspeltNameOnce() =>
        Reports.MatchWeights(
            Net,
            [WeightText.Of("Net", WeightText.Header(("dens/kernel", "F32", [4, 3]), ("dense/bias", "F32", [3])))],
            "'net.safetensors' lacks 'dense/kernel' (nearest: 'dens/kernel') and has 'dens/kernel' (nearest: 'dense/kernel'), which 'Net' does not declare"
        );

    [Fact]
    public void EscapesNamesOfTheFile() =>
        Reports.MatchWeights(
            Net,
            [WeightText.Of("Net", WeightText.Header(("dense/kernel\u202E", "F32", [4, 3]), ("dense/bias", "F32", [3])))],
            @"'net.safetensors' lacks 'dense/kernel' (nearest: 'dense/kernel\u202e') and has 'dense/kernel\u202e' (nearest: 'dense/kernel'), which 'Net' does not declare"
        );

    [Fact]
    public void ReportsWhatIsMissing() =>
        Reports.MatchWeights(
            Net,
            [WeightText.Of("Net", WeightText.Header(("dense/kernel", "F32", [4, 3])))],
            "'net.safetensors' lacks 'dense/bias'"
        );

    [Fact]
    public void ReportsAnEmptyFile() =>
        Reports.MatchWeights(Net, [WeightText.Of("Net", "{}")], "'net.safetensors' lacks 'dense/kernel', 'dense/bias'");

    [Fact]
    public void ReportsWhatIsTooMuch() =>
        Reports.MatchWeights(
            Net,
            [
                WeightText.Of(
                    "Net",
                    WeightText.Header(
                        ("dense/kernel", "F32", [4, 3]),
                        ("dense/bias", "F32", [3]),
                        ("a", "F32", [1]),
                        ("b", "F32", [1]),
                        ("c", "F32", [1]),
                        ("d", "F32", [1]),
                        ("e", "F32", [1])
                    )
                ),
            ],
            "'net.safetensors' has 'a', 'b', 'c', 'd' and 1 more, which 'Net' does not declare"
        );

    [Fact]
    public void AcceptsACheckpoint() =>
        Reports.MatchWeights(
            Net.Replace("{|SNET3003:Network|}", "Network", StringComparison.Ordinal),
            [
                WeightText.Of(
                    "Net",
                    WeightText.Header(("dense/kernel", "F32", [4, 3]), ("dense/bias", "F32", [3]), ("checkpoint.state", "U8", [4]))
                ),
            ]
        );
}
