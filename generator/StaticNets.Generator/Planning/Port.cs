using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Operations.Losses;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Planning;

/// <summary>
/// A named input or output of a network. In the memory that the passes receive, all inputs of a sample form one joint row, in which they
/// lie side by side in the order of the declaration. All outputs of a sample form another such row.
/// </summary>
/// <param name="Name">Its name; for an output, the name of its layer.</param>
/// <param name="Value">The value of one sample; for an output, <see langword="null"/> if a mistake prevents it from being known.</param>
/// <param name="Offset">Offset in the row, in elements.</param>
internal abstract record Port(string Name, Value? Value, long Offset)
{
    /// <summary>Number of elements of one sample.</summary>
    public long Length => Value?.Shape.Length ?? 0;
}

/// <summary>An input.</summary>
/// <param name="Values">The value of one sample.</param>
internal sealed record InputPort(string Name, Value Values, long Offset) : Port(Name, Values, Offset)
{
    public Shape Shape => Values.Shape;

    /// <summary>Whether the numbers are indices, which an <c>[Embedding]</c> reads.</summary>
    public bool IsIndices { get; init; }

    /// <summary>Whether most of the numbers are zero, so that predictions skip them.</summary>
    public bool IsSparse { get; init; }
}

/// <summary>An output and its loss.</summary>
/// <param name="Layer">Index of the layer that it returns, or <see langword="null"/> if a mistake prevents it from being known.</param>
/// <param name="Index">Its number among the outputs.</param>
/// <param name="IsDeclared">Whether it has an <c>[Output]</c> of its own.</param>
/// <param name="Loss">The loss function; <see langword="null"/> in a network that only predicts.</param>
/// <param name="Weight">The factor by which this loss is multiplied in the loss of the network.</param>
/// <param name="TargetOffset">
/// Offset of the output's targets in a row of targets, or in a row of class indices if the loss takes class indices.
/// </param>
internal sealed record OutputPort(
    string Name,
    Value? Value,
    long Offset,
    int? Layer,
    int Index,
    bool IsDeclared,
    LossFunction? Loss,
    double Weight,
    long TargetOffset
) : Port(Name, Value, Offset)
{
    /// <summary>
    /// Number of elements, for each time step of the call, that the outputs with time steps before this one have; they come after all outputs
    /// without time steps, up to <see cref="Port.Offset"/>.
    /// </summary>
    public long StepOffset { get; init; }

    /// <summary>Whether the loss includes the output's activation, so that training omits the activation itself.</summary>
    public bool IsFused => Loss is { Fuses: not OutputFunction.Any };

    /// <summary>Length of the target of one sample: a row, or a class index for each row of classes.</summary>
    public long TargetLength =>
        Loss is null ? 0
        : Loss.TakesClasses ? RowsOfClasses
        : Length;

    /// <summary>
    /// Number of rows of classes in one sample, of which each is a decision: 1, or for a shape such as <c>[steps, classes]</c> one for each
    /// step.
    /// </summary>
    public long RowsOfClasses => Value is null ? 1 : Value.Shape.Length / Value.Shape.Last;

    /// <summary>The place at which the loss of the output is declared.</summary>
    public Place LossPlace => IsDeclared ? Place.OfOutput(Index, "Loss") : new Place(Place.Network, "Loss");
}
