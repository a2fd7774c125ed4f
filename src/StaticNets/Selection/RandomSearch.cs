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
    /// <exception cref="ArgumentException">
    /// There are no trials, the dataset has another number of rows than the folds, or <see cref="SearchOptions.Part"/> is set without a
    /// journal or with more parts than trials.
    /// </exception>
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
        options ??= new SearchOptions();
        return new SearchRun<TOptions>("random", Draw(sample, trials, options.Seed), data, folds, score, options).Run();
    }

    /// <summary>
    /// Searches over several network classes at once, since the sizes of a network belong to its class. The candidates take turns: trial n
    /// tries candidate n modulo their number, with options that are drawn for this trial.
    /// </summary>
    /// <typeparam name="TOptions">Type of the options of a trial, preferably a record.</typeparam>
    /// <param name="candidates">The network classes to compare, at least one, with different names.</param>
    /// <param name="sample">Draws the options of a trial; called for one trial after the other.</param>
    /// <param name="trials">
    /// Number of trials of all candidates together, at least as many as there are candidates; if it is no multiple, the first ones have one
    /// more.
    /// </param>
    /// <param name="data">The rows.</param>
    /// <param name="folds">The splits into training and validation rows.</param>
    /// <param name="options">Seed, threads, journal and other options; <see langword="null"/> for the defaults.</param>
    /// <returns>All trials, the best first; their options name the candidate.</returns>
    /// <exception cref="ArgumentException">
    /// There are no candidates or fewer trials than candidates, two candidates have the same name, the dataset has another number of rows
    /// than the folds, or <see cref="SearchOptions.Part"/> is set without a journal or with more parts than trials.
    /// </exception>
    /// <exception cref="TrialFailedException">A trial threw, or its score is NaN.</exception>
    /// <exception cref="InvalidDataException">The journal is damaged or belongs to another search; the file is not changed.</exception>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static SearchResult<CandidateOptions<TOptions>> Run<TOptions>(
        IReadOnlyList<SearchCandidate<TOptions>> candidates,
        Func<RandomSource, TOptions> sample,
        int trials,
        Dataset data,
        KFold folds,
        SearchOptions? options = null
    )
    {
        ArgumentNullException.ThrowIfNull(candidates);
        CandidateList<TOptions> all = new(candidates, nameof(candidates));
        Hyperparameter.ThrowUnless(trials >= candidates.Count, trials, "at least the number of candidates", nameof(trials));
        options ??= new SearchOptions();
        CandidateOptions<TOptions>[] tried = [.. Draw(sample, trials, options.Seed).Select((drawn, trial) => all.At(trial, drawn))];
        return new SearchRun<CandidateOptions<TOptions>>(all.Kind, tried, data, folds, all.Score, options).Run();
    }

    /// <summary>Draws the options of all trials.</summary>
    private static TOptions[] Draw<TOptions>(Func<RandomSource, TOptions> sample, int trials, int seed)
    {
        ArgumentNullException.ThrowIfNull(sample);
        Hyperparameter.ThrowUnless(trials >= 1, trials, "at least 1", nameof(trials));
        TOptions[] drawn = new TOptions[trials];
        for (int trial = 0; trial < trials; trial++)
        {
            drawn[trial] = sample(new RandomSource(TrialSeeds.OfDraw(seed, trial)));
        }

        return drawn;
    }
}
