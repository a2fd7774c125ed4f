using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace StaticNets.Runtime;

/// <summary>
/// The description of one parameter and of its place in the parameter block. The place begins at element <see cref="Offset"/> and consists
/// of rows of <see cref="RowLength"/> elements (the last axis) at a distance of <see cref="RowStride"/> elements. The padding at the end of
/// each row is always zero, and invisible to the user.
/// </summary>
/// <param name="Name">The full name, e.g. <c>dense_1/kernel</c>.</param>
/// <param name="Shape">The shape that the user sees, e.g. <c>[784, 128]</c>.</param>
/// <param name="Offset">
/// Index of the first element in the parameter block: a multiple of the length of the vectors that the network uses, which have 16 to 64
/// bytes.
/// </param>
/// <param name="RowStride">Distance between rows in elements: a multiple of the same vector length.</param>
/// <param name="Initializer">The initialiser.</param>
/// <param name="FanIn">Number of inputs of one unit, for the initialisers of He and Glorot.</param>
/// <param name="FanOut">Number of units that one input influences, for the initialisers of Glorot.</param>
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
    /// <summary>σ of <see cref="Initializer.Normal"/>, or the value of <see cref="Initializer.Constant"/>.</summary>
    public double InitializerValue { get; init; }

    /// <summary>The columns that begin at 1, whatever the initialiser: the bias of a forget gate. By default there are none.</summary>
    public Range Ones { get; init; }

    /// <summary>λ of the regulariser <c>λ‖W‖₁</c>.</summary>
    public double L1 { get; init; }

    /// <summary>λ of the regulariser <c>λ/2 · ‖W‖²</c>.</summary>
    public double L2 { get; init; }

    /// <summary>Largest permitted norm of a column; 0 for no limit.</summary>
    public double MaxNorm { get; init; }

    /// <summary>Whether training leaves the tensor unchanged.</summary>
    public bool Frozen { get; init; }

    /// <summary>
    /// The number format in which the tensor is stored. If it is not the format of the network, the tensor lies in a
    /// <see cref="NarrowBlock{T}"/>.
    /// </summary>
    public WeightFormat Format { get; init; }

    /// <summary>Whether the tensor lies in a <see cref="NarrowBlock{T}"/> and not in the parameter block.</summary>
    internal bool IsNarrow => Format != WeightFormat.Default;

    /// <summary>
    /// The batch statistic that the tensor averages, or <see langword="null"/> if the tensor is not a moving statistic. The optimizer does
    /// not change moving statistics.
    /// </summary>
    public MovingAverage? MovingAverage { get; init; }

    /// <summary>Length of a row: the length of the last axis.</summary>
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

    /// <summary>Number of elements without padding.</summary>
    public int Length => Rows * RowLength;

    /// <summary>The name of the layer that the tensor belongs to: the part of its full name before the last slash.</summary>
    public string Layer => TensorName.Layer(Name);

    /// <summary>Returns the name.</summary>
    // The compiler-generated text would name every member, and its code would be part of every native program.
    public override string ToString() => Name;

    /// <summary>Returns the index of a row's first element in the parameter block.</summary>
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
