using Digits;

namespace StaticNets.Benchmarks.Workloads;

/// <summary>The training of the digits sample: a new network, 100 epochs.</summary>
internal static class DigitsFit
{
    public const int Epochs = 100;

    private const double TestShare = 0.2;
    private const int BatchSize = 32;
    private const double LearningRate = 0.1;

    private static readonly DigitData _train = DigitData.Read().Split(TestShare).Train;

    public static int TrainingRows => _train.Count;

    public static void Run()
    {
        DigitClassifier network = new(seed: 0);
        network.Fit(
            _train.Dataset,
            new FitOptions
            {
                Epochs = Epochs,
                BatchSize = BatchSize,
                Optimizer = new Sgd(LearningRate),
            }
        );
    }
}
