using StaticNets.Tests.Networks;

namespace StaticNets.Tests.Support;

/// <summary>Compares a recurrent network with its piece in <c>Fixtures/make_sequences.py</c>.</summary>
/// <param name="piece">The name of the piece.</param>
public abstract class RecurrentTests<TNetwork>(string piece) : PyTorchPieceTests<TNetwork>("recurrent_float64", piece)
    where TNetwork : ILearn<double>, new()
{
    // The largest relative error ‖a − b‖₂ / ‖b‖₂ of the outputs; the reason is that of PyTorchPieceTests.
    private const double StepTolerance = 1e-12;

    private static readonly Fixture _fixture = Fixture.Open("recurrent_float64");

    private protected override string Training => "adam";

    private protected override Optimizer Optimizer => new Adam(1e-2);

    // Adam divides by square roots of tiny moments, which magnifies the rounding errors of sums in another order.
    private protected override double TrainingTolerance => 1e-10;

    /// <summary>Returns the network with the initial weights of the piece.</summary>
    private protected TNetwork Initial()
    {
        TNetwork network = new();
        foreach (string tensor in network.Parameters.Names)
        {
            network.Parameters.Set(tensor, _fixture.Get<double>($"{Piece}/init/{tensor}"));
        }

        return network;
    }

    /// <summary>Returns numbers from −1 to 1.</summary>
    private protected static double[] Numbers(int count)
    {
        Random random = new(1);
        return [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];
    }

    /// <summary>
    /// Passes the sequences of the piece to the network step by step, and compares the output after the last step of each sequence with
    /// PyTorch.
    /// </summary>
    private protected void StepsMatch(int steps, Action reset, Action<double[], double[]> step)
    {
        double[] x = _fixture.Get<double>(Piece + "/x");
        double[] output = _fixture.Get<double>(Piece + "/output");
        int rows = _fixture.Shape(Piece + "/output")[0];
        int features = x.Length / rows / steps;
        double[] last = new double[output.Length / rows];
        for (int row = 0; row < rows; row++)
        {
            reset();
            for (int at = 0; at < steps; at++)
            {
                step([.. x.Skip(((row * steps) + at) * features).Take(features)], last);
            }

            double error = RelativeError.Of(last, output.AsSpan(row * last.Length, last.Length));
            Assert.True(error <= StepTolerance, $"row {row}: {error:E2} is more than {StepTolerance:E0}");
        }
    }
}
