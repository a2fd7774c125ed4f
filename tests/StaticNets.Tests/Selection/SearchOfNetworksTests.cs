using StaticNets.Tests.GradientChecks;

namespace StaticNets.Tests.Selection;

public sealed class SearchOfNetworksTests
{
    /// <summary>
    /// Networks that are trained concurrently give the same results as networks that are trained one after the other. A learning rate that
    /// is far too small does not win.
    /// </summary>
    [Fact]
    public void NetworksTrainSideBySideToTheSameBits()
    {
        System.Random random = new(2);
        double[] x = [.. Enumerable.Range(0, 2 * 40).Select(_ => random.NextDouble() - 0.5)];
        double[] y = [.. Enumerable.Range(0, 40).Select(row => x[2 * row] + x[(2 * row) + 1] > 0 ? 1.0 : 0)];
        Dataset data = new(x, y);
        SearchResult<double>[] results = [.. new[] { 1, 4 }.Select(Search)];
        Assert.Equal(results[0].Trials.Select(Scores), results[1].Trials.Select(Scores));
        Assert.NotEqual(1e-9, results[0].Best.Options);
        Assert.True(results[0].Best.Score < 0.5 * results[0].Trials[^1].Score);

        // ln 2 is the loss of random guesses.
        Assert.InRange(results[0].Best.Score, 0, 0.5 * Math.Log(2));

        SearchResult<double> Search(int threads) =>
            GridSearch.Run(
                [0.5, 1e-9, 0.1, 0.2],
                data,
                KFold.Split(40, 4),
                (rate, train, validation, seed) =>
                {
                    KinkedXor network = new(seed);
                    FitOptions options = new()
                    {
                        Epochs = 60,
                        BatchSize = 5,
                        Optimizer = new Sgd(rate),
                        Seed = seed,
                        Parallelism = 1,
                    };
                    network.Fit(train, options);
                    return network.Evaluate(validation).Loss;
                },
                new SearchOptions { Goal = SearchGoal.Minimize, Parallelism = threads }
            );

        static string Scores(Trial<double> trial) =>
            $"{trial.Number} {string.Join(' ', trial.FoldScores.Select(BitConverter.DoubleToInt64Bits))}";
    }
}
