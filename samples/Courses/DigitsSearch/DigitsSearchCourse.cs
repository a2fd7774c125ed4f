using Courses.Digits;
using StaticNets;

namespace Courses.DigitsSearch;

/// <summary><c>digits-search</c>: random search over learning rate, batch size and optimizer, by cross-validation.</summary>
internal sealed class DigitsSearchCourse : Course
{
    private const int Trials = 12;
    private const int FoldCount = 3;
    private const int SearchEpochs = 15;
    private const double Least = 0.95;

    /// <summary>The hyperparameters of a trial.</summary>
    private sealed record Candidate(double LearningRate, int BatchSize, bool IsAdam)
    {
        public override string ToString() =>
            FormattableString.Invariant($"{(IsAdam ? "Adam" : "SGD")} {LearningRate:G2}, batch {BatchSize}");
    }

    public override string Name => "digits-search";

    public override string Summary => "Digits of 8 × 8 pixels: random search, 12 trials × 3 folds, then the best one on the test pictures.";

    public override IEnumerable<Figure> Run(CourseRun run)
    {
        (DigitRows train, DigitRows test) = DigitRows.Read().Split();
        SearchOptions options = new()
        {
            Seed = 1,
            Name = "digits",
            Progress = progress =>
                Console.WriteLine($"  {progress.Finished, 2} of {progress.Trials}: {progress.Score:P1}  {progress.Options}"),
        };
        SearchResult<Candidate> result = RandomSearch.Run(
            Draw,
            Trials,
            train.Dataset,
            KFold.Stratify(train.Digits, FoldCount, seed: 1),
            (candidate, part, rest, seed) => Train(candidate, part, seed, SearchEpochs).Network.Evaluate(rest).Accuracy!.Value,
            options
        );
        run.Write(
            "digits-search.csv",
            string.Concat(
                result.Trials.Select(t =>
                    FormattableString.Invariant($"{t.Score:F4},{t.Options.LearningRate:R},{t.Options.BatchSize},{t.Options.IsAdam}\n")
                )
            )
        );

        (DigitClassifier network, History history) = Train(result.Best.Options, train.Dataset, seed: 0, epochs: 40);
        run.WriteCurves("digits-search", history, $"Digits, {result.Best.Options}");
        yield return new Figure(
            "best trial, mean of 3 folds",
            "above 95 %",
            $"{result.Best.Score:P1} ({result.Best.Options})",
            result.Best.Score > Least
        );
        double accuracy = network.Evaluate(test.Dataset).Accuracy!.Value;
        yield return new Figure("test accuracy of the best", "above 95 %", $"{accuracy:P1}", accuracy > Least);
    }

    /// <summary>
    /// Draws hyperparameters. Adam and SGD need different ranges of the rate: the length of Adam's steps does not depend on the size of the
    /// gradient.
    /// </summary>
    private static Candidate Draw(RandomSource source)
    {
        bool isAdam = source.Choice(false, true);
        double rate = isAdam ? source.LogUniform(1e-4, 5e-2) : source.LogUniform(1e-3, 0.5);
        return new Candidate(rate, source.Choice(16, 32, 64), isAdam);
    }

    private static (DigitClassifier Network, History History) Train(Candidate candidate, Dataset train, int seed, int epochs)
    {
        DigitClassifier network = new(seed);
        FitOptions options = new()
        {
            Epochs = epochs,
            BatchSize = candidate.BatchSize,
            Optimizer = candidate.IsAdam ? new Adam(candidate.LearningRate) : new Sgd(candidate.LearningRate),
            Seed = seed,
            Parallelism = 1,
        };
        return (network, network.Fit(train, options));
    }
}
