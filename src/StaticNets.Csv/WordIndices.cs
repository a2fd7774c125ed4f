using System.Collections.Immutable;

namespace StaticNets.Csv;

/// <summary>
/// Assigns an index to each distinct word of a column. If all words are numbers, they are compared and sorted as numbers: 1, 1.0 and 01 are
/// the same word.
/// </summary>
internal sealed class WordIndices
{
    private readonly NumberText _numbers;
    private readonly ImmutableArray<string>? _given;
    private readonly Dictionary<NumberKey, int>? _givenNumbers;
    private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);

    /// <param name="given">
    /// The allowed words in the order of their indices; <see langword="null"/> to collect the words of the column.
    /// </param>
    /// <param name="numbers">Parses numbers.</param>
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

    /// <summary>
    /// Finds the code of a word. If words were given, it is the word's index; otherwise words are numbered in the order of their first
    /// occurrence.
    /// </summary>
    /// <returns>Whether the word is allowed: it is one of the given words, or none were given.</returns>
    public bool TryFind(string word, out int code) =>
        _codes.TryGetValue(word, out code)
        || (_givenNumbers is not null && _numbers.Key(word) is { } key && _givenNumbers.TryGetValue(key, out code))
        || _given is null;

    /// <summary>Returns the code of a word that <see cref="TryFind"/> allows, and adds the word if it is new.</summary>
    public int Code(string word)
    {
        if (!TryFind(word, out int code) || (_given is null && !_codes.ContainsKey(word)))
        {
            code = _codes.Count;
            _codes.Add(word, code);
        }

        return code;
    }

    /// <summary>Returns the words in the order of their indices, and the index for each code.</summary>
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

    /// <summary>
    /// Groups the spellings of each number. The shortest spelling comes first and names the number, so that the name does not depend on the
    /// order of the rows.
    /// </summary>
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

    /// <summary>Returns the words as numbers, or <see langword="null"/> if one of them is not a number.</summary>
    private NumberKey[]? Keys(string[] words)
    {
        NumberKey?[] keys = Array.ConvertAll(words, _numbers.Key);
        return Array.TrueForAll(keys, key => key is not null) ? Array.ConvertAll(keys, key => key!.Value) : null;
    }
}
