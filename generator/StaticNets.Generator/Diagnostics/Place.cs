namespace StaticNets.Generator.Diagnostics;

/// <summary>
/// Where a mistake stands, without syntax: an attribute of the class by its role, and the argument of it that is guilty.
/// The analyzer alone turns this into a location.
/// </summary>
/// <param name="Layer">Index of the layer, or one of the constants.</param>
/// <param name="Argument">
/// Name of the argument, or <see langword="null"/> for the whole attribute; with <see cref="Member"/> the member's name.
/// </param>
/// <param name="Item">
/// Which value of an argument that takes several; with <see cref="Container"/> how far out the type stands, from 1; with
/// <see cref="Member"/> which one of the user's members of this name, from 0.
/// </param>
internal readonly record struct Place(int Layer, string? Argument = null, int Item = 0)
{
    public const int Class = -1;
    public const int Network = -2;
    public const int Input = -3;
    public const int Container = -4;
    public const int Member = -5;

    public static Place OnClass { get; } = new(Class);
}
