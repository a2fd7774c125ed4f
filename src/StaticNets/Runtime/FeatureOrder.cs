using System.ComponentModel;

namespace StaticNets.Runtime;

/// <summary>
/// Where a layer puts the features it reads. Where other libraries store an image as C·H·W, a flattened one has another order there, and
/// whoever brings weights from them must follow that order to the next weights.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum FeatureOrder
{
    /// <summary>The layer makes features of its own, as a dense one does.</summary>
    New,

    /// <summary>Each feature stays where it is.</summary>
    Kept,

    /// <summary>The features of several layers, one behind the other.</summary>
    Joined,

    /// <summary>The same numbers under another shape.</summary>
    Reshaped,
}
