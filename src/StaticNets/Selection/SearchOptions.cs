using StaticNets.Optimizers;
using StaticNets.Runtime;

namespace StaticNets;

/// <summary>Options of a search. Every property has a default and checks its value when it is set.</summary>
public sealed record SearchOptions
{
    private readonly SearchGoal _goal;
    private readonly int _parallelism = Environment.ProcessorCount;
    private readonly string _name = "search";
    private readonly (int Index, int Count) _part = (0, 1);

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

    /// <summary>
    /// The part of the search that this process runs, for searches that are spread over processes or machines: trial t belongs to part
    /// t mod count. Default (0, 1), all trials. Options and seeds of a trial do not depend on its part. Each part needs a
    /// <see cref="Journal"/> of its own; when all have finished, the command <c>staticnets search merge</c> makes one journal of them, with
    /// which the search without parts returns the ranking of all trials.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number of parts is below 1, or the index is not from 0 to count − 1.</exception>
    public (int Index, int Count) Part
    {
        get => _part;
        init
        {
            Hyperparameter.ThrowUnless(value.Count >= 1, value.Count, "at least 1", "Part.Count");
            Hyperparameter.ThrowUnless(
                value.Index >= 0 && value.Index < value.Count,
                value.Index,
                $"from 0 to Part.Count − 1 = {value.Count - 1}",
                "Part.Index"
            );
            _part = value;
        }
    }

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
