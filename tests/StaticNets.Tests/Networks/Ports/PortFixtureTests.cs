using System.Numerics.Tensors;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Networks.Ports;

/// <summary>Compares networks with several inputs and outputs and with weighted losses with the results of PyTorch.</summary>
/// <remarks>
/// In double precision, the relative error ‖a − b‖₂ / ‖b‖₂ of a result a against PyTorch's result b must be at most 1e-12, as for networks
/// with one input and one output.
/// </remarks>
public sealed class PortFixtureTests
{
    private const double Tolerance = 1e-12;

    public static TheoryData<string> Networks => ["houses", "chained", "shared", "twins"];

    [Theory]
    [MemberData(nameof(Networks))]
    public void LossesAndGradientsMatchPyTorch(string name)
    {
        PortSubject subject = PortSubject.Of(name);
        Gradients<double> gradients = new();
        double loss = subject.Network.Gradient(subject.Data, gradients);

        Near("loss", [loss], subject.Fixture("loss"));
        foreach (string tensor in subject.Network.Parameters.Names)
        {
            Near(tensor, Flat(gradients.Parameters[tensor]), subject.Fixture("grad/" + tensor));
        }

        Near("left", gradients.InputOf("left"), subject.Fixture("grad/left"));
        Near("right", gradients.InputOf("right"), subject.Fixture("grad/right"));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void EachOutputsOwnLossMatchesPyTorch(string name)
    {
        PortSubject subject = PortSubject.Of(name);
        Metrics metrics = subject.Evaluate(subject.Data);

        Near("loss", [metrics.Loss], subject.Fixture("loss"));
        Assert.Equal(subject.Outputs, metrics.Outputs!.Select(output => output.Output));
        foreach (OutputMetrics output in metrics.Outputs!)
        {
            Near(output.Output, [output.Loss], subject.Fixture("loss/" + output.Output));
        }
    }

    [Theory]
    [InlineData("houses", "sgd")]
    [InlineData("houses", "adam")]
    [InlineData("chained", "sgd")]
    [InlineData("chained", "adam")]
    [InlineData("shared", "sgd")]
    [InlineData("shared", "adam")]
    [InlineData("twins", "sgd")]
    [InlineData("twins", "adam")]
    public void TenStepsMatchPyTorch(string name, string optimizer)
    {
        PortSubject subject = PortSubject.Of(name);
        FitOptions options = new()
        {
            Optimizer = optimizer == "adam" ? new Adam(1e-3) : new Sgd(0.1),
            Epochs = 10,
            BatchSize = PortSubject.Rows,
            Shuffle = false,
        };
        History history = subject.Fit(subject.Data, options);

        Near("losses", [.. history.Epochs.Select(epoch => epoch.Loss)], subject.Fixture(optimizer + "/losses"));
        foreach (string tensor in subject.Network.Parameters.Names)
        {
            Near(tensor, Flat(subject.Network.Parameters[tensor]), subject.Fixture($"{optimizer}/{tensor}"));
        }
    }

    [Fact]
    public void PredictFillsASpanForEachOutput()
    {
        PortSubject subject = PortSubject.Of("houses");
        double[] price = new double[PortSubject.Rows * 2];
        double[] kind = new double[PortSubject.Rows * 3];
        double[] sold = new double[PortSubject.Rows];
        ((Houses)subject.Network).Predict(subject.Left, subject.Right, price, kind, sold);

        Near("price", price, subject.Fixture("output/price"));
        Near("kind", kind, subject.Fixture("output/kind"));
        Near("sold", sold, subject.Fixture("output/sold"));
    }

    [Fact]
    public void StepsTakeASpanForEachPort()
    {
        PortSubject subject = PortSubject.Of("houses");
        var network = (Houses)subject.Network;
        double[] price = subject.Fixture("targets/price");
        int[] kind = subject.Classes("targets/kind");
        double[] sold = subject.Fixture("targets/sold");
        Gradients<double> gradients = new();

        Near("loss", [network.Gradient(subject.Left, subject.Right, price, kind, sold, gradients)], subject.Fixture("loss"));
        Near("left", gradients.InputOf("left"), subject.Fixture("grad/left"));
        double[] losses =
        [
            .. Enumerable.Range(0, 10).Select(_ => network.TrainStep(subject.Left, subject.Right, price, kind, sold, new Sgd(0.1))),
        ];
        Near("losses", losses, subject.Fixture("sgd/losses"));
        Near("stem/kernel", Flat(network.Stem.Kernel), subject.Fixture("sgd/stem/kernel"));
    }

    private static void Near(string what, ReadOnlySpan<double> actual, ReadOnlySpan<double> expected)
    {
        double error = RelativeError.Of(actual, expected);
        Assert.True(error <= Tolerance, $"{what}: {error:E2} is more than {Tolerance:E0}");
    }

    private static double[] Flat(ReadOnlyTensorSpan<double> tensor)
    {
        double[] values = new double[tensor.FlattenedLength];
        tensor.FlattenTo(values);
        return values;
    }
}
