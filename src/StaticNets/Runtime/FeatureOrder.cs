using System.ComponentModel;

namespace StaticNets.Runtime;

/// <summary>
/// The effect of a layer on the order of its input features. Libraries that store images as C·H·W flatten them in another order; a tool
/// that converts weights must track that order up to the next layer with weights.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum FeatureOrder
{
    /// <summary>The layer computes new features, as a dense layer does.</summary>
    New,

    /// <summary>Each feature keeps its place.</summary>
    Kept,

    /// <summary>The features of several layers are concatenated.</summary>
    Joined,

    /// <summary>The elements get another shape.</summary>
    Reshaped,
}
