using System.Collections.Immutable;
using System.Diagnostics;
using System.Numerics;
using System.Numerics.Tensors;
using StaticNets.Runtime;

namespace StaticNets;

/// <summary>The outputs of one layer, which <see cref="Activations{T}"/> holds for every layer of a network.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class LayerActivation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal LayerActivation(string name, ImmutableArray<int> shape, int rows, T[] memory)
    {
        Name = name;
        Shape = shape;
        Rows = rows;
        Memory = memory;
        Length = shape.Aggregate(1, (product, axis) => product * axis);
    }

    /// <summary>Name of the layer, e.g. <c>conv2d_1</c>; a layer of a part or block has a path, <c>encoder/dense</c>.</summary>
    public string Name { get; }

    /// <summary>Shape of one row's output, channels last: <c>[height, width, channels]</c> or <c>[steps, features]</c>.</summary>
    public ImmutableArray<int> Shape { get; }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of values of one row.</summary>
    public int Length { get; }

    /// <summary>The values of all rows, rows × <see cref="Length"/>, in the order of the shape.</summary>
    public ReadOnlySpan<T> Values => Memory;

    /// <summary>A view of the values with the axes of <see cref="Shape"/> behind the rows: <c>Tensor[row, y, x, channel]</c>.</summary>
    public ReadOnlyTensorSpan<T> Tensor => new(Memory, [Rows, .. Shape.Select(axis => (nint)axis)]);

    /// <summary>The memory of the values.</summary>
    internal T[] Memory { get; }

    /// <summary>Returns the values of one row.</summary>
    /// <param name="row">Index of the row.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public ReadOnlySpan<T> Row(int row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Rows);
        return Memory.AsSpan(row * Length, Length);
    }

    /// <summary>Returns the name and the shape: <c>conv2d [26, 26, 8]</c>.</summary>
    public override string ToString() => $"{Name} {Shapes.Text(Shape.AsSpan())}";
}
