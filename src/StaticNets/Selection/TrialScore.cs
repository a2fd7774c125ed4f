namespace StaticNets;

/// <summary>
/// Trains a network as one trial of a search says and tells how good it is on rows it has not seen. It is called from several threads at once;
/// to be the same for any number of them it must use nothing that calls share. Train with <see cref="FitOptions.Parallelism"/> 1: the search
/// keeps the processors busy itself.
/// </summary>
/// <typeparam name="TOptions">What a trial tries, best a record: its text is what errors and journals name.</typeparam>
/// <param name="options">What to try.</param>
/// <param name="train">Rows to train on.</param>
/// <param name="validation">Rows to measure on.</param>
/// <param name="seed">Seed of the weights and of all else that is random, different for each trial and fold.</param>
/// <returns>Any number but NaN; <see cref="SearchOptions.Goal"/> says whether larger or smaller ones are better.</returns>
public delegate double TrialScore<in TOptions>(TOptions options, Dataset train, Dataset validation, int seed);
