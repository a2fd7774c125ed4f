using Courses.Digits;
using StaticNets;

namespace Courses.Multi;

/// <summary>Metrics of each output for test pairs, from both images and from one of them.</summary>
internal sealed record MultiTraining(
    TwoInputs Network,
    IReadOnlyList<OutputMetrics> Both,
    IReadOnlyList<OutputMetrics> Left,
    IReadOnlyList<OutputMetrics> Right
)
{
    private const int Pairs = 10_000;
    private const int Epochs = 10;

    /// <summary>Trains the three networks. The seed determines the training pairs and the weights.</summary>
    public static MultiTraining Of(DigitRows train, DigitPairs test, int seed)
    {
        DigitPairs pairs = DigitPairs.Draw(train, Pairs, seed);
        FitOptions options = new()
        {
            Epochs = Epochs,
            BatchSize = 32,
            Optimizer = new Adam(2e-3),
            Schedule = new CosineDecay(Epochs),
            Seed = seed,
            Parallelism = 1,
        };
        TwoInputs both = new(seed);
        OneInput left = new(seed);
        OneInput right = new(seed);
        both.Fit(Data(pairs), options);
        left.Fit(Data(pairs, pairs.Left), options);
        right.Fit(Data(pairs, pairs.Right), options);
        return new MultiTraining(
            both,
            both.Evaluate(Data(test)).Outputs!,
            left.Evaluate(Data(test, test.Left)).Outputs!,
            right.Evaluate(Data(test, test.Right)).Outputs!
        );
    }

    /// <summary>The root mean square error of an estimate of the sum.</summary>
    public static double SumError(IReadOnlyList<OutputMetrics> outputs) => Math.Sqrt(Of(outputs, "sum").Loss);

    /// <summary>The share of the pairs in which the larger digit is recognised.</summary>
    public static double LargerAccuracy(IReadOnlyList<OutputMetrics> outputs) => Of(outputs, "larger").Accuracy!.Value;

    private static OutputMetrics Of(IReadOnlyList<OutputMetrics> outputs, string name) => outputs.Single(output => output.Output == name);

    private static Dataset Data(DigitPairs pairs) =>
        new(pairs.Count, [pairs.Left.Pixels, pairs.Right.Pixels], [pairs.Sum, pairs.LeftIsLarger]);

    private static Dataset Data(DigitPairs pairs, DigitRows seen) => new(pairs.Count, [seen.Pixels], [pairs.Sum, pairs.LeftIsLarger]);
}
