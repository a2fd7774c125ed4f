using System.Collections.Immutable;

namespace StaticNets.Runtime;

/// <summary>What the runtime must know about a generated network: emitted once per network, shared by its instances.</summary>
public sealed class NetworkDescription
{
    /// <summary>Name of the class.</summary>
    public required string Name { get; init; }

    /// <summary>Shape of one input sample.</summary>
    public required ImmutableArray<int> InputShape { get; init; }

    /// <summary>Shape of one output sample.</summary>
    public required ImmutableArray<int> OutputShape { get; init; }

    /// <summary>Elements of one input sample.</summary>
    public required int InputLength { get; init; }

    /// <summary>Elements of one output sample.</summary>
    public required int OutputLength { get; init; }

    /// <summary>The parameter tensors in the order of their layers.</summary>
    public required ImmutableArray<TensorDescription> Tensors { get; init; }

    /// <summary>Elements of the parameter block, padding included.</summary>
    public required int ParameterBlockLength { get; init; }

    /// <summary>The layers in the order of the declaration.</summary>
    public required ImmutableArray<LayerDescription> Layers { get; init; }

    /// <summary>The declared loss, or <see langword="null"/> for a network that only predicts.</summary>
    public Loss? Loss { get; init; }

    /// <summary>Targets of one row: the output's length, or 1 class index with <see cref="Loss.SparseCategoricalCrossEntropy"/>.</summary>
    public int TargetLength { get; init; }

    /// <summary>How many right-or-wrong decisions one row holds: 0 for a regression, n for n sigmoids, 1 for argmax.</summary>
    public int DecisionsPerRow { get; init; }

    /// <summary>
    /// Most rows of one micro-batch, chosen so that its workspace stays in the second-level cache where that can be; a step that looks at its
    /// whole batch takes all rows at once.
    /// </summary>
    public int TrainingRows { get; init; }

    /// <summary>The working memory of a micro-batch.</summary>
    public WorkspaceDescription TrainingWorkspace { get; init; }

    /// <summary>Multiply-adds of one prediction.</summary>
    public long MultiplyAdds { get; init; }
}
