using System.Collections.Immutable;
using System.Numerics;

namespace StaticNets.Csv;

/// <summary>A column of words. Each word becomes a feature: 1 in the rows that have the word, 0 in the others.</summary>
/// <param name="words">The words of the column.</param>
/// <param name="title">The name of the column.</param>
internal sealed class OneHotColumn(WordIndices words, string title)
{
    private const int None = -1;

    private readonly List<int> _codes = [];
    private int[] _indices = [];

    /// <summary>The name of the column.</summary>
    public string Title => title;

    /// <summary>The words of the column.</summary>
    public WordIndices Words => words;

    /// <summary>The words in the order of their features; empty until <see cref="Sort"/> is called.</summary>
    public ImmutableArray<string> Categories { get; private set; } = [];

    /// <summary>Names of the features, such as <c>colour_red</c>.</summary>
    public IEnumerable<string> Names => Categories.Select(category => $"{title}_{category}");

    /// <summary>Adds the word of the next row; <see langword="null"/> if it is missing or unknown.</summary>
    public void Add(string? word) => _codes.Add(word is null ? None : words.Code(word));

    /// <summary>Sorts the words after the last row has been added.</summary>
    public void Sort() => (Categories, _indices) = words.Sorted();

    /// <summary>Writes the features of a row to a span of zeros.</summary>
    public void Write<T>(int row, Span<T> features)
        where T : INumberBase<T>
    {
        if (_codes[row] != None)
        {
            features[_indices[_codes[row]]] = T.One;
        }
    }
}
