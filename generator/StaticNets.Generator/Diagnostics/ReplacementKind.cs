namespace StaticNets.Generator.Diagnostics;

/// <summary>The form in which a fix writes a replacement value.</summary>
internal enum ReplacementKind
{
    /// <summary>A number.</summary>
    Number,

    /// <summary>The name of a layer, in quotes.</summary>
    Name,

    /// <summary>A member of an enum with its type, qualified only as far as the usings require.</summary>
    Member,

    /// <summary>No value: the fix removes the argument.</summary>
    Removal,
}
