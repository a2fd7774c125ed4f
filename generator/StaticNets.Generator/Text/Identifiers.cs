using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace StaticNets.Generator.Text;

/// <summary>Converts layer names to C# identifiers.</summary>
internal static class Identifiers
{
    /// <summary>Separates the names in a path, as in <c>encoder/dense_1</c>.</summary>
    public const char PathSeparator = '/';

    /// <summary>Returns the path without its last name: <c>encoder/input</c> → <c>encoder</c>.</summary>
    public static string Parent(string path) => path.Substring(0, path.LastIndexOf(PathSeparator));

    /// <summary>Returns the last name of a path: <c>encoder/dense_1</c> → <c>dense_1</c>.</summary>
    public static string LastOf(string path) => path.Substring(path.LastIndexOf(PathSeparator) + 1);

    /// <summary>
    /// Converts to Pascal case: <c>dense_1</c> → <c>Dense1</c>, <c>my_stem</c> → <c>MyStem</c>, <c>encoder/dense_1</c> →
    /// <c>Encoder_Dense1</c>.
    /// </summary>
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

            if (c == PathSeparator)
            {
                result.Append('_');
                upper = true;
                continue;
            }

            result.Append(upper ? char.ToUpperInvariant(c) : c);
            upper = false;
        }

        return result.ToString();
    }

    /// <summary>Converts to camel case: <c>dense_1</c> → <c>dense1</c>.</summary>
    public static string Camel(string name)
    {
        string pascal = Pascal(name);
        return pascal.Length == 0 ? pascal : char.ToLowerInvariant(pascal[0]) + pascal.Substring(1);
    }

    /// <summary>Converts to snake case: <c>DigitEncoder</c> → <c>digit_encoder</c>, <c>MLPEncoder</c> → <c>mlp_encoder</c>.</summary>
    public static string Snake(string name)
    {
        StringBuilder result = new();
        for (int i = 0; i < name.Length; i++)
        {
            bool isStart = char.IsUpper(name[i]) && i > 0 && name[i - 1] != '_';
            bool isBehindWord = isStart && !char.IsUpper(name[i - 1]);
            bool isBeforeWord = isStart && i + 1 < name.Length && char.IsLower(name[i + 1]);
            result.Append(isBehindWord || isBeforeWord ? "_" : "").Append(char.ToLowerInvariant(name[i]));
        }

        return result.ToString();
    }

    /// <summary>Prefixes keywords with <c>@</c>, including contextual keywords.</summary>
    public static string Escape(string identifier) =>
        SyntaxFacts.GetKeywordKind(identifier) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(identifier) == SyntaxKind.None
            ? identifier
            : "@" + identifier;

    /// <summary>
    /// Prefixes a reserved keyword with <c>@</c>. Contextual keywords are not escaped, because they are valid names of parameters.
    /// </summary>
    public static string EscapeReserved(string identifier) =>
        SyntaxFacts.GetKeywordKind(identifier) == SyntaxKind.None ? identifier : "@" + identifier;

    /// <summary>
    /// Escapes the name of a type for its declaration. A name of only lower-case letters also gets an <c>@</c>, because the compiler warns
    /// of such names.
    /// </summary>
    public static string EscapeDeclared(string type) => type.All(c => c is >= 'a' and <= 'z') ? "@" + type : Escape(type);

    /// <summary>
    /// Whether a name is an ASCII letter followed by ASCII letters, digits and underscores. Such names are valid in code, file names, paths
    /// and URLs.
    /// </summary>
    public static bool IsLayerName(string name) =>
        name.Length > 0 && IsLetter(name[0]) && name.All(c => IsLetter(c) || c is >= '0' and <= '9' or '_');

    private static bool IsLetter(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z';
}
