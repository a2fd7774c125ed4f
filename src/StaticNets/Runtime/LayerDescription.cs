namespace StaticNets.Runtime;

/// <summary>
/// The description of a layer. It says where the layer's output lies in the training workspace, so that a message can name the first layer
/// with a value that is not finite.
/// </summary>
/// <param name="Name">Name of the layer, e.g. <c>dense_1</c>.</param>
/// <param name="Length">Length of the layer's output for one sample.</param>
/// <param name="RowOffset">
/// Place of the layer's output in the training workspace. In a workspace for n samples, the outputs of the layer begin n · RowOffset
/// elements after the elements that do not depend on the number of samples.
/// </param>
/// <param name="RowStride">Distance in elements between the outputs of two consecutive samples.</param>
public sealed record LayerDescription(string Name, int Length, int RowOffset, int RowStride)
{
    /// <summary>
    /// The activation of the layer if its units can die or saturate (ReLU, ReLU6, sigmoid, hard sigmoid, tanh). Linear for all other
    /// layers, and for a layer whose activation is computed by the loss.
    /// </summary>
    public Activation Activation { get; init; }

    /// <summary>Number of units, the length of the last axis; 0 if <see cref="Activation"/> is linear.</summary>
    public int Units { get; init; }

    /// <summary>Returns the name.</summary>
    // The compiler-generated text would name every member, and its code would be part of every native program.
    public override string ToString() => Name;
}
