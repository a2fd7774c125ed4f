namespace StaticNets.Generator.Diagnostics;

/// <summary>
/// Where a mistake stands, without syntax: an attribute of the class by its role, and the argument of it that is guilty.
/// The analyzer alone turns this into a location.
/// </summary>
/// <param name="Layer">Index of the layer, or one of the constants.</param>
/// <param name="Argument">Name of the argument, or <see langword="null"/> for the whole attribute.</param>
/// <param name="Item">Which value of an argument that takes several.</param>
internal readonly record struct Place(int Layer, string? Argument = null, int Item = 0)
{
    public const int Class = -1;
    public const int Network = -2;
    public const int Input = -3;

    public static Place OnClass { get; } = new(Class);
}
