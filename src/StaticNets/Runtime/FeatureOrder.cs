using System.ComponentModel;

namespace StaticNets.Runtime;

/// <summary>
/// The effect of a layer on the order of its input features. Libraries that store images as C·H·W flatten the pixels in another order than
/// StaticNets, which stores them as H·W·C. A tool that converts weights from such a library must follow the order of the features to the
/// next layer with weights, and reorder the weights of that layer.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum FeatureOrder
{
    /// <summary>The layer computes new features, as a dense layer does.</summary>
    New,

    /// <summary>The output features have the order of the input features.</summary>
    Kept,

    /// <summary>The features of several layers are concatenated.</summary>
    Joined,

    /// <summary>The elements keep their order, but get another shape.</summary>
    Reshaped,

    /// <summary>Some elements are taken, in their order.</summary>
    Sliced,

    /// <summary>The axes get another order.</summary>
    Permuted,

    /// <summary>Each feature keeps its place, but its value depends on its neighbours.</summary>
    Neighbouring,
}
