namespace StaticNets.Generator.Text;

/// <summary>Formats counts with their nouns, for comments and messages.</summary>
internal static class Plural
{
    /// <summary>Returns <c>1 row</c> or <c>3 rows</c>.</summary>
    /// <param name="noun">The noun in the singular, whose plural ends with s.</param>
    public static string Of(long count, string noun) => count == 1 ? "1 " + noun : $"{Literals.Integer(count)} {noun}s";
}
