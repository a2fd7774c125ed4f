namespace StaticNets.Generator.Diagnostics;

/// <summary>
/// The place of a problem: the index of an attribute of the class and the name of an argument, without references to syntax. Only the
/// analyzer converts it to a source location.
/// </summary>
/// <param name="Layer">Index of the layer, or one of the constants below.</param>
/// <param name="Argument">
/// Name of the argument at fault, or <see langword="null"/> for the whole attribute; with <see cref="Member"/> the name of the member.
/// </param>
/// <param name="Item">
/// Index of a value if the argument takes several; with <see cref="Container"/> the nesting level of the type, counted outward from 1; with
/// <see cref="Member"/> the index among the user's members of that name.
/// </param>
internal readonly record struct Place(int Layer, string? Argument = null, int Item = 0)
{
    public const int Class = -1;
    public const int Network = -2;
    public const int Input = -3;
    public const int Container = -4;
    public const int Member = -5;
    public const int Output = -6;
    public const int Model = -7;

    public static Place OnClass { get; } = new(Class);

    /// <summary>Index of the <c>[Input]</c> or <c>[Output]</c>; 0 for other places.</summary>
    public int Port { get; init; }

    public static Place OfInput(int port, string? argument = null, int item = 0) => new(Input, argument, item) { Port = port };

    public static Place OfOutput(int port, string? argument = null, int item = 0) => new(Output, argument, item) { Port = port };
}
