namespace StaticNets.Runtime;

/// <summary>
/// The description of a layer. It says where the layer's output lies in the training workspace, so that a message can name the first layer
/// with a value that is not finite.
/// </summary>
/// <param name="name">Name of the layer, e.g. <c>dense_1</c>.</param>
/// <param name="length">Length of the layer's output for one sample.</param>
/// <param name="rowOffset">
/// Place of the layer's output in the training workspace. In a workspace for n samples, the outputs of the layer begin n · rowOffset
/// elements after the elements that do not depend on the number of samples.
/// </param>
/// <param name="rowStride">Distance in elements between the outputs of two consecutive samples.</param>
// No record: no program compares descriptions, and a native program would contain the code of the comparisons.
public sealed class LayerDescription(string name, int length, int rowOffset, int rowStride)
{
    /// <summary>Name of the layer.</summary>
    public string Name { get; } = name;

    /// <summary>Length of the layer's output for one sample, or for one time step of a sample.</summary>
    public int Length { get; } = length;

    /// <summary>Place of the layer's output in the training workspace.</summary>
    public int RowOffset { get; } = rowOffset;

    /// <summary>Distance in elements between the outputs of two consecutive samples.</summary>
    public int RowStride { get; } = rowStride;

    /// <summary>
    /// The activation of the layer if its units can die or saturate (ReLU, ReLU6, sigmoid, hard sigmoid, tanh). Linear for all other
    /// layers, and for a layer whose activation is computed by the loss.
    /// </summary>
    public Activation Activation { get; init; }

    /// <summary>Number of units, the length of the last axis; 0 if <see cref="Activation"/> is linear.</summary>
    public int Units { get; init; }

    /// <summary>
    /// Number of rows of outputs at each time step of a sample, in a network for which each call determines the number of steps: 1, or 0 for
    /// a layer without time steps. The rows lie step by step, and <see cref="RowOffset"/> counts the elements for each step of each sample.
    /// </summary>
    public int RowsOfStep { get; init; }

    /// <summary>Number of steps in front of the first one: 1 if an initial state lies there, otherwise 0.</summary>
    public int StepsInFront { get; init; }

    /// <summary>Whether the layer has an output at each of any number of time steps.</summary>
    internal bool IsPerStep => RowsOfStep > 0;

    /// <summary>Number of rows of outputs that a sample has: one for each time step if <see cref="IsPerStep"/> is true.</summary>
    internal int RowsOfSample { get; private init; } = 1;

    /// <summary>Returns the description for a number of time steps.</summary>
    /// <param name="steps">Number of time steps.</param>
    /// <param name="rowLength">Number of elements of a sample in the workspace that do not depend on the time steps; they come first.</param>
    internal LayerDescription OfSteps(int steps, int rowLength) =>
        !IsPerStep
            ? this
            : new LayerDescription(Name, Length, rowLength + (RowOffset * (steps + 1)), RowStride)
            {
                Activation = Activation,
                Units = Units,
                RowsOfStep = RowsOfStep,
                StepsInFront = StepsInFront,
                RowsOfSample = steps,
            };

    /// <summary>Returns the index in the workspace of a row of outputs.</summary>
    /// <param name="workspace">The layout of the workspace.</param>
    /// <param name="capacity">Number of samples that the workspace can hold.</param>
    /// <param name="samples">Number of samples that were computed.</param>
    /// <param name="row">Index of the row; the rows of a time step follow those of the step before it.</param>
    internal int Place(WorkspaceDescription workspace, int capacity, int samples, int row) =>
        workspace.FixedLength + (RowOffset * capacity) + ((row + (StepsInFront * samples)) * RowStride);

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name;
}
