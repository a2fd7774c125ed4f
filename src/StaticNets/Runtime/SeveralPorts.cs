using System.Collections.Immutable;
using System.ComponentModel;

namespace StaticNets.Runtime;

/// <summary>
/// The inputs and outputs of a network that has several of either. The engine stores all inputs of a sample side by side in one joint row,
/// in the order of the declaration, and all outputs in another one.
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
/// <param name="Name">Its name.</param>
/// <param name="Length">Number of elements of one sample.</param>
/// <param name="Offset">Index of its first element in the joint row.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record InputDescription(string Name, int Length, int Offset)
{
    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

/// <summary>An output of a network with several inputs or outputs.</summary>
/// <param name="Name">Name of the layer that it returns.</param>
/// <param name="Length">Number of elements of one sample.</param>
/// <param name="Offset">Index of its first element in the joint row.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record OutputDescription(string Name, int Length, int Offset)
{
    /// <summary>Its loss, or <see langword="null"/> in a network that only predicts.</summary>
    public Loss? Loss { get; init; }

    /// <summary>Index of its first target in the joint row of targets, or of its class index in the joint row of class indices.</summary>
    public int TargetOffset { get; init; }

    /// <summary>Number of decisions of one row that the accuracy counts.</summary>
    public int DecisionsPerRow { get; init; }

    /// <summary>The output as messages name it; stored, because each training step passes it to checks.</summary>
    internal string Title { get; } = $"the output '{Name}'";

    /// <summary>Whether its targets are class indices.</summary>
    internal bool TakesClasses => Loss == StaticNets.Loss.SparseCategoricalCrossEntropy;

    /// <summary>Number of targets of one row, or 1 for a class index.</summary>
    internal int TargetLength => TakesClasses ? 1 : Length;

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
