using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Operations.Losses;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Planning;

/// <summary>
/// A named way into a network or out of it. Outside the network a sample is one row, in which its inputs, or its outputs, lie side by side in the
/// order of the declaration.
/// </summary>
/// <param name="Name">Its name, or that of the layer that it shows.</param>
/// <param name="Value">Its numbers of one sample; of an output <see langword="null"/> when a mistake hides it.</param>
/// <param name="Offset">Elements of the row in front of it.</param>
internal abstract record Port(string Name, Value? Value, long Offset)
{
    /// <summary>Elements of one sample.</summary>
    public long Length => Value?.Shape.Length ?? 0;
}

/// <summary>An input.</summary>
/// <param name="Values">Its numbers of one sample.</param>
internal sealed record InputPort(string Name, Value Values, long Offset) : Port(Name, Values, Offset)
{
    public Shape Shape => Values.Shape;
}

/// <summary>An output, and what training makes of it.</summary>
/// <param name="Layer">Index of the layer that it shows, or <see langword="null"/> when a mistake hides it.</param>
/// <param name="Index">Its number among the outputs.</param>
/// <param name="IsDeclared">Whether it has an <c>[Output]</c> of its own.</param>
/// <param name="Loss">What training makes small; <see langword="null"/> in a network that only predicts.</param>
/// <param name="Weight">The factor of its loss in the loss of the network.</param>
/// <param name="TargetOffset">Elements in front of its targets in a row of targets, or of class indices where its loss takes those.</param>
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
    /// <summary>Whether its loss computes with the output's function fused, so that training goes without the function itself.</summary>
    public bool IsFused => Loss is { Fuses: not OutputFunction.Any };

    /// <summary>Numbers of one sample that its loss compares it with: a row, or one class index.</summary>
    public long TargetLength =>
        Loss is null ? 0
        : Loss.TakesClasses ? 1
        : Length;

    /// <summary>Where its loss is written.</summary>
    public Place LossPlace => IsDeclared ? Place.OfOutput(Index, "Loss") : new Place(Place.Network, "Loss");
}
