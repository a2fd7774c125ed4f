using System.Numerics;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Networks.Convolutions;

/// <summary>
/// Compares convolutions, pooling and batch normalisation with PyTorch: outputs, loss, all gradients, ten steps of SGD and Adam including
/// the moving statistics, and the predictions afterwards.
/// </summary>
/// <remarks>
/// The tolerances of ‖a − b‖₂ / ‖b‖₂: single precision 1e-5, and 1e-4 after ten steps of Adam, which divides by roots of squares; double
/// precision 1e-12. The fixture was computed in double precision, also for networks in single precision. It starts from numbers of single
/// precision that are not near kinks; there, PyTorch's own results in single precision differ ten times less.
/// </remarks>
public sealed class ConvolutionFixtureTests
{
    private const double SingleTolerance = 1e-5;
    private const double SingleAdamTolerance = 1e-4;
    private const double DoubleTolerance = 1e-12;

    private static readonly Fixture _fixture = Fixture.Open("convolutions_float64");

    public static TheoryData<string> Networks => [.. _fixture.Names.Select(name => name.Split('/')[0]).Distinct().Order()];

    public static TheoryData<string, string> Trainings
    {
        get
        {
            TheoryData<string, string> trainings = [];
            foreach (string name in _fixture.Names.Where(name => name.EndsWith("/losses", StringComparison.Ordinal)).Order())
            {
                trainings.Add(name.Split('/')[0], name.Split('/')[1]);
            }

            return trainings;
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void OutputLossAndGradientsInSingle(string network) => CheckGradients(Create<float>(network), network, SingleTolerance);

    [Theory]
    [MemberData(nameof(Networks))]
    public void OutputLossAndGradientsInDouble(string network) => CheckGradients(Create<double>(network), network, DoubleTolerance);

    [Theory]
    [MemberData(nameof(Trainings))]
    public void TenStepsInSingle(string network, string optimizer) =>
        CheckTraining(Create<float>(network), $"{network}/{optimizer}", optimizer == "adam" ? SingleAdamTolerance : SingleTolerance);

    [Theory]
    [MemberData(nameof(Trainings))]
    public void TenStepsInDouble(string network, string optimizer) =>
        CheckTraining(Create<double>(network), $"{network}/{optimizer}", DoubleTolerance);

    private static void CheckGradients<T>(ILearnTargets<T> network, string name, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] x = Get<T>(name + "/x");
        Near("output", Predict(network, x, name), name + "/output", tolerance);

        Gradients<T> gradients = new();
        T loss = network.Gradient(x, Get<T>(name + "/y"), gradients);
        Near("loss", [loss], name + "/loss", tolerance);
        Near("grad/x", gradients.Input.ToArray(), name + "/grad/x", tolerance);
        foreach (string tensor in network.Parameters.Names)
        {
            Near(tensor, gradients.Parameters[tensor].ToArray(), $"{name}/grad/{tensor}", tolerance);
        }
    }

    private static void CheckTraining<T>(ILearnTargets<T> network, string path, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string name = path.Split('/')[0];
        T[] x = Get<T>(name + "/x");
        T[] y = Get<T>(name + "/y");
        double rate = _fixture.Get<double>(path + "/rate")[0];
        Optimizer rule = path.EndsWith("adam", StringComparison.Ordinal) ? new Adam(rate) : new Sgd(rate);
        int steps = _fixture.Shape(path + "/losses")[0];
        Near("losses", [.. Enumerable.Range(0, steps).Select(_ => network.TrainStep(x, y, rule))], path + "/losses", tolerance);
        foreach (string tensor in network.Parameters.Names)
        {
            Near(tensor, network.Parameters[tensor].ToArray(), $"{path}/{tensor}", tolerance);
        }

        Near("output", Predict(network, x, name), path + "/output", tolerance);
    }

    /// <summary>Creates a network with the weights of the fixture.</summary>
    private static ILearnTargets<T> Create<T>(string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string precision = typeof(T) == typeof(float) ? "Single" : "Double";
        Type type = typeof(ConvolutionFixtureTests).Assembly.GetType(
            $"{typeof(ConvolutionFixtureTests).Namespace}.{name}{precision}",
            true
        )!;
        ILearnTargets<T> network = (ILearnTargets<T>)Activator.CreateInstance(type, 1)!;
        string prefix = name + "/init/";
        string[] initial = [.. _fixture.Names.Where(entry => entry.StartsWith(prefix, StringComparison.Ordinal))];
        Assert.Equal(initial.Select(entry => entry[prefix.Length..]).Order(), network.Parameters.Names.Order());
        foreach (string entry in initial)
        {
            string tensor = entry[prefix.Length..];
            Assert.Equal(_fixture.Shape(entry), network.Parameters[tensor].Lengths.ToArray().Select(length => (int)length));
            network.Parameters.Set(tensor, Get<T>(entry));
        }

        return network;
    }

    private static T[] Predict<T>(ILearnTargets<T> network, T[] x, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] y = new T[_fixture.Get<double>(name + "/output").Length];
        network.Predict(x, y);
        return y;
    }

    /// <summary>Where PyTorch has zeros the result must be zero, because a relative error says nothing there.</summary>
    private static void Near<T>(string what, T[] actual, string expected, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double error = RelativeError.Of<double>(Array.ConvertAll(actual, double.CreateTruncating), _fixture.Get<double>(expected));
        Assert.True(error <= tolerance, $"{what}: {error:E2} is more than {tolerance:E0}");
    }

    private static T[] Get<T>(string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Array.ConvertAll(_fixture.Get<double>(name), T.CreateTruncating);
}
