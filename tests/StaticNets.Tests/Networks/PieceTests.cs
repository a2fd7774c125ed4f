using System.Numerics.Tensors;
using StaticNets.Tests.Networks.Fixtures;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Networks;

/// <summary>
/// Compares a small network for each activation, loss, regulariser and layer with PyTorch in double precision: output, loss, all gradients,
/// and ten steps. Max-norm, which PyTorch does not have, is implemented in the fixture by its definition.
/// </summary>
public sealed class PieceTests
{
    // The tolerance of ‖a − b‖₂ / ‖b‖₂ in double precision.
    private const double Tolerance = 1e-12;

    private static readonly Fixture _fixture = Fixture.Open("pieces_float64");

    public static TheoryData<string> Pieces => [.. _fixture.Names.Select(name => name.Split('/')[0]).Distinct().Order()];

    [Theory]
    [MemberData(nameof(Pieces))]
    public void OutputLossAndGradients(string piece)
    {
        ILearnTargets<double> network = Create(piece);
        double[] x = _fixture.Get<double>(piece + "/x");
        double[] output = _fixture.Get<double>(piece + "/output");
        double[] predicted = new double[output.Length];
        network.Predict(x, predicted);
        Near("output", predicted, output);

        Gradients<double> gradients = new();
        double loss = network.Gradient(x, _fixture.Get<double>(piece + "/y"), gradients);
        Near("loss", [loss], _fixture.Get<double>(piece + "/loss"));
        Near("grad/x", gradients.Input, _fixture.Get<double>(piece + "/grad/x"));
        foreach (string tensor in network.Parameters.Names)
        {
            Near(tensor, Flat(gradients.Parameters[tensor]), _fixture.Get<double>($"{piece}/grad/{tensor}"));
        }
    }

    [Theory]
    [MemberData(nameof(Pieces))]
    public void TenSteps(string piece)
    {
        ILearnTargets<double> network = Create(piece);
        double[] x = _fixture.Get<double>(piece + "/x");
        double[] y = _fixture.Get<double>(piece + "/y");
        double[] losses = _fixture.Get<double>(piece + "/sgd/losses");
        double[] seen = [.. losses.Select(_ => network.TrainStep(x, y, new Sgd(0.05)))];
        Near("losses", seen, losses);
        foreach (string tensor in network.Parameters.Names)
        {
            Near(tensor, Flat(network.Parameters[tensor]), _fixture.Get<double>($"{piece}/sgd/{tensor}"));
        }
    }

    /// <summary>Creates a network with the weights of the fixture.</summary>
    private static ILearnTargets<double> Create(string piece)
    {
        Type type = typeof(PieceTests).Assembly.GetType($"StaticNets.Tests.Networks.Checked.{piece}") ?? typeof(FrozenLayer);
        ILearnTargets<double> network = (ILearnTargets<double>)Activator.CreateInstance(type, 1)!;
        string prefix = piece + "/init/";
        string[] initial = [.. _fixture.Names.Where(name => name.StartsWith(prefix, StringComparison.Ordinal))];
        Assert.Equal(initial.Select(name => name[prefix.Length..]).Order(), network.Parameters.Names.Order());
        foreach (string name in initial)
        {
            network.Parameters.Set(name[prefix.Length..], _fixture.Get<double>(name));
        }

        return network;
    }

    /// <summary>Where PyTorch has zeros the result must be zero, because a relative error says nothing there.</summary>
    private static void Near(string what, ReadOnlySpan<double> actual, ReadOnlySpan<double> expected)
    {
        if (TensorPrimitives.MaxMagnitude(expected) == 0)
        {
            Assert.Equal(0, TensorPrimitives.MaxMagnitude(actual));
            return;
        }

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
