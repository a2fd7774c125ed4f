using StaticNets.Optimizers;
using StaticNets.Runtime;

namespace StaticNets;

/// <summary>Options of a search. Every property has a default and checks its value when it is set.</summary>
public sealed record SearchOptions
{
    private readonly SearchGoal _goal;
    private readonly int _parallelism = Environment.ProcessorCount;
    private readonly string _name = "search";

    /// <summary>Whether larger or smaller scores are better; default <see cref="SearchGoal.Maximize"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a member of the enumeration.</exception>
    public SearchGoal Goal
    {
        get => _goal;
        init
        {
            Hyperparameter.ThrowUnless(
                value is SearchGoal.Maximize or SearchGoal.Minimize,
                (int)value,
                "Maximize or Minimize",
                nameof(Goal)
            );
            _goal = value;
        }
    }

    /// <summary>Seed from which the drawn options and the seeds of the trials are derived; default 0.</summary>
    public int Seed { get; init; }

    /// <summary>
    /// Largest number of trials that run at once, each on its own thread, at least 1; default: number of processors. The result does not
    /// depend on it.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int Parallelism
    {
        get => _parallelism;
        init
        {
            Hyperparameter.ThrowUnless(value >= 1, value, "at least 1", nameof(Parallelism));
            _parallelism = value;
        }
    }

    /// <summary>Name of the search; a journal can only be continued under the same name. Default "search".</summary>
    /// <exception cref="ArgumentException">The value is empty.</exception>
    public string Name
    {
        get => _name;
        init
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value, nameof(Name));
            _name = value;
        }
    }

    /// <summary>
    /// A file that receives a line for each finished trial; default none. If the file exists, the search skips the trials in it and returns
    /// the same ranking as an uninterrupted search.
    /// </summary>
    public string? Journal { get; init; }

    /// <summary>Called after each finished trial, one call at a time, on the thread that ran the trial; default none.</summary>
    public Action<SearchProgress>? Progress { get; init; }

    /// <summary>
    /// Stops the search with an <see cref="OperationCanceledException"/> when the running trials have finished; pass the token to the
    /// trials too if they should stop earlier. The journal keeps the finished trials.
    /// </summary>
    public CancellationToken CancellationToken { get; init; }

    /// <inheritdoc/>
    public override string ToString() => InvariantText.OfRecord(nameof(SearchOptions), PrintMembers);
}
