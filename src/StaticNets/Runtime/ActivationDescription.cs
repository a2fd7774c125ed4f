using System.Collections.Immutable;

namespace StaticNets.Runtime;

/// <summary>The output of a layer in a row with the outputs of all layers.</summary>
/// <param name="name">Name of the layer, e.g. <c>dense_1</c>.</param>
/// <param name="shape">Shape of one sample; its first axis is <see cref="Steps.Any"/> if each call determines the number of time steps.</param>
/// <param name="offset">Elements in front of the output that do not depend on the number of time steps.</param>
/// <param name="stepOffset">Elements in front of the output for each time step.</param>
public sealed class ActivationDescription(string name, int[] shape, int offset, int stepOffset = 0)
{
    /// <summary>Name of the layer.</summary>
    internal string Name { get; } = name;

    /// <summary>Returns the shape of a sample with a number of time steps.</summary>
    internal ImmutableArray<int> ShapeOf(int steps) => [.. shape.Select(axis => axis == Steps.Any ? steps : axis)];

    /// <summary>Returns the number of elements of a sample with a number of time steps; it may be longer than an array.</summary>
    internal long LengthOf(int steps) => shape.Aggregate(1L, (product, axis) => product * (axis == Steps.Any ? steps : axis));

    /// <summary>Returns the index of the first element in the row of a sample with a number of time steps.</summary>
    internal long OffsetOf(int steps) => offset + ((long)stepOffset * steps);
}
