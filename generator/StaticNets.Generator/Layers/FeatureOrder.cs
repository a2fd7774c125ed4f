namespace StaticNets.Generator.Layers;

/// <summary>The effect of a layer on the order of its input features. The runtime has an enum with the same name and members.</summary>
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

    /// <summary>Some elements are taken, in their order.</summary>
    Sliced,

    /// <summary>The axes get another order.</summary>
    Permuted,

    /// <summary>Each feature keeps its place, but its value depends on its neighbours.</summary>
    Neighbouring,
}
