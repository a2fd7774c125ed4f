using System.Collections.Immutable;
using System.Globalization;

namespace StaticNets.Csv;

/// <summary>Labels of rows and the class indices that they become.</summary>
internal sealed class ClassLabels(IReadOnlyList<string>? given)
{
    private readonly Dictionary<string, int>? _given = given
        ?.Select((label, index) => (label, index))
        .ToDictionary(entry => entry.label, entry => entry.index, StringComparer.Ordinal);

    private readonly List<string> _rows = [];

    /// <summary>Whether a label may come: it is one of those that were given, or none were.</summary>
    public bool Allows(string label) => _given is null || _given.ContainsKey(label);

    /// <summary>Takes the label of the next row.</summary>
    public void Add(string label) => _rows.Add(label);

    /// <summary>The labels by index, and the index of each row.</summary>
    public (ImmutableArray<string> Labels, int[] Classes) Encode()
    {
        ImmutableArray<string> labels = given is null ? Sorted([.. _rows.Distinct(StringComparer.Ordinal)]) : [.. given];
        Dictionary<string, int> indices = _given ?? labels.Select((label, index) => (label, index)).ToDictionary();
        return (labels, [.. _rows.Select(label => indices[label])]);
    }

    private static ImmutableArray<string> Sorted(string[] labels)
    {
        double[] numbers = new double[labels.Length];
        for (int i = 0; i < labels.Length; i++)
        {
            if (!double.TryParse(labels[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return [.. labels.Order(StringComparer.Ordinal)];
            }
        }

        return
        [
            .. labels
                .Zip(numbers)
                .OrderBy(entry => entry.Second)
                .ThenBy(entry => entry.First, StringComparer.Ordinal)
                .Select(entry => entry.First),
        ];
    }
}
