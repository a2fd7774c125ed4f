using System.Collections.Immutable;
using System.ComponentModel;

namespace StaticNets.Runtime;

/// <summary>
/// The inputs and outputs of a network that has several inputs or several outputs. The engine stores all inputs of a sample side by side in
/// one joint row, in the order of the declaration, and all outputs in another one.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SeveralPorts
{
    /// <summary>The inputs.</summary>
    public required ImmutableArray<InputDescription> Inputs { get; init; }

    /// <summary>The outputs.</summary>
    public required ImmutableArray<OutputDescription> Outputs { get; init; }
}

/// <summary>An input of a network with several inputs or outputs.</summary>
/// <param name="Name">Name of the input.</param>
/// <param name="Length">Number of elements of one sample.</param>
/// <param name="Offset">Index of the input's first element in the joint row.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record InputDescription(string Name, int Length, int Offset)
{
    /// <summary>Number of valid indices, from 0 on, if the elements are indices; otherwise 0.</summary>
    public int Vocabulary { get; init; }

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name;
}

/// <summary>An output of a network with several inputs or outputs.</summary>
/// <param name="Name">Name of the layer whose output the network returns.</param>
/// <param name="Length">Number of elements of one sample.</param>
/// <param name="Offset">Index of the output's first element in the joint row.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record OutputDescription(string Name, int Length, int Offset)
{
    /// <summary>The loss of this output; <see langword="null"/> if the network only predicts.</summary>
    public Loss? Loss { get; init; }

    /// <summary>
    /// Index of the output's first target in the joint row of dense targets, or of its class index in the joint row of class indices.
    /// </summary>
    public int TargetOffset { get; init; }

    /// <summary>Number of decisions of this output that the accuracy counts in each row; 0 for a regression.</summary>
    public int DecisionsPerRow { get; init; }

    /// <summary>
    /// The text that names the output in messages. It is formatted only once, because each training step passes it to checks.
    /// </summary>
    internal string Title { get; } = $"the output '{Name}'";

    /// <summary>Whether the targets of this output are class indices.</summary>
    internal bool TakesClasses => Loss is StaticNets.Loss.SparseCategoricalCrossEntropy or StaticNets.Loss.NegativeLogLikelihood;

    /// <summary>Number of targets in each row; for class indices, one for each decision.</summary>
    internal int TargetLength => TakesClasses ? DecisionsPerRow : Length;

    /// <summary>Number of classes between which each decision of an output with class indices chooses.</summary>
    internal int ClassCount => Length / DecisionsPerRow;

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name;
}
