using StaticNets.Tests.Layers;
using StaticNets.Tests.Networks;

namespace StaticNets.Tests.GradientChecks;

/// <summary>
/// The public gradient check finds planted errors. It accepts all networks whose gradients other tests verify: see <c>GradientAssert</c>.
/// </summary>
public sealed class GradientCheckRunTests
{
    private static readonly double[] _xorX = [0, 0, 0, 1, 1, 0, 1, 1];
    private static readonly double[] _xorY = [0, 1, 1, 0];

    /// <summary>The gradient of one tensor is multiplied by −1, 1.00001 or NaN: the check reports this tensor and no other.</summary>
    [Theory]
    [InlineData(-1)]
    [InlineData(1 + 1e-5)]
    [InlineData(double.NaN)]
    public void AWrongGradientIsFound(double factor)
    {
        KinkedXor network = new(seed: 3);
        network.Parameters.Set("dense/bias", [0.3, -0.2, 0.1, 0.2]);
        string[] tensors = [.. network.Parameters.Names, "input"];
        Assert.True(GradientCheck.Run(network, _xorX, _xorY).Passed);
        foreach (string tensor in tensors)
        {
            GradientReport report = GradientCheck.Run(new ScaledGradient<double>(network, tensor, factor), _xorX, _xorY);
            Assert.False(report.Passed);
            GradientCheckRow found = Assert.Single(report.Tensors, row => !row.Agrees);
            Assert.Equal(tensor, found.Tensor);

            // If a gradient g is multiplied by c, the error is ‖g − cg‖ / (‖g‖ + ‖cg‖), up to the error of the difference quotients.
            double expected = Math.Abs(1 - factor) / (1 + Math.Abs(factor));
            Assert.Equal(expected, found.Error, GradientCheck.Tolerance);
            Assert.Contains("WRONG", report.ToString(), StringComparison.Ordinal);
            Assert.Contains("FAILED: 4 of 5", report.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void FrozenTensorsAreLeftOut()
    {
        FrozenLayer network = new(seed: 2);
        double[] x = [.. Enumerable.Range(0, 10).Select(i => 0.2 * i - 1)];
        double[] y = [.. Enumerable.Range(0, 6).Select(i => 0.3 * i)];
        GradientReport report = GradientCheck.Run(network, x, y);
        Assert.True(report.Passed, report.ToString());
        Assert.Equal(["dense_1/kernel", "dense_1/bias", "input"], report.Tensors.Select(row => row.Tensor));
    }

    [Fact]
    public void APointAtAKinkIsLeftForOneNearby()
    {
        KinkedXor network = new(seed: 1);
        long[] before = Bits(network);
        GradientReport report = GradientCheck.Run(network, _xorX, _xorY);
        Assert.True(report.Moves > 0);
        Assert.True(report.Passed, report.ToString());
        Assert.All(report.Tensors, row => Assert.InRange(row.Skipped, 0, row.Values / 10));
        Assert.Contains($"at point {report.Moves} nearby", report.ToString(), StringComparison.Ordinal);
        Assert.Equal(network.Gradient(_xorX, _xorY, new Gradients<double>()), report.Loss);
        Assert.Equal(before, Bits(network));
        Assert.Equal(report.ToString(), GradientCheck.Run(network, _xorX, _xorY).ToString());
    }

    /// <summary>
    /// The 21st call for a gradient throws while the check is at the network's own weights, for which it makes about 300 calls; the 401st
    /// call throws while the check is at a random point nearby.
    /// </summary>
    [Theory]
    [InlineData(20)]
    [InlineData(400)]
    public void TheNetworkIsAsBeforeAlsoWhenItThrows(int calls)
    {
        KinkedXor network = new(seed: 1);
        long[] before = Bits(network);
        Interrupted interrupted = new(network, calls);
        Assert.Throws<InvalidOperationException>(() => GradientCheck.Run(interrupted, _xorX, _xorY));
        Assert.Equal(before, Bits(network));
    }

    /// <summary>All ReLUs output 0, so only the last bias has a gradient.</summary>
    [Fact]
    public void WhereNothingIsLearnedTheReportSaysSo()
    {
        Silent network = new(seed: 1);
        network.Parameters.Set("dense/bias", [-50, -50, -50]);
        GradientReport report = GradientCheck.Run(network, [1, 2], [0.5]);
        Assert.True(report.Passed, report.ToString());
        Assert.Equal(4, report.ToString().Split("no gradient here").Length - 1);

        // The output equals the last bias b = 0, where the derivative of (b − ½)² is −1.
        Assert.Equal(1, report.Tensors.Single(row => row.Tensor == "dense_1/bias").Norm);
    }

    [Fact]
    public void RefusesRowsThatDoNotFit()
    {
        KinkedXor network = new(seed: 1);
        Assert.Throws<ArgumentException>("x", () => GradientCheck.Run(network, [0, 0, 1], _xorY));
        Assert.Throws<ArgumentException>("targets", () => GradientCheck.Run(network, _xorX, [1]));
        var error = Assert.Throws<ArgumentException>("x", () => GradientCheck.Run(network, [0, double.NaN], [1]));
        Assert.Contains("must be finite", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>("network", () => GradientCheck.Run((KinkedXor)null!, _xorX, _xorY));
    }

    private static long[] Bits(KinkedXor network) =>
        [.. NetworkInside.Engine<double>(network).Parameters.Span.ToArray().Select(BitConverter.DoubleToInt64Bits)];

    private sealed class Interrupted(KinkedXor network, int calls) : ITrainable<double, double>
    {
        private int _left = calls;

        public ParameterSet<double> Parameters => network.Parameters;

        public double Gradient(ReadOnlySpan<double> x, ReadOnlySpan<double> targets, Gradients<double> into) =>
            _left-- > 0 ? network.Gradient(x, targets, into) : throw new InvalidOperationException("Interrupted.");
    }
}
