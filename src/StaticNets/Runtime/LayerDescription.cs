namespace StaticNets.Runtime;

/// <summary>
/// The description of a layer: the place of its output in the training workspace, so that the first layer with a bad value can be named.
/// </summary>
/// <param name="Name">Name of the layer, e.g. <c>dense_1</c>.</param>
/// <param name="Length">Length of its output for one sample.</param>
/// <param name="RowOffset">
/// Index of its output among the elements that the training workspace holds for each sample; the outputs of all samples are consecutive.
/// </param>
/// <param name="RowStride">Distance between the outputs of two samples in elements.</param>
public sealed record LayerDescription(string Name, int Length, int RowOffset, int RowStride)
{
    /// <summary>
    /// The activation of the layer if its units can die or saturate (ReLU, ReLU6, sigmoid, hard sigmoid, tanh), otherwise linear.
    /// </summary>
    public Activation Activation { get; init; }

    /// <summary>Number of units, the length of the last axis; set together with <see cref="Activation"/>.</summary>
    public int Units { get; init; }

    /// <summary>Returns the name.</summary>
    // Short for the same reason as in TensorDescription.
    public override string ToString() => Name;
}
