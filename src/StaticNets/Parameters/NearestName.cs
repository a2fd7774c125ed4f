namespace StaticNets.Parameters;

/// <summary>Finds the name that the user probably meant.</summary>
internal static class NearestName
{
    // Names may come from an untrusted file. These limits bound the work, whatever the number and length of the names.
    private const int LongestName = 200;
    private const int MostCandidates = 1000;

    /// <summary>
    /// Returns the candidate with the smallest edit distance to the name. Returns <see langword="null"/> if every distance is larger than 2
    /// and larger than a third of the name's length, or if the name is too long.
    /// </summary>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        if (name.Length > LongestName)
        {
            return null;
        }

        string? nearest = null;
        int fewest = Math.Max(2, name.Length / 3) + 1;
        int seen = 0;
        foreach (string candidate in candidates)
        {
            if (seen++ == MostCandidates)
            {
                break;
            }

            if (candidate.Length <= LongestName && Distance(name, candidate) is int distance && distance < fewest)
            {
                nearest = candidate;
                fewest = distance;
            }
        }

        return nearest;
    }

    /// <summary>Returns the Levenshtein distance: the smallest number of characters to insert, delete or replace.</summary>
    public static int Distance(string a, string b)
    {
        var previous = new int[b.Length + 1];
        var current = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
        {
            previous[j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(replaced, Math.Min(previous[j], current[j - 1]) + 1);
            }

            (previous, current) = (current, previous);
        }

        return previous[b.Length];
    }
}
