using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace StaticNets.Generator.Text;

/// <summary>Turns layer names into C# identifiers.</summary>
internal static class Identifiers
{
    /// <summary><c>dense_1</c> → <c>Dense1</c>, <c>my_stem</c> → <c>MyStem</c>.</summary>
    public static string Pascal(string name)
    {
        StringBuilder result = new();
        bool upper = true;
        foreach (char c in name)
        {
            if (c == '_')
            {
                upper = true;
                continue;
            }

            result.Append(upper ? char.ToUpperInvariant(c) : c);
            upper = false;
        }

        return result.ToString();
    }

    /// <summary><c>dense_1</c> → <c>dense1</c>.</summary>
    public static string Camel(string name)
    {
        string pascal = Pascal(name);
        return pascal.Length == 0 ? pascal : char.ToLowerInvariant(pascal[0]) + pascal.Substring(1);
    }

    /// <summary>The name with an @ where it is a keyword of the language, be it in some places only.</summary>
    public static string Escape(string identifier) =>
        SyntaxFacts.GetKeywordKind(identifier) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(identifier) == SyntaxKind.None
            ? identifier
            : "@" + identifier;

    /// <summary>The name of a type where it is declared: the compiler warns of names in small letters, which may become keywords.</summary>
    public static string EscapeDeclared(string type) => type.All(c => c is >= 'a' and <= 'z') ? "@" + type : Escape(type);

    /// <summary>A letter, then letters, digits and underscores, all of ASCII: also a name in a file, a path and a URL.</summary>
    public static bool IsLayerName(string name) =>
        name.Length > 0 && IsLetter(name[0]) && name.All(c => IsLetter(c) || c is >= '0' and <= '9' or '_');

    private static bool IsLetter(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z';
}
