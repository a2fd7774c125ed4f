using System.Collections.Immutable;

namespace StaticNets.Csv;

/// <summary>
/// Words of a column, and the indices that they become. If all of them are numbers, they are compared and sorted as numbers: 1, 1.0 and 01 are one word.
/// </summary>
internal sealed class WordIndices
{
    private readonly NumberText _numbers;
    private readonly ImmutableArray<string>? _given;
    private readonly Dictionary<NumberKey, int>? _givenNumbers;
    private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);

    /// <param name="given">The words in the order of their indices; <see langword="null"/> for those of the column.</param>
    /// <param name="numbers">How numbers are written.</param>
    /// <exception cref="ArgumentException">Two of the given words are equal.</exception>
    public WordIndices(IEnumerable<string>? given, NumberText numbers)
    {
        _numbers = numbers;
        if (given is null)
        {
            return;
        }

        _given = [.. given];
        for (int i = 0; i < _given.Value.Length; i++)
        {
            if (!_codes.TryAdd(_given.Value[i], i))
            {
                throw new ArgumentException($"{CsvRecords.Shown(_given.Value[i])} is named twice.", "options");
            }
        }

        if (Keys([.. _given]) is { } keys)
        {
            _givenNumbers = [];
            for (int i = 0; i < keys.Length; i++)
            {
                if (!_givenNumbers.TryAdd(keys[i], i))
                {
                    string first = _given.Value[_givenNumbers[keys[i]]];
                    throw new ArgumentException($"'{first}' and '{_given.Value[i]}' are the same number: name it once.", "options");
                }
            }
        }
    }

    /// <summary>A number for the word: its index if words were given, otherwise where it came first.</summary>
    /// <returns>Whether the word may come: it is one of the given ones, or none were given.</returns>
    public bool TryFind(string word, out int code) =>
        _codes.TryGetValue(word, out code)
        || (_givenNumbers is not null && _numbers.Key(word) is { } key && _givenNumbers.TryGetValue(key, out code))
        || _given is null;

    /// <summary>The number of a word that <see cref="TryFind"/> lets come.</summary>
    public int Code(string word)
    {
        if (!TryFind(word, out int code) || (_given is null && !_codes.ContainsKey(word)))
        {
            code = _codes.Count;
            _codes.Add(word, code);
        }

        return code;
    }

    /// <summary>The words in the order of their indices, and the index for each code.</summary>
    public (ImmutableArray<string> Words, int[] Indices) Sorted()
    {
        if (_given is { } given)
        {
            return (given, [.. Enumerable.Range(0, given.Length)]);
        }

        string[] words = new string[_codes.Count];
        foreach ((string word, int code) in _codes)
        {
            words[code] = word;
        }

        int[] indices = new int[words.Length];
        int[][] groups = Keys(words) is { } keys ? ByNumber(words, keys) : [.. ByName(words).Select(code => new[] { code })];
        for (int index = 0; index < groups.Length; index++)
        {
            foreach (int code in groups[index])
            {
                indices[code] = index;
            }
        }

        return ([.. groups.Select(group => words[group[0]])], indices);
    }

    private static IEnumerable<int> ByName(string[] words) =>
        Enumerable.Range(0, words.Length).OrderBy(code => words[code], StringComparer.Ordinal);

    /// <summary>Spellings of each number, the shortest first, which becomes its name whatever the order of the rows.</summary>
    private static int[][] ByNumber(string[] words, NumberKey[] keys) =>
        [
            .. Enumerable
                .Range(0, words.Length)
                .GroupBy(code => keys[code])
                .OrderBy(group => group.Key.Number)
                .ThenBy(group => group.Key.Exact)
                .ThenBy(group => group.Key.Spelling, StringComparer.Ordinal)
                .Select(group => group.OrderBy(code => words[code].Length).ThenBy(code => words[code], StringComparer.Ordinal).ToArray()),
        ];

    /// <summary>The numbers, or <see langword="null"/> if one of the words is none.</summary>
    private NumberKey[]? Keys(string[] words)
    {
        NumberKey?[] keys = Array.ConvertAll(words, _numbers.Key);
        return Array.TrueForAll(keys, key => key is not null) ? Array.ConvertAll(keys, key => key!.Value) : null;
    }
}
