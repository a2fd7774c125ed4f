namespace Courses.Names;

/// <summary>
/// Estimates the probability of a character from counts: how often it follows the characters before it. Each count is increased by the same
/// number, so that no probability is 0.
/// </summary>
internal sealed class CharacterCounts
{
    private readonly int _before;
    private readonly double _added;
    private readonly Dictionary<string, int[]> _counts = [];

    /// <param name="names">The names to count.</param>
    /// <param name="before">How many characters before a character are considered: 0 (unigrams), 1 (bigrams), …</param>
    /// <param name="added">The number added to each count, positive.</param>
    public CharacterCounts(IEnumerable<string> names, int before, double added)
    {
        _before = before;
        _added = added;
        foreach (string name in names)
        {
            int[] characters = NameData.Characters(name);
            for (int i = 0; i < characters.Length; i++)
            {
                string context = Context(name, i);
                if (!_counts.TryGetValue(context, out int[]? counts))
                {
                    _counts[context] = counts = new int[NameData.Classes];
                }

                counts[characters[i]]++;
            }
        }
    }

    /// <summary>Returns the mean cross-entropy for each character of some names, with their ends, in nats.</summary>
    public double CrossEntropy(IEnumerable<string> names) =>
        names
            .SelectMany(name => NameData.Characters(name).Select((character, i) => -Math.Log(Probability(Context(name, i), character))))
            .Average();

    private double Probability(string context, int character)
    {
        int[] counts = _counts.GetValueOrDefault(context, new int[NameData.Classes]);
        return (counts[character] + _added) / (counts.Sum() + (NameData.Classes * _added));
    }

    private string Context(string name, int position) => name[Math.Max(0, position - _before)..position];
}
