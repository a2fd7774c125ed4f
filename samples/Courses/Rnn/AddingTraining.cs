using StaticNets;

namespace Courses.Rnn;

/// <summary>The result of one training.</summary>
/// <param name="Errors">Mean squared error of the test sequences after every <see cref="StepsPerCheck"/> training steps.</param>
/// <param name="Initial">Gradient norms of the steps in time, at the initial weights.</param>
/// <param name="Trained">Gradient norms of the steps in time, after the training.</param>
internal sealed record AddingTraining(double[] Errors, double[] Initial, double[] Trained)
{
    public const int StepsPerCheck = 100;
    public const int Checks = 15;
    private const int BatchSize = 32;
    private const int TestSequences = 1000;

    // The seeds of the training sequences are not negative, so no sequence is used for both.
    private const int TestSeed = -1;

    /// <summary>Trains a network for 1 500 training steps, each with 32 new sequences.</summary>
    public static AddingTraining Of(AddingNetwork network, int seed)
    {
        AddingData data = new(seed);
        (float[] x, float[] y) = new AddingData(TestSeed).Draw(TestSequences);
        FitOptions options = new()
        {
            BatchSize = BatchSize,
            Optimizer = new Adam(5e-3) { ClipNorm = 1 },
            Validation = new Dataset(x, y),
            Shuffle = false,
            Parallelism = 1,
        };
        double[] initial = StepGradients.Norms(network.Gradient, x, y);
        double[] errors = new double[Checks];
        for (int check = 0; check < Checks; check++)
        {
            (float[] sequences, float[] sums) = data.Draw(StepsPerCheck * BatchSize);
            errors[check] = network.Fit(new Dataset(sequences, sums), options).Epochs[0].ValidationLoss!.Value;
        }

        return new AddingTraining(errors, initial, StepGradients.Norms(network.Gradient, x, y));
    }
}
