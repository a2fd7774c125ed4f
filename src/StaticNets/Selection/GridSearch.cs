namespace StaticNets;

/// <summary>Tries every option of a grid by cross-validation.</summary>
public static class GridSearch
{
    /// <summary>Runs the trials and ranks them.</summary>
    /// <typeparam name="TOptions">What a trial tries, best a record of the user's.</typeparam>
    /// <param name="grid">What to try, at least one; <see cref="Grid"/> combines values.</param>
    /// <param name="data">The rows.</param>
    /// <param name="folds">How they are divided into rows to train and to measure on.</param>
    /// <param name="score">Trains and measures.</param>
    /// <param name="options">Seed, threads, journal and more.</param>
    /// <exception cref="ArgumentException">There is nothing to try, or the dataset does not have as many rows as the folds.</exception>
    /// <exception cref="TrialFailedException">A trial threw, or its score is NaN.</exception>
    /// <exception cref="InvalidDataException">The journal is damaged or belongs to another search; it stays as it is.</exception>
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
