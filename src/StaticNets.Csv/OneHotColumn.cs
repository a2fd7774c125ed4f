using System.Collections.Immutable;
using System.Numerics;

namespace StaticNets.Csv;

/// <summary>A column of words, each of which becomes a feature: 1 in the rows that have it, 0 in the others.</summary>
/// <param name="words">Its words.</param>
/// <param name="title">Its name.</param>
internal sealed class OneHotColumn(WordIndices words, string title)
{
    private const int None = -1;

    private readonly List<int> _codes = [];
    private int[] _indices = [];

    /// <summary>Its name.</summary>
    public string Title => title;

    /// <summary>Its words.</summary>
    public WordIndices Words => words;

    /// <summary>The categories in the order of their features; known when all rows are read.</summary>
    public ImmutableArray<string> Categories { get; private set; } = [];

    /// <summary>Names of its features, such as <c>colour_red</c>.</summary>
    public IEnumerable<string> Names => Categories.Select(category => $"{title}_{category}");

    /// <summary>The next row has this word; none for a word that is missing or unknown.</summary>
    public void Add(string? word) => _codes.Add(word is null ? None : words.Code(word));

    /// <summary>All rows are read.</summary>
    public void Sort() => (Categories, _indices) = words.Sorted();

    /// <summary>Writes the features of a row, which are 0 before.</summary>
    public void Write<T>(int row, Span<T> features)
        where T : INumberBase<T>
    {
        if (_codes[row] != None)
        {
            features[_indices[_codes[row]]] = T.One;
        }
    }
}
