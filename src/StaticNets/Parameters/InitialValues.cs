using System.Numerics;
using StaticNets.Runtime;

namespace StaticNets.Parameters;

/// <summary>Fills the parameters of a new network with their initial values.</summary>
internal static class InitialValues
{
    /// <summary>
    /// Fills the tensors one after the other, in the order of the layers. Numbers are drawn in double and rounded to
    /// <typeparamref name="T"/>, so that networks in single and double precision start with the same weights. Padding is not written.
    /// </summary>
    public static void Fill<T>(NetworkDescription network, int seed, Span<T> block, NarrowBlock<T>? narrow = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Xoshiro256StarStar(seed);
        var sampler = new NormalSampler(random);
        foreach (TensorDescription tensor in network.Tensors)
        {
            if (tensor.Initializer == Initializer.Orthogonal)
            {
                int i = 0;
                double[] matrix = OrthogonalMatrix.Draw(tensor.Rows, tensor.RowLength, sampler);
                Write(() => matrix[i++], tensor, block, narrow);
            }
            else
            {
                Write(Numbers(tensor, random, sampler), tensor, block, narrow);
            }
        }
    }

    private static void Write<T>(Func<double> next, TensorDescription tensor, Span<T> block, NarrowBlock<T>? narrow)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var values = new T[tensor.RowLength];
        for (int row = 0; row < tensor.Rows; row++)
        {
            foreach (ref T value in values.AsSpan())
            {
                value = T.CreateTruncating(next());
            }

            values.AsSpan(tensor.Ones).Fill(T.One);
            TensorView.WriteRow<T>(tensor, row, values, block, narrow);
        }
    }

    private static Func<double> Numbers(TensorDescription tensor, Xoshiro256StarStar random, NormalSampler sampler)
    {
        double fans = (double)tensor.FanIn + tensor.FanOut;
        return tensor.Initializer switch
        {
            Initializer.Zeros => () => 0,
            Initializer.Constant => () => tensor.InitializerValue,
            Initializer.Normal => Normal(tensor.InitializerValue),
            Initializer.HeNormal => Normal(Math.Sqrt(2.0 / tensor.FanIn)),
            Initializer.GlorotNormal => Normal(Math.Sqrt(2.0 / fans)),
            Initializer.HeUniform => Uniform(Math.Sqrt(6.0 / tensor.FanIn)),
            Initializer.GlorotUniform => Uniform(Math.Sqrt(6.0 / fans)),
            _ => throw new ArgumentException(
                $"Tensor '{tensor.Name}' must name its initializer, but says {tensor.Initializer.ToString()}."
            ),
        };

        Func<double> Normal(double deviation) => () => deviation * sampler.Next();
        Func<double> Uniform(double bound) => () => bound * ((2 * random.NextDouble()) - 1);
    }
}
