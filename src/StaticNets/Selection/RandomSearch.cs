namespace StaticNets;

/// <summary>
/// Tries options drawn at random by cross-validation (J. Bergstra, Y. Bengio, "Random search for hyper-parameter optimization", 2012). What trial
/// n tries depends on the seed and n alone, so that a search can be continued with more trials.
/// </summary>
public static class RandomSearch
{
    /// <summary>Draws and runs the trials and ranks them.</summary>
    /// <typeparam name="TOptions">What a trial tries, best a record of the user's.</typeparam>
    /// <param name="sample">Draws what a trial tries; called for one trial after the other.</param>
    /// <param name="trials">Number of trials, at least 1.</param>
    /// <param name="data">The rows.</param>
    /// <param name="folds">How they are divided into rows to train and to measure on.</param>
    /// <param name="score">Trains and measures.</param>
    /// <param name="options">Seed, threads, journal and more.</param>
    /// <exception cref="ArgumentException">There are no trials, or the dataset does not have as many rows as the folds.</exception>
    /// <exception cref="TrialFailedException">A trial threw, or its score is NaN.</exception>
    /// <exception cref="InvalidDataException">The journal is damaged or belongs to another search; it stays as it is.</exception>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static SearchResult<TOptions> Run<TOptions>(
        Func<RandomSource, TOptions> sample,
        int trials,
        Dataset data,
        KFold folds,
        TrialScore<TOptions> score,
        SearchOptions? options = null
    )
    {
        ArgumentNullException.ThrowIfNull(sample);
        Hyperparameter.ThrowUnless(trials >= 1, trials, "at least 1", nameof(trials));
        options ??= new SearchOptions();
        TOptions[] tried = new TOptions[trials];
        for (int trial = 0; trial < trials; trial++)
        {
            tried[trial] = sample(new RandomSource(TrialSeeds.OfDraw(options.Seed, trial)));
        }

        return new SearchRun<TOptions>("random", tried, data, folds, score, options).Run();
    }
}
