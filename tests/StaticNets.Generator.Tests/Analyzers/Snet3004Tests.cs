using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>A file of embedded weights must hold tensors of the declared shapes.</summary>
public class Snet3004Tests
{
    [Fact]
    public void ReportsEachTensorAtItsLayer() =>
        Reports.MatchWeights(
            """
            [Network]
            [Input(4)]
            [{|SNET3004:Dense(3)|}]
            [{|SNET3004:{|SNET3004:Dense(2, Name = "head")|}|}]
            public partial class Net;
            """,
            [
                WeightText.Of(
                    "Net",
                    WeightText.Header(
                        ("dense/kernel", "F32", [3, 4]),
                        ("dense/bias", "F32", [3]),
                        ("head/kernel", "F32", [6]),
                        ("head/bias", "F32", [])
                    )
                ),
            ],
            "'dense/kernel' has the shape 4×3, but in 'net.safetensors' it has 3×4",
            "'head/kernel' has the shape 3×2, but in 'net.safetensors' it has 6",
            "'head/bias' has the shape 2, but in 'net.safetensors' it has a single number"
        );

    [Fact]
    public void AcceptsTheDeclaredShapes() =>
        Reports.MatchWeights(
            "[Network, Input(4), Dense(3)] public partial class Net;",
            [WeightText.Of("Net", WeightText.Header(("dense/kernel", "F32", [4, 3]), ("dense/bias", "F32", [3])))]
        );
}
