using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>The file of embedded weights must exist.</summary>
public class Snet3001Tests
{
    private const string Net = """
        [{|SNET3001:Network|}]
        [Input(4)]
        [Dense(3)]
        public partial class Net;
        """;

    [Fact]
    public void ReportsAFileThatIsNotThere() =>
        Reports.MatchWeights(
            Net,
            [WeightText.Missing("Net", "weights/net.safetensors")],
            "The weights of 'Net' should be in 'weights/net.safetensors', but there is no such file"
        );

    [Fact]
    public void AcceptsAFileThatIs() =>
        Reports.MatchWeights(
            Net.Replace("{|SNET3001:Network|}", "Network", StringComparison.Ordinal),
            [WeightText.Of("Net", WeightText.Header(("dense/kernel", "F32", [4, 3]), ("dense/bias", "F32", [3])))]
        );
}
