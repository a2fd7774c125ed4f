namespace StaticNets.Tests.Selection;

/// <summary>The options of a trial in these tests.</summary>
internal sealed record Tried(double Rate, int Width);

/// <summary>A search problem with thirteen rows in four folds, and scores that need no network.</summary>
internal static class SearchProblem
{
    public const int Rows = 13;

    public static double[] X { get; } = [.. Enumerable.Range(0, Rows).Select(row => 0.25 * row)];

    public static double[] Y { get; } = [.. Enumerable.Range(0, Rows).Select(row => (double)((row * row) % 7))];

    public static Dataset Data => new(X, Y);

    public static KFold Folds { get; } = KFold.Split(Rows, 4, seed: 5);

    public static IEnumerable<Tried> Options =>
        Grid.Of<double, int, Tried>([0.5, 0.25, 4, 0.125], [1, 3, 2], (rate, width) => new Tried(rate, width));

    /// <summary>Returns a number that depends on every bit of all arguments.</summary>
    public static double OfEverything(Tried options, Dataset train, Dataset validation, int seed)
    {
        double sum = new Xoshiro256StarStar(seed).NextDouble() * options.Rate;
        foreach (double value in train.Targets<double>().Span)
        {
            sum = (sum * 0.7) + value + options.Width;
        }

        return sum + validation.X<double>().Span[0];
    }

    public static Tried Draw(RandomSource random) => new(random.LogUniform(1e-4, 1), random.Integer(1, 9));

    /// <summary>Returns the ranking as text that shows every bit.</summary>
    public static string Ranking(SearchResult<Tried> result) =>
        string.Join(
            '\n',
            result.Trials.Select(trial =>
                FormattableString.Invariant($"{trial.Number} {trial.Options.Rate:R} {trial.Options.Width} {trial.Score:R} ")
                + string.Join(' ', trial.FoldScores.Select(BitConverter.DoubleToInt64Bits))
            )
        );
}
