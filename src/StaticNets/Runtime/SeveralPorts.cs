using System.Collections.Immutable;
using System.ComponentModel;

namespace StaticNets.Runtime;

/// <summary>
/// The inputs and outputs of a network that has several of either. Inside the network a sample is one row of inputs and one of outputs, in which
/// they lie side by side in the order of the declaration.
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
/// <param name="Length">Elements of one sample.</param>
/// <param name="Offset">Elements of the joint row in front of it.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record InputDescription(string Name, int Length, int Offset)
{
    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

/// <summary>An output of a network with several inputs or outputs.</summary>
/// <param name="Name">Name of the layer that it returns.</param>
/// <param name="Length">Elements of one sample.</param>
/// <param name="Offset">Elements of the joint row in front of it.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record OutputDescription(string Name, int Length, int Offset)
{
    /// <summary>Its loss, or <see langword="null"/> in a network that only predicts.</summary>
    public Loss? Loss { get; init; }

    /// <summary>Targets, or class indices where its loss takes those, in front of its own in their joint row.</summary>
    public int TargetOffset { get; init; }

    /// <summary>How many right-or-wrong decisions one row holds.</summary>
    public int DecisionsPerRow { get; init; }

    /// <summary>As messages call it; made once, since steps hand it on to checks.</summary>
    internal string Title { get; } = $"the output '{Name}'";

    /// <summary>Whether its targets are class indices.</summary>
    internal bool TakesClasses => Loss == StaticNets.Loss.SparseCategoricalCrossEntropy;

    /// <summary>Numbers that a row is compared with: its targets, or one class index.</summary>
    internal int TargetLength => TakesClasses ? 1 : Length;

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
