using StaticNets.Tool.Onnx;

namespace StaticNets.Tool.Importing.Constants;

/// <summary>A tensor whose numbers are known during the import: stored ones, and what is computed from them and from shapes.</summary>
/// <param name="Shape">The shape.</param>
/// <param name="Values">The elements in row-major order, or one number that all elements have.</param>
/// <param name="Type">The number format.</param>
internal sealed record Constant(int[] Shape, double[] Values, ElementType Type)
{
    /// <summary>
    /// The most elements that a tensor may have that is computed from fewer: a file of some bytes must not fill the memory.
    /// </summary>
    public const long MostElements = 1L << 20;

    /// <summary>Checks that a computed tensor has no more elements than are allowed, or than those that it is computed from.</summary>
    /// <exception cref="RefusalException">It has more.</exception>
    public static void Limit(IEnumerable<int> shape, long known)
    {
        long count = shape.Aggregate(1L, (product, length) => product > MostElements * FarBeyond ? product : product * length);
        if (count > Math.Max(MostElements, known))
        {
            throw new RefusalException($"a constant of {Sizes.Text(shape)} elements is too large");
        }
    }

    private const long FarBeyond = 1L << 11;

    /// <summary>The number of elements.</summary>
    public long Count => Shape.Aggregate(1L, (product, length) => product * length);

    /// <summary>Whether all elements are the same number.</summary>
    public bool IsUniform => Values.Length == 1 || Array.TrueForAll(Values, value => value.Equals(Values[0]));

    /// <summary>
    /// Returns the elements, each by itself. The length of a free batch is a number that no tensor can have, so a tensor that is built from
    /// it has too many elements.
    /// </summary>
    /// <exception cref="RefusalException">There are too many elements.</exception>
    public double[] Elements()
    {
        if (Values.Length == Count)
        {
            return Values;
        }

        Limit(Shape, Values.Length);
        return [.. Enumerable.Repeat(Values[0], (int)Count)];
    }

    /// <summary>Returns the elements as integers; those of 64 bits beyond the range of double are the nearest ones.</summary>
    public long[] Integers() => [.. Elements().Select(value => (long)value)];

    /// <summary>Returns a tensor of integers with one axis.</summary>
    public static Constant Of(params long[] values) => new([values.Length], [.. values.Select(value => (double)value)], ElementType.Int64);

    /// <summary>Returns the numbers multiplied by another.</summary>
    public Constant Times(double factor) => factor == 1 ? this : this with { Values = Array.ConvertAll(Values, value => factor * value) };

    /// <summary>Returns the same numbers in another shape of as many elements.</summary>
    public Constant WithShape(params int[] shape) => this with { Shape = shape };
}
