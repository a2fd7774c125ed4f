namespace StaticNets.Generator.Text;

/// <summary>Finds the name a user probably meant.</summary>
internal static class Spelling
{
    /// <summary>The nearest of the candidates by edit distance, or <see langword="null"/> when there is none.</summary>
    public static string? Nearest(string name, IEnumerable<string> candidates) =>
        candidates.OrderBy(candidate => Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant())).FirstOrDefault();

    /// <summary>Levenshtein distance: single letters inserted, removed or replaced.</summary>
    private static int Distance(string a, string b)
    {
        int[] row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
