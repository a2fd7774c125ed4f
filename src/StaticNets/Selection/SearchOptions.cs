using StaticNets.Runtime;

namespace StaticNets;

/// <summary>How a search runs. Every property has a default; every value is checked where it is set.</summary>
public sealed record SearchOptions
{
    private readonly SearchGoal _goal;
    private readonly int _parallelism = Environment.ProcessorCount;
    private readonly string _name = "search";

    /// <summary>Which scores are better; default <see cref="SearchGoal.Maximize"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enumeration.</exception>
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

    /// <summary>Seed of what is drawn and of the seeds that trials are given; default 0.</summary>
    public int Seed { get; init; }

    /// <summary>Most trials that run at once, each on a thread of its own, at least 1; default all processors. It does not change the result.</summary>
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

    /// <summary>Name of the search, by which it knows its journal; default "search".</summary>
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
    /// A file that takes a line for each finished trial; default none. A search that finds it there goes on behind these trials and ends with
    /// the ranking that it would have had without the interruption.
    /// </summary>
    public string? Journal { get; init; }

    /// <summary>Called after each finished trial, one call at a time, on the thread that ran it; default none.</summary>
    public Action<SearchProgress>? Progress { get; init; }

    /// <summary>
    /// Ends the search with an <see cref="OperationCanceledException"/> when the trials that are running have finished; let them watch it too to
    /// end them sooner. What is in the journal stays.
    /// </summary>
    public CancellationToken CancellationToken { get; init; }

    /// <inheritdoc/>
    public override string ToString() => InvariantText.OfRecord(nameof(SearchOptions), PrintMembers);
}
