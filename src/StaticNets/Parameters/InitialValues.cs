using System.Numerics;
using StaticNets.Runtime;

namespace StaticNets;

/// <summary>Fills the parameters of a new network.</summary>
internal static class InitialValues
{
    /// <summary>
    /// Fills tensor after tensor in the order of the declaration, drawing in double and rounding to <typeparamref name="T"/>,
    /// so that both number formats begin with the same weights. Padding is left alone.
    /// </summary>
    public static void Fill<T>(NetworkDescription network, int seed, Span<T> block)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var sampler = new NormalSampler(new Xoshiro256StarStar(seed));
        foreach (TensorDescription tensor in network.Tensors)
        {
            double deviation = StandardDeviation(tensor);
            for (int row = 0; row < tensor.Rows; row++)
            {
                Span<T> values = TensorView.Row(tensor, block, row);
                if (deviation == 0)
                {
                    values.Clear();
                    continue;
                }

                foreach (ref T value in values)
                {
                    value = T.CreateTruncating(deviation * sampler.Next());
                }
            }
        }
    }

    private static double StandardDeviation(TensorDescription tensor) =>
        tensor.Initializer switch
        {
            Initializer.Zeros => 0,
            Initializer.HeNormal => Math.Sqrt(2.0 / tensor.FanIn),
            Initializer.GlorotNormal => Math.Sqrt(2.0 / ((double)tensor.FanIn + tensor.FanOut)),
            _ => throw new ArgumentException(
                $"Tensor '{tensor.Name}' must name its initializer (Zeros, HeNormal or GlorotNormal), but says {tensor.Initializer}."
            ),
        };
}
