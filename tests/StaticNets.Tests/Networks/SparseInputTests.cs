using System.Numerics;
using StaticNets.Runtime;
using StaticNets.Tests.Networks.Sparsity;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Networks;

/// <summary>Networks with a sparse input predict what equal networks without it predict.</summary>
[Collection(nameof(Alone))]
public sealed class SparseInputTests
{
    // From no zeros to nothing but zeros, with the share of the pixels of handwritten digits among them.
    private static readonly double[] _densities = [1, 0.5, 0.19, 0.01, 0];

    /// <summary>The terms that are left out are 0, and the others are added in the same order, so that all bits are equal.</summary>
    [Theory]
    [InlineData(typeof(DenseDigits), typeof(SparseDigits))]
    [InlineData(typeof(DenseNormalized), typeof(SparseNormalized))]
    public void PredictionsAreEqual(Type dense, Type sparse) => AreEqual<float>(dense, sparse);

    [Fact]
    public void PredictionsInDoublePrecisionAreEqual() => AreEqual<double>(typeof(DenseCounts), typeof(SparseCounts));

    private static void AreEqual<T>(Type dense, Type sparse)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        INetwork<T> expected = (INetwork<T>)Activator.CreateInstance(dense, 7)!;
        INetwork<T> actual = (INetwork<T>)Activator.CreateInstance(sparse, 7)!;
        NetworkDescription description = NetworkInside.Description(dense);
        foreach (double density in _densities)
        {
            foreach (int rows in (int[])[1, 2, 7, 300])
            {
                T[] x = Rows<T>(rows * description.InputLength, density);
                T[] y = new T[rows * description.OutputLength];
                T[] same = new T[y.Length];
                expected.Predict(x, y);
                actual.Predict(x, same);
                Assert.Equal(y, same);
                Assert.All(y, value => Assert.True(T.IsFinite(value)));
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(400)]
    [InlineData(783)]
    public void NaNIsNoZero(int place)
    {
        float[] x = new float[SparseDigits.InputLength];
        x[place] = float.NaN;
        float[] y = new float[SparseDigits.OutputLength];
        new SparseDigits(seed: 3).Predict(x, y);
        Assert.All(y, value => Assert.True(float.IsNaN(value)));
    }

    [Fact]
    public void PredictionsAllocateNothing()
    {
        SparseDigits network = new(seed: 3);
        float[] x = Rows<float>(50 * SparseDigits.InputLength, 0.19);
        float[] y = new float[50 * SparseDigits.OutputLength];
        Assert.Equal(0, Allocations.Of(() => network.Predict(x, y)));
    }

    private static T[] Rows<T>(int count, double density)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        System.Random random = new(5);
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(_ => random.NextDouble() < density ? T.CreateTruncating(random.NextDouble() - 0.5) : T.Zero),
        ];
    }
}
