using System.Numerics;
using StaticNets.Runtime;
using StaticNets.Tests.Layers;
using StaticNets.Tests.Networks.ImageSizes;

namespace StaticNets.Tests.Networks.Convolutions;

/// <summary>The networks of many sizes that tests compare with naive loops.</summary>
internal static class SizedImages
{
    public static readonly Type[] Networks = [.. DeclaredNetworks.Beside(typeof(FromOneChannel)), typeof(OnlyMaximum), typeof(OnlyMinimum)];

    public static bool IsSingle(Type network) => typeof(INetwork<float>).IsAssignableFrom(network);

    /// <summary>
    /// Returns the greatest error that rounding may cause, relative to the norm. A value passes two sums for each layer, one forward and
    /// one backward, and the gradient of a kernel is also a sum over rows and pixels. The rounding errors of a sum are independent, so they
    /// grow with the root of its length; the factor of ten is for terms that cancel.
    /// </summary>
    public static double Tolerance<T>(NetworkDescription network, int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double unitRoundoff = typeof(T) == typeof(float) ? Math.Pow(2, -24) : Math.Pow(2, -53);
        int largest = network.InputShape[..^1].Aggregate(1, (product, length) => product * length);
        int terms = network.Tensors.Sum(tensor => (2 * tensor.Rows) + tensor.RowLength) + (rows * largest);
        return 10 * Math.Sqrt(terms) * unitRoundoff;
    }

    /// <summary>Returns the values of a tensor in a padded block, in double.</summary>
    public static double[] Values<T>(TensorDescription tensor, T[] block)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        [
            .. Enumerable
                .Range(0, tensor.Rows)
                .SelectMany(row => block.AsSpan(tensor.Offset + (row * tensor.RowStride), tensor.RowLength).ToArray())
                .Select(double.CreateTruncating),
        ];

    /// <summary>Returns the padding after the rows of the trainable tensors.</summary>
    public static IEnumerable<(string Tensor, T Value)> Padding<T>(NetworkDescription network, T[] block)
    {
        foreach (TensorDescription tensor in network.Tensors.Where(tensor => !tensor.Frozen))
        {
            for (int row = 0; row < tensor.Rows; row++)
            {
                int start = tensor.Offset + (row * tensor.RowStride);
                foreach (T value in block[(start + tensor.RowLength)..(start + tensor.RowStride)])
                {
                    yield return (tensor.Name, value);
                }
            }
        }
    }

    public static double[] Widen<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Array.ConvertAll(values.ToArray(), double.CreateTruncating);
}
