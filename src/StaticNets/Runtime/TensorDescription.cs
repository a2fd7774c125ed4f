using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace StaticNets.Runtime;

/// <summary>
/// One parameter tensor as the generator laid it out: rows of <see cref="RowLength"/> elements (the last axis),
/// <see cref="RowStride"/> elements apart, from element <see cref="Offset"/> of the parameter block on.
/// The padding behind a row is private and always zero.
/// </summary>
/// <param name="Name">The full name, e.g. <c>dense_1/kernel</c>.</param>
/// <param name="Shape">The shape the user sees, e.g. <c>[784, 128]</c>.</param>
/// <param name="Offset">First element in the parameter block, a multiple of the vectors that its kernels use: 16 to 64 bytes.</param>
/// <param name="RowStride">Elements from one row to the next, a multiple of the same.</param>
/// <param name="Initializer">How a new network fills it.</param>
/// <param name="FanIn">Inputs of one unit, for He and Glorot.</param>
/// <param name="FanOut">Units that one input reaches, for Glorot.</param>
public sealed record TensorDescription(
    string Name,
    ImmutableArray<int> Shape,
    int Offset,
    int RowStride,
    Initializer Initializer,
    int FanIn,
    int FanOut
)
{
    /// <summary>σ of <see cref="Initializer.Normal"/>, the value of <see cref="Initializer.Constant"/>.</summary>
    public double InitializerValue { get; init; }

    /// <summary>λ of the penalty <c>λ‖W‖₁</c>.</summary>
    public double L1 { get; init; }

    /// <summary>λ of the penalty <c>λ/2 · ‖W‖²</c>.</summary>
    public double L2 { get; init; }

    /// <summary>Largest norm of a column, 0 for any.</summary>
    public double MaxNorm { get; init; }

    /// <summary>Whether training leaves it as it is.</summary>
    public bool Frozen { get; init; }

    /// <summary>What the tensor follows, if no optimizer moves it but each batch does; it is frozen then.</summary>
    public MovingAverage? MovingAverage { get; init; }

    /// <summary>Elements of a row: the length of the last axis.</summary>
    public int RowLength
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        get => Shape[^1];
    }

    /// <summary>Number of rows: the product of all axes but the last.</summary>
    public int Rows
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        get => Shape.AsSpan()[..^1].Product();
    }

    /// <summary>Elements the user sees.</summary>
    public int Length => Rows * RowLength;

    /// <summary>The layer's part of the name.</summary>
    public string Layer => Name[..Name.IndexOf('/')];

    /// <summary>The name.</summary>
    // The text of a record names every member, and that code is part of every native program.
    public override string ToString() => Name;

    /// <summary>First element of a row in the parameter block.</summary>
    internal int RowStart(int row) => Offset + (row * RowStride);
}

file static class ShapeProduct
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Product(this ReadOnlySpan<int> lengths)
    {
        int product = 1;
        foreach (int length in lengths)
        {
            product *= length;
        }

        return product;
    }
}
