using StaticNets;

namespace Courses.Names;

/// <summary>Names as characters: the letters a to z are 1 to 26, and 0 is the end of a name.</summary>
internal static class NameData
{
    public const int End = 0;
    public const int Letters = 26;
    public const int Classes = Letters + 1;
    public const int Longest = 10;

    /// <summary>Reads all names: lower-case letters, at most ten.</summary>
    public static string[] Read() => File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Names", "names.txt"));

    /// <summary>Returns the characters of a name, with its end.</summary>
    public static int[] Characters(string name) => [.. name.Select(letter => letter - 'a' + 1), End];

    /// <summary>
    /// Creates a row for each character of each name. The input is the beginning of the name before the character, one letter in each step,
    /// at the end of ten steps, with zeros in front. The class is the character.
    /// </summary>
    public static Dataset Beginnings(IReadOnlyList<string> names)
    {
        (float[] x, int[] classes) = BeginningsOf(names);
        return new Dataset(x, classes);
    }

    /// <inheritdoc cref="Beginnings"/>
    /// <returns>The inputs, <c>[characters, 10, 26]</c>, and the classes.</returns>
    public static (float[] X, int[] Classes) BeginningsOf(IReadOnlyList<string> names)
    {
        int[] classes = [.. names.SelectMany(Characters)];
        float[] x = new float[classes.Length * Longest * Letters];
        int row = 0;
        foreach (string name in names)
        {
            for (int length = 0; length <= name.Length; length++, row++)
            {
                for (int i = 0; i < length; i++)
                {
                    int step = Longest - length + i;
                    WriteLetter(Characters(name)[i], x.AsSpan(((row * Longest) + step) * Letters, Letters));
                }
            }
        }

        return (x, classes);
    }

    /// <summary>Writes a letter as 1 at its position and 0 elsewhere.</summary>
    public static void WriteLetter(int letter, Span<float> x)
    {
        x.Clear();
        x[letter - 1] = 1;
    }
}
