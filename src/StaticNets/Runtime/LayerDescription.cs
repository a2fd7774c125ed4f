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

    /// <summary>
    /// Whether the layer has an output at each time step, in a network for which each call determines the number of steps. Its outputs lie
    /// step by step, and <see cref="RowOffset"/> counts the elements for each step of each sample.
    /// </summary>
    public bool IsPerStep { get; init; }

    /// <summary>Whether an initial state lies in front of the outputs of the first step.</summary>
    public bool FollowsInitialState { get; init; }

    /// <summary>Number of rows of outputs that a sample has: one for each time step if <see cref="IsPerStep"/> is true.</summary>
    internal int RowsOfSample { get; private init; } = 1;

    /// <summary>Returns the description for a number of time steps.</summary>
    /// <param name="steps">Number of time steps.</param>
    /// <param name="rowLength">Number of elements of a sample in the workspace that do not depend on the time steps; they come first.</param>
    internal LayerDescription OfSteps(int steps, int rowLength) =>
        IsPerStep ? this with { RowOffset = rowLength + (RowOffset * (steps + 1)), RowsOfSample = steps } : this;

    /// <summary>Returns the index in the workspace of a row of outputs.</summary>
    /// <param name="workspace">The layout of the workspace.</param>
    /// <param name="capacity">Number of samples that the workspace can hold.</param>
    /// <param name="samples">Number of samples that were computed.</param>
    /// <param name="row">Index of the row; the rows of a time step follow those of the step before it.</param>
    internal int Place(WorkspaceDescription workspace, int capacity, int samples, int row) =>
        workspace.FixedLength + (RowOffset * capacity) + ((row + (FollowsInitialState ? samples : 0)) * RowStride);

    /// <summary>Returns the name.</summary>
    // The compiler-generated text would name every member, and its code would be part of every native program.
    public override string ToString() => Name;
}
