using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>A file of embedded weights must have number formats that loading accepts for the network's precision.</summary>
public class Snet3005Tests
{
    [Theory]
    [InlineData("F16")]
    [InlineData("BF16")]
    public void AcceptsWhatLoadingWidens(string dtype) =>
        Reports.MatchWeights(
            "[Network, Input(4), Dense(3)] public partial class Net;",
            [WeightText.Of("Net", WeightText.Header(("dense/kernel", "F32", [4, 3]), ("dense/bias", dtype, [3])))]
        );

    [Theory]
    [InlineData("F32")]
    [InlineData("F16")]
    [InlineData("BF16")]
    public void AcceptsWhatBFloat16Rounds(string dtype) =>
        Reports.MatchWeights(
            "[Network, Input(4), Dense(3, Weights = WeightFormat.BFloat16)] public partial class Net;",
            [WeightText.Of("Net", WeightText.Header(("dense/kernel", dtype, [4, 3]), ("dense/bias", "F32", [3])))]
        );

    [Fact]
    public void ReportsDoublesForBFloat16() =>
        Reports.MatchWeights(
            "[{|SNET3005:Network|}, Input(4), Dense(3, Weights = WeightFormat.BFloat16)] public partial class Net;",
            [WeightText.Of("Net", WeightText.Header(("dense/kernel", "F64", [4, 3]), ("dense/bias", "F32", [3])))],
            "'Net' computes in F32, but 'dense/kernel' in 'net.safetensors' is F64, which is not converted automatically: 'staticnets convert --from keras' converts it"
        );

    [Fact]
    public void ReportsDoublesForANetworkInSingle() =>
        Reports.MatchWeights(
            "[{|SNET3005:Network|}, Input(4), Dense(3)] public partial class Net;",
            [WeightText.Of("Net", WeightText.Header(("dense/kernel", "F32", [4, 3]), ("dense/bias", "F64", [3])))],
            "'Net' computes in F32, but 'dense/bias' in 'net.safetensors' is F64, which is not converted automatically: 'staticnets convert --from keras' converts it"
        );

    [Fact]
    public void ReportsWhatCannotBeConverted() =>
        Reports.MatchWeights(
            "[{|SNET3005:Network|}, Input(4), Dense(3)] public partial class Net;",
            [WeightText.Of("Net", WeightText.Header(("dense/kernel", "F32", [4, 3]), ("dense/bias", "I32", [3])))],
            "'Net' computes in F32, but 'dense/bias' in 'net.safetensors' is I32, which is not converted automatically"
        );

    [Fact]
    public void EscapesTheType() =>
        Reports.MatchWeights(
            "[{|SNET3005:Network|}, Input(4), Dense(3)] public partial class Net;",
            [WeightText.Of("Net", WeightText.Header(("dense/kernel", "F32", [4, 3]), ("dense/bias", "F\u202E32", [3])))],
            @"'Net' computes in F32, but 'dense/bias' in 'net.safetensors' is F\u202e32, which is not converted automatically"
        );

    [Theory]
    [InlineData("F32")]
    [InlineData("F16")]
    [InlineData("BF16")]
    public void ReportsFloatsForANetworkInDouble(string dtype) =>
        Reports.MatchWeights(
            "[{|SNET3005:Network(Precision = Precision.Double)|}, Input(4), Dense(3)] public partial class Net;",
            [WeightText.Of("Net", WeightText.Header(("dense/kernel", dtype, [4, 3]), ("dense/bias", "F64", [3])))],
            $"'Net' computes in F64, but 'dense/kernel' in 'net.safetensors' is {dtype}, which is not converted automatically: 'staticnets convert --from keras' converts it"
        );

    [Fact]
    public void AcceptsDoublesForANetworkInDouble() =>
        Reports.MatchWeights(
            "[Network(Precision = Precision.Double), Input(4), Dense(3)] public partial class Net;",
            [WeightText.Of("Net", WeightText.Header(("dense/kernel", "F64", [4, 3]), ("dense/bias", "F64", [3])))]
        );
}
