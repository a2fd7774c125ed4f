using StaticNets.Tests.Networks;

namespace StaticNets.Tests.Support;

/// <summary>Compares an activation with PyTorch: between two dense layers, and alone, value by value, from 1e-300 to 1000.</summary>
/// <param name="piece">The name of the network's piece in the fixture.</param>
/// <param name="function">The function's name in the fixtures of functions.</param>
/// <param name="fixture">The name of the fixture with the piece.</param>
public abstract class FunctionTests<TNetwork, TAlone>(string piece, string function, string fixture = "pieces_float64")
    : PieceTests<TNetwork>(piece, fixture)
    where TNetwork : ILearn<double>, new()
    where TAlone : ILearnTargets<double>, new()
{
    private static readonly Fixture[] _fixtures =
    [
        Fixture.Open("functions_float64"),
        Fixture.Open("piece_functions_float64"),
        Fixture.Open("activations_float64"),
    ];

    [Fact]
    public void ValuesAndSlopesMatchPyTorchFromTinyToSaturated()
    {
        TAlone network = new();
        Fixture values = _fixtures.Single(file => file.Names.Contains(function + "/output"));
        double[] x = values.Get<double>(Own("x") ?? "x");
        double[] output = values.Get<double>(function + "/output");
        double[] y = new double[x.Length];
        network.Predict(x, y);
        NearValues.Check(y, output);

        // For the target t, the gradient of the mean squared error with respect to one of n outputs y is 2 (y − t) / n. Targets y − f·n/2
        // set this gradient to f, an element of `upstream`.
        double[] upstream = Own("upstream") is { } given ? values.Get<double>(given) : [.. x.Select(_ => 1.0)];
        double[] targets = [.. output.Zip(upstream, (value, factor) => value - (factor * x.Length / 2))];
        Gradients<double> gradients = new();
        network.Gradient(x, targets, gradients);
        NearValues.Check(gradients.Input, values.Get<double>(function + "/grad"));

        string? Own(string name) => values.Names.Contains($"{function}/{name}") ? $"{function}/{name}" : null;
    }

    /// <summary>Returns the derivative at a kink, which difference quotients cannot check.</summary>
    private protected static double SlopeAt(double z) => OneElement.Slope(new TAlone(), z);
}
