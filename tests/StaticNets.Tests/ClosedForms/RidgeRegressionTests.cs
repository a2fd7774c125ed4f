using StaticNets.Tests.Support;

namespace StaticNets.Tests.ClosedForms;

/// <summary>Solutions of last layers, compared with Gaussian elimination on features that another network computes.</summary>
public sealed class RidgeRegressionTests
{
    private const int Rows = 100;
    private const double Lambda = 0.5;

    // The matrix has eigenvalues between λ, or with the bias in it some tenths, and its trace: at most 7 + 1 elements below 1 for each of
    // 100 rows. Its condition is below 1e4, and each solution has an error of some n · u · 1e4 = 9e-12.
    private const double Tolerance = 2e-11;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void IsThatOfGaussianElimination(bool isSingle)
    {
        Plain network = new(1);
        (double[] x, double[] targets) = (HeadData.Numbers(Rows * 4, 1), HeadData.Numbers(Rows * 3, 2));
        (double[] kernel, double[] bias) = RidgeReference.Solve(Features(network, x), targets, 7, Lambda);
        if (isSingle)
        {
            SinglePlain single = new();
            foreach (string name in network.Parameters.Names)
            {
                single.Parameters.Set(name, Array.ConvertAll(HeadData.Flat(network.Parameters[name]), value => (float)value));
            }

            RidgeRegression.Fit(single, "dense_1", new Dataset(Singles(x), Singles(targets)), Lambda);

            // The features have errors of some 2⁻²⁴, which the inverse of the matrix enlarges by up to the root of its condition, 1e2.
            Near(kernel, HeadData.Flat(single.Dense1.Kernel), 1e-5);
            Near(bias, HeadData.Flat(single.Dense1.Bias), 1e-5);
            return;
        }

        RidgeRegression.Fit(network, "dense_1", new Dataset(x, targets), Lambda);
        Near(kernel, HeadData.Flat(network.Dense1.Kernel), Tolerance);
        Near(bias, HeadData.Flat(network.Dense1.Bias), Tolerance);
    }

    /// <summary>Without a penalty the solution is that of least squares: the weights that made the targets are found again.</summary>
    [Fact]
    public void WithoutPenaltyFindsTheWeightsThatMadeTheTargets()
    {
        Plain network = new(1);
        Plain maker = network.Clone();
        maker.Parameters.Set("dense_1/kernel", HeadData.Numbers(21, 3));
        maker.Parameters.Set("dense_1/bias", [10, -20, 30]);
        double[] x = HeadData.Numbers(Rows * 4, 1);
        double[] targets = new double[Rows * 3];
        maker.Predict(x, targets);
        RidgeRegression.Fit(network, "dense_1", new Dataset(x, targets), lambda: 0);

        Near(HeadData.Flat(maker.Dense1.Kernel), HeadData.Flat(network.Dense1.Kernel), Tolerance);
        Near([10, -20, 30], HeadData.Flat(network.Dense1.Bias), Tolerance);
    }

    [Fact]
    public void ALargePenaltyLeavesTheMeanOfTheTargets()
    {
        Plain network = new(1);
        (double[] x, double[] targets) = (HeadData.Numbers(Rows * 4, 1), HeadData.Numbers(Rows * 3, 2));
        RidgeRegression.Fit(network, "dense_1", new Dataset(x, targets), lambda: 1e12);

        // ‖W‖ ≤ ‖Σ (φ − φ̄)ᵀ(y − ȳ)‖ / λ, and the sum over 100 rows of products below 1 · 4 has 21 elements.
        Assert.All(HeadData.Flat(network.Dense1.Kernel), weight => Assert.Equal(0, weight, 100 * 4 / 1e12));
        for (int unit = 0; unit < 3; unit++)
        {
            double mean = Enumerable.Range(0, Rows).Average(row => targets[(row * 3) + unit]);
            Assert.Equal(mean, network.Dense1.Bias[unit], 7 * 100 * 4 / 1e12);
        }
    }

    /// <summary>With fewer rows than features, the smallest weights that fit the rows are approached.</summary>
    [Fact]
    public void RowsMayBeFewerThanFeatures()
    {
        Plain network = new(1);
        (double[] x, double[] targets) = (HeadData.Numbers(3 * 4, 1), HeadData.Numbers(3 * 3, 2));
        RidgeRegression.Fit(network, "dense_1", new Dataset(x, targets), 1e-9);
        double[] y = new double[9];
        network.Predict(x, y);

        // The residual is λ(K + λI)⁻¹(y − ȳ) with the products K of the centred features, whose two eigenvalues are about 1.
        Near(targets, y, 1e-7);
    }

    [Fact]
    public void ASingleRowGivesTheBiasAlone()
    {
        Plain network = new(1);
        RidgeRegression.Fit(network, "dense_1", new Dataset(HeadData.Numbers(4, 1), new double[] { 1, 2, 3 }), Lambda);
        Assert.All(HeadData.Flat(network.Dense1.Kernel), weight => Assert.Equal(0, weight));
        Assert.Equal([1, 2, 3], HeadData.Flat(network.Dense1.Bias));
    }

    /// <summary>Features around 1e6 with deviations of 1: sums of their squares would lose twelve of sixteen digits.</summary>
    [Fact]
    public void LargeMeansDoNotCancel()
    {
        OnlyHead network = new(1);
        double[] small = HeadData.Numbers(Rows * 4, 1);
        double[] targets = HeadData.Numbers(Rows * 2, 2);
        (double[] kernel, _) = RidgeReference.Solve(small, targets, 4, Lambda);
        RidgeRegression.Fit(network, "dense", new Dataset(Array.ConvertAll(small, value => value + 1e6), targets), Lambda);

        // Adding 1e6 rounds the features to 2⁻³³ = 1.2e-10; the solution multiplies this by a condition of about 2.
        Near(kernel, HeadData.Flat(network.Dense.Kernel), 1e-9);
    }

    [Fact]
    public void FeaturesOfOnesOwnSolveALayerAnywhere()
    {
        OnPart network = new(1);
        PlainFeatures alone = new(2);
        (double[] x, double[] targets) = (HeadData.Numbers(Rows * 4, 1), HeadData.Numbers(Rows * 7, 2));
        (double[] kernel, double[] bias) = RidgeReference.Solve(x, targets, 4, Lambda);
        RidgeRegression.Fit(alone.Parameters, "dense", x, targets, Lambda);

        Near(kernel, HeadData.Flat(alone.Dense.Kernel), Tolerance);
        Near(bias, HeadData.Flat(alone.Dense.Bias), Tolerance);
        (double[] features, double[] own) = (HeadData.Numbers(Rows * 7, 3), HeadData.Numbers(Rows * 3, 4));
        (kernel, bias) = RidgeReference.Solve(features, own, 7, Lambda);
        RidgeRegression.Fit(network.Parameters, "dense", features, own, Lambda);
        Near(kernel, HeadData.Flat(network.Dense.Kernel), Tolerance);
        Near(bias, HeadData.Flat(network.Dense.Bias), Tolerance);
    }

    [Fact]
    public void OtherWeightsStay()
    {
        Plain network = new(1);
        (double[] kernel, double[] bias) = (HeadData.Flat(network.Dense.Kernel), HeadData.Flat(network.Dense.Bias));
        RidgeRegression.Fit(network, "dense_1", Data(), Lambda);
        Assert.Equal(kernel, HeadData.Flat(network.Dense.Kernel));
        Assert.Equal(bias, HeadData.Flat(network.Dense.Bias));
    }

    /// <summary>After the fit, training goes on as in a network that was given these weights and never trained before.</summary>
    [Fact]
    public void TheOptimizerBeginsAnew()
    {
        (Plain network, Plain fresh) = (new(1), new(1));
        (double[] x, double[] targets) = (HeadData.Numbers(Rows * 4, 1), HeadData.Numbers(Rows * 3, 2));
        Adam adam = new(0.1);
        network.TrainStep(x, targets, adam);
        RidgeRegression.Fit(network, "dense_1", new Dataset(x, targets), Lambda);
        HeadData.Copy(network.Parameters, fresh.Parameters);
        network.TrainStep(x, targets, adam);
        fresh.TrainStep(x, targets, adam);
        Assert.Equal(HeadData.All(fresh.Parameters), HeadData.All(network.Parameters));
    }

    [Fact]
    public void ATapeOfOldWeightsIsRefused()
    {
        WithoutLoss network = new(1);
        double[] y = new double[Rows * 3];
        WithoutLoss.Tape tape = network.Forward(HeadData.Numbers(Rows * 4, 1), y);
        RidgeRegression.Fit(network, "dense_1", Data(), Lambda);
        Assert.Throws<InvalidOperationException>(() => network.Backward(tape, y));
    }

    private static Dataset Data() => new(HeadData.Numbers(Rows * 4, 1), HeadData.Numbers(Rows * 3, 2));

    private static double[] Features(Plain network, double[] x)
    {
        PlainFeatures features = new();
        HeadData.Copy(network.Parameters, features.Parameters);
        double[] phi = new double[Rows * 7];
        features.Predict(x, phi);
        return phi;
    }

    private static float[] Singles(double[] values) => Array.ConvertAll(values, value => (float)value);

    private static void Near(double[] expected, double[] actual, double tolerance) =>
        Assert.InRange(RelativeError.Of<double>(actual, expected), 0, tolerance);
}
