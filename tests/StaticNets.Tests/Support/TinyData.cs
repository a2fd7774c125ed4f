using System.Numerics;

namespace StaticNets.Tests;

/// <summary>
/// Rows for <see cref="TinyNetwork{T}"/>: inputs in [−1, 1], targets that are linear in the inputs, and classes by the sign of a weighted
/// sum of the inputs.
/// </summary>
internal sealed class TinyData<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public TinyData(int rows, int seed = 1)
    {
        var random = new Xoshiro256StarStar(seed);
        X = new T[rows * TinyNetwork<T>.Inputs];
        Targets = new T[rows * TinyNetwork<T>.Outputs];
        Classes = new int[rows];
        for (int row = 0; row < rows; row++)
        {
            double sum = 0;
            for (int i = 0; i < TinyNetwork<T>.Inputs; i++)
            {
                double value = (2 * random.NextDouble()) - 1;
                X[(row * TinyNetwork<T>.Inputs) + i] = T.CreateTruncating(value);
                sum += (i + 1) * value;
            }

            Targets[row * TinyNetwork<T>.Outputs] = T.CreateTruncating(sum);
            Targets[(row * TinyNetwork<T>.Outputs) + 1] = T.CreateTruncating(1 - (0.5 * sum));
            Classes[row] = sum > 0 ? 1 : 0;
        }
    }

    public T[] X { get; }

    public T[] Targets { get; }

    public int[] Classes { get; }
}
