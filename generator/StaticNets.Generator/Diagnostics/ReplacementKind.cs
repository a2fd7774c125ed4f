namespace StaticNets.Generator.Diagnostics;

/// <summary>How a fix writes the value that it puts in place of another one.</summary>
internal enum ReplacementKind
{
    /// <summary>A number, as it is.</summary>
    Number,

    /// <summary>The name of a layer, in quotes.</summary>
    Name,

    /// <summary>The member of an enum with its type, as short as the usings allow.</summary>
    Member,

    /// <summary>No value: the argument goes.</summary>
    Removal,
}
