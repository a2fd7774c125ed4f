using StaticNets.Selection;

namespace StaticNets;

/// <summary>Evaluates all options of a grid, one trial for each, by cross-validation.</summary>
public static class GridSearch
{
    /// <summary>Runs the trials and ranks them.</summary>
    /// <typeparam name="TOptions">Type of the options of a trial, preferably a record.</typeparam>
    /// <param name="grid">The options to try, at least one; <see cref="Grid"/> creates combinations.</param>
    /// <param name="data">The rows.</param>
    /// <param name="folds">The splits into training and validation rows.</param>
    /// <param name="score">Trains a network and returns its score.</param>
    /// <param name="options">Seed, threads, journal and other options; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">
    /// The grid is empty, the dataset has another number of rows than the folds, or <see cref="SearchOptions.Part"/> is set without a
    /// journal or with more parts than trials.
    /// </exception>
    /// <exception cref="TrialFailedException">A trial threw, or its score is NaN.</exception>
    /// <exception cref="InvalidDataException">The journal is damaged or belongs to another search; the file is not changed.</exception>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static SearchResult<TOptions> Run<TOptions>(
        IEnumerable<TOptions> grid,
        Dataset data,
        KFold folds,
        TrialScore<TOptions> score,
        SearchOptions? options = null
    )
    {
        ArgumentNullException.ThrowIfNull(grid);
        TOptions[] tried = [.. grid];
        return tried.Length == 0
            ? throw new ArgumentException("There is nothing to try: the grid is empty.", nameof(grid))
            : new SearchRun<TOptions>("grid", tried, data, folds, score, options ?? new SearchOptions()).Run();
    }
}
