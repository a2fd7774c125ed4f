using Courses.Points;
using Courses.Svm;

namespace StaticNets.Courses.Tests;

/// <summary>The support vector machine with a Gaussian kernel.</summary>
public sealed class SvmKernelTests
{
    private static readonly PointData _train = KernelFigures.Train;

    /// <summary>
    /// The accuracy of scikit-learn was found for points with these sums, which NumPy computed from the file that the course writes: other
    /// points would need another figure. NumPy read the decimals of single-precision numbers below 4, each at most 1.2e-7 away from its
    /// number, so that the sum of 2 000 differs by at most 2.4e-4.
    /// </summary>
    [Fact]
    public void ThePointsAreThoseThatScikitLearnRead()
    {
        Assert.Equal(96.93047877, Sum(_train, coordinate: 0), 2.4e-5);
        Assert.Equal(54.52875319, Sum(_train, coordinate: 1), 2.4e-5);
        Assert.Equal(993.65101066, Sum(KernelFigures.Test, coordinate: 0), 2.4e-4);
        Assert.Equal(513.24491887, Sum(KernelFigures.Test, coordinate: 1), 2.4e-4);
        Assert.Equal((100, 1000), (_train.Classes.Sum(), KernelFigures.Test.Classes.Sum()));
    }

    /// <summary>
    /// The output is <c>Σ w exp(−2 ‖x − c‖²) + b</c>. Weights of up to 10 and 50 terms in single precision, each rounded to 1.2e-7 of itself a
    /// few times, give less than 1e-4.
    /// </summary>
    [Fact]
    public void ComputesAKernelMachine()
    {
        KernelMachine network = KernelFigures.Fitted(_train, seed: 3);
        float[] x = [0.3f, -0.2f];
        double expected = network.Parameters["dense/bias"][0];
        foreach (((float X1, float X2) center, int j) in Centers(network).Select((center, j) => (center, j)))
        {
            double square = Math.Pow((double)x[0] - center.X1, 2) + Math.Pow((double)x[1] - center.X2, 2);
            expected += network.Parameters["dense/kernel"][j, 0] * Math.Exp(-2 * square);
        }

        float[] y = new float[1];
        network.Predict(x, y);
        Assert.Equal(expected, y[0], 1e-4);
    }

    /// <summary>Training leaves the centres on 50 different training points, and each seed has points of its own.</summary>
    [Fact]
    public void TheCentersAreTrainingPoints()
    {
        HashSet<(float, float)> points = [.. Enumerable.Range(0, _train.Count).Select(i => (_train.X[2 * i], _train.X[(2 * i) + 1]))];
        HashSet<(float, float)> first = [.. Centers(KernelFigures.Fitted(_train, seed: 0))];
        HashSet<(float, float)> second = [.. Centers(KernelFigures.Fitted(_train, seed: 1))];
        Assert.Equal(50, first.Count);
        Assert.Subset(points, first);
        Assert.Subset(points, second);
        Assert.NotEqual(first, second);
    }

    private static double Sum(PointData points, int coordinate) => points.X.Where((_, i) => i % 2 == coordinate).Sum(x => (double)x);

    private static IEnumerable<(float X1, float X2)> Centers(KernelMachine network)
    {
        float[] centers = new float[2 * 50];
        network.Parameters["radial_basis/centers"].FlattenTo(centers);
        return Enumerable.Range(0, 50).Select(j => (centers[j], centers[50 + j]));
    }
}
