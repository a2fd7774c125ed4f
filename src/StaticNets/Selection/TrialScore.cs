namespace StaticNets;

/// <summary>
/// Trains a network with the options of a trial and returns its score on the validation rows. The search calls it from several threads at
/// once; calls must not share mutable state, otherwise the result depends on the number of threads. Train with <see
/// cref="FitOptions.Parallelism"/> 1, because the search already uses all processors.
/// </summary>
/// <typeparam name="TOptions">Type of the options, preferably a record: errors and journals show its text.</typeparam>
/// <param name="options">The options of the trial.</param>
/// <param name="train">The training rows.</param>
/// <param name="validation">The validation rows.</param>
/// <param name="seed">Seed of the weights and of all other random numbers, different for each trial and fold.</param>
/// <returns>Any number but NaN; <see cref="SearchOptions.Goal"/> says whether larger or smaller scores are better.</returns>
public delegate double TrialScore<in TOptions>(TOptions options, Dataset train, Dataset validation, int seed);
