using System.Globalization;
using System.Text;

namespace StaticNets.Runtime;

/// <summary>Formats shapes and indices, which are never negative, for messages.</summary>
internal static class Shapes
{
    private const int MostShown = 8;

    /// <summary>
    /// Formats numbers as <c>[28, 28, 1]</c>. Only the first eight are shown, because a damaged file may claim any number of axes.
    /// </summary>
    public static string Text(ReadOnlySpan<ulong> numbers)
    {
        StringBuilder text = new("[");
        for (int i = 0; i < numbers.Length; i++)
        {
            text.Append(i > 0 ? ", " : "");
            if (i == MostShown)
            {
                text.Append('…');
                break;
            }

            text.Append(numbers[i].ToString(CultureInfo.InvariantCulture));
        }

        return text.Append(']').ToString();
    }

    /// <summary>Formats 32-bit numbers in the same way as 64-bit numbers.</summary>
    public static string Text(ReadOnlySpan<int> numbers)
    {
        var wide = new ulong[numbers.Length];
        for (int i = 0; i < wide.Length; i++)
        {
            wide[i] = (ulong)numbers[i];
        }

        return Text(wide);
    }

    /// <summary>Formats native-sized numbers in the same way as 64-bit numbers.</summary>
    public static string Text(ReadOnlySpan<nint> numbers)
    {
        var wide = new ulong[numbers.Length];
        for (int i = 0; i < wide.Length; i++)
        {
            wide[i] = (ulong)numbers[i];
        }

        return Text(wide);
    }
}
