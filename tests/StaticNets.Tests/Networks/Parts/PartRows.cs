using System.Numerics;
using System.Numerics.Tensors;

namespace StaticNets.Tests.Networks.Parts;

/// <summary>Creates rows for networks with parts, and reads the values of tensors.</summary>
internal static class PartRows
{
    public const int Count = 7;

    /// <summary>Returns numbers between −1 and 1, the same in each run.</summary>
    public static double[] Numbers(int count, int seed) => [.. Enumerable.Range(0, count).Select(i => Math.Sin((i * 1.7) + seed))];

    /// <summary>Returns rows for a network with two inputs and one output.</summary>
    public static Dataset Pairs(int rows, int inputs, int outputs) =>
        new(rows, [Numbers(rows * inputs, 1), Numbers(rows * inputs, 2)], [Numbers(rows * outputs, 3)]);

    public static T[] Flat<T>(ReadOnlyTensorSpan<T> tensor)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var values = new T[tensor.FlattenedLength];
        tensor.FlattenTo(values);
        return values;
    }
}
