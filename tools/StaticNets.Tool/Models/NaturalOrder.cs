namespace StaticNets.Tool.Models;

/// <summary>Compares names so that numbers in them are ordered by value: <c>fc2</c> before <c>fc10</c>.</summary>
internal sealed class NaturalOrder : IComparer<string>
{
    public static NaturalOrder Comparer { get; } = new();

    public int Compare(string? x, string? y)
    {
        string a = x ?? "";
        string b = y ?? "";
        int i = 0;
        int j = 0;
        while (i < a.Length && j < b.Length)
        {
            int order =
                char.IsAsciiDigit(a[i]) && char.IsAsciiDigit(b[j])
                    ? CompareNumbers(TakeNumber(a, ref i), TakeNumber(b, ref j))
                    : a[i++].CompareTo(b[j++]);
            if (order != 0)
            {
                return order;
            }
        }

        int rest = (a.Length - i).CompareTo(b.Length - j);
        return rest != 0 ? rest : string.CompareOrdinal(a, b);
    }

    private static string TakeNumber(string text, ref int position)
    {
        int start = position;
        while (position < text.Length && char.IsAsciiDigit(text[position]))
        {
            position++;
        }

        return text[start..position].TrimStart('0');
    }

    /// <summary>Compares two numbers of any length, which are written without leading zeros.</summary>
    private static int CompareNumbers(string a, string b) =>
        a.Length != b.Length ? a.Length.CompareTo(b.Length) : string.CompareOrdinal(a, b);
}
