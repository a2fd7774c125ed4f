using StaticNets.Optimizers;
using StaticNets.Selection;

namespace StaticNets;

/// <summary>
/// Evaluates randomly drawn options by cross-validation (J. Bergstra, Y. Bengio, "Random search for hyper-parameter optimization", 2012).
/// The options of trial n depend only on the seed and n, so that a search can be continued with more trials.
/// </summary>
public static class RandomSearch
{
    /// <summary>Draws the options, runs the trials and ranks them.</summary>
    /// <typeparam name="TOptions">Type of the options of a trial, preferably a record.</typeparam>
    /// <param name="sample">Draws the options of a trial; called for one trial after the other.</param>
    /// <param name="trials">Number of trials, at least 1.</param>
    /// <param name="data">The rows.</param>
    /// <param name="folds">The splits into training and validation rows.</param>
    /// <param name="score">Trains a network and returns its score.</param>
    /// <param name="options">Seed, threads, journal and other options; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">There are no trials, or the dataset has another number of rows than the folds.</exception>
    /// <exception cref="TrialFailedException">A trial threw, or its score is NaN.</exception>
    /// <exception cref="InvalidDataException">The journal is damaged or belongs to another search; the file is not changed.</exception>
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
