namespace StaticNets.Runtime;

/// <summary>One layer, and where its output lies in the training workspace, so that the first bad layer can be named.</summary>
/// <param name="Name">Name of the layer, e.g. <c>dense_1</c>.</param>
/// <param name="Length">Elements of one sample's output.</param>
/// <param name="RowOffset">Where it begins among the elements that the training workspace holds for each sample; the outputs of all samples lie side by side.</param>
/// <param name="RowStride">Elements from one sample's output to the next one's.</param>
public sealed record LayerDescription(string Name, int Length, int RowOffset, int RowStride)
{
    /// <summary>The function at its end, where units of it can die or saturate: ReLU, ReLU6, sigmoid, hard sigmoid, tanh; else linear.</summary>
    public Activation Activation { get; init; }

    /// <summary>Number of its units, the length of the last axis, given with <see cref="Activation"/>.</summary>
    public int Units { get; init; }

    /// <summary>The name.</summary>
    // As short as TensorDescription's, for the same reason.
    public override string ToString() => Name;
}
