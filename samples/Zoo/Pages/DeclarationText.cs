using System.Reflection;
using System.Text.RegularExpressions;

namespace Zoo.Pages;

/// <summary>The declaration of a class as it is written in its file, which is embedded in this program.</summary>
/// <param name="File">Path of the file in the repository.</param>
/// <param name="Lines">The attributes and the line with the name of the class.</param>
internal sealed record DeclarationText(string File, IReadOnlyList<string> Lines)
{
    private const string Prefix = "source/";

    /// <summary>Finds the declaration of a class or of a block's attribute.</summary>
    /// <exception cref="InvalidOperationException">No file declares the class.</exception>
    public static DeclarationText Of(string name)
    {
        Regex header = new($@"^public |^internal ");
        Regex declaration = new($@"\bclass {name}(Attribute)?\b");
        Assembly program = typeof(DeclarationText).Assembly;
        foreach (
            string resource in program
                .GetManifestResourceNames()
                .Where(one => one.StartsWith(Prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        )
        {
            using StreamReader reader = new(program.GetManifestResourceStream(resource)!);
            string[] lines = reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n');
            int last = Array.FindIndex(lines, line => header.IsMatch(line) && declaration.IsMatch(line));
            if (last >= 0)
            {
                int first = last;
                while (first > 0 && lines[first - 1].Length > 0 && !lines[first - 1].StartsWith("///", StringComparison.Ordinal))
                {
                    first--;
                }

                return new DeclarationText(resource[Prefix.Length..], lines[first..(last + 1)]);
            }
        }

        throw new InvalidOperationException($"No file of the zoo declares '{name}'.");
    }
}
