namespace StaticNets.Generator.Layers;

/// <summary>The effect of a layer on the order of its input features; the members have the names of the runtime's enum.</summary>
internal enum FeatureOrder
{
    /// <summary>The layer computes new features.</summary>
    New,

    /// <summary>Each feature keeps its place.</summary>
    Kept,

    /// <summary>The features of several layers are concatenated.</summary>
    Joined,

    /// <summary>The elements get another shape.</summary>
    Reshaped,
}
