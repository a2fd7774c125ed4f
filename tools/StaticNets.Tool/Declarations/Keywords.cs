namespace StaticNets.Tool.Declarations;

/// <summary>The reserved words of C#, which no class can be called.</summary>
internal static class Keywords
{
    private static readonly HashSet<string> _words = new(
        (
            "abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum "
            + "event explicit extern false finally fixed float for foreach goto if implicit in int interface internal is lock long "
            + "namespace new null object operator out override params private protected public readonly ref return sbyte sealed short "
            + "sizeof stackalloc static string struct switch this throw true try typeof uint ulong unchecked unsafe ushort using virtual "
            + "void volatile while record required scoped file partial var dynamic nint nuint field"
        ).Split(' '),
        StringComparer.Ordinal
    );

    /// <summary>Whether a word is reserved.</summary>
    public static bool Contains(string word) => _words.Contains(word);
}
