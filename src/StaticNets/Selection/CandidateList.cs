namespace StaticNets.Selection;

/// <summary>The candidates of a search over several network classes, which take turns.</summary>
internal sealed class CandidateList<TOptions>
{
    private readonly Dictionary<string, SearchCandidate<TOptions>> _byName = new(StringComparer.Ordinal);
    private readonly SearchCandidate<TOptions>[] _candidates;

    /// <exception cref="ArgumentException">There are none, or two have the same name.</exception>
    public CandidateList(IEnumerable<SearchCandidate<TOptions>> candidates, string name)
    {
        _candidates = [.. candidates];
        if (_candidates.Length == 0)
        {
            throw new ArgumentException("There are no candidates to compare.", name);
        }

        foreach (SearchCandidate<TOptions> candidate in _candidates)
        {
            ArgumentNullException.ThrowIfNull(candidate, name);
            if (!_byName.TryAdd(candidate.Name, candidate))
            {
                throw new ArgumentException($"Two candidates are called '{candidate.Name}', but each needs a name of its own.", name);
            }
        }
    }

    /// <summary>The kind of search, for its journal.</summary>
    public string Kind => $"random ({string.Join(", ", _candidates.Select(candidate => candidate.Name))})";

    /// <summary>Returns what a trial tries: the candidates take turns.</summary>
    public CandidateOptions<TOptions> At(int trial, TOptions options) => new(_candidates[trial % _candidates.Length].Name, options);

    /// <summary>Returns the score of a trial by its candidate.</summary>
    public double Score(CandidateOptions<TOptions> tried, Dataset train, Dataset validation, int seed) =>
        _byName[tried.Candidate].Score(tried.Options, train, validation, seed);
}
