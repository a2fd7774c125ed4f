namespace StaticNets.Generator.Layers;

/// <summary>Where a layer puts the features it reads; the names are those of the runtime's enum.</summary>
internal enum FeatureOrder
{
    /// <summary>It makes features of its own.</summary>
    New,

    /// <summary>Each stays where it is.</summary>
    Kept,

    /// <summary>Those of several layers, one behind the other.</summary>
    Joined,

    /// <summary>The same numbers under another shape.</summary>
    Reshaped,
}
