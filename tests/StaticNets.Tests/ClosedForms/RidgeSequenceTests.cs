using StaticNets.Tests.Support;

namespace StaticNets.Tests.ClosedForms;

/// <summary>Solutions of layers that compute each step of a sequence.</summary>
public sealed class RidgeSequenceTests
{
    private const int Rows = 20;
    private const int Steps = 6;
    private const double Lambda = 0.5;

    // As for rows: five features, a bias and 120 steps give a condition below 720 / 0.5, and an error of 2 · 6 · u · 1440 = 2e-12.
    private const double Tolerance = 2e-12;

    private readonly double[] _x = HeadData.Numbers(Rows * Steps * 2, 1);
    private readonly double[] _targets = HeadData.Numbers(Rows * Steps * 3, 2);

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(Steps - 1)]
    public void TheFirstStepsAreLeftOut(int washout)
    {
        EachStep network = new(1);
        RidgeRegression.Fit(network, "dense", new Dataset(_x, _targets), Lambda, washout);
        Check(network.Parameters, (_, step) => step >= washout ? 1 : 0);
    }

    [Fact]
    public void WeightsOfRowsCountForAllTheirSteps()
    {
        EachStep network = new(1);
        double[] weights = [.. Enumerable.Range(0, Rows).Select(row => row % 3 / 2.0)];
        RidgeRegression.Fit(network, "dense", new Dataset(_x, _targets) { SampleWeights = weights }, Lambda, washout: 2);
        Check(network.Parameters, (row, step) => step >= 2 ? weights[row] : 0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void SequencesMayHaveAnyLength(bool areWeighted)
    {
        AnyStep network = new(1);
        double[]? weights = areWeighted ? [.. Enumerable.Range(0, Rows).Select(row => row % 3 / 2.0)] : null;
        Dataset data = new(_x, _targets) { Steps = Steps, SampleWeights = weights };
        RidgeRegression.Fit(network.Parameters, "dense", data, Lambda, washout: 1);
        Check(network.Parameters, (row, step) => step >= 1 ? weights?[row] ?? 1 : 0);
    }

    /// <summary>The state after the end of a padded row is no feature of the row, and its targets do not count.</summary>
    [Fact]
    public void StepsBehindTheEndOfARowDoNotCount()
    {
        AnyStep network = new(1);
        int[] lengths = [.. Enumerable.Range(0, Rows).Select(row => 2 + (row % 5))];
        Dataset data = new(_x, _targets) { Steps = Steps, Lengths = lengths };
        RidgeRegression.Fit(network.Parameters, "dense", data, Lambda, washout: 1);
        Check(network.Parameters, (row, step) => step >= 1 && step < lengths[row] ? 1 : 0);
    }

    /// <summary>The features of a padded row are those of the row without its padding.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TheLastStateOfAnyNumberOfStepsIsAFeature(bool arePadded)
    {
        AnyLastStep network = new(1);
        double[] targets = _targets[..(Rows * 3)];
        int[] lengths = [.. Enumerable.Range(0, Rows).Select(row => arePadded ? 1 + (row % Steps) : Steps)];
        Dataset data = new(_x, targets) { Steps = Steps, Lengths = arePadded ? lengths : null };
        RidgeRegression.Fit(network.Parameters, "dense", data, Lambda);

        AnyLastStepFeatures alone = new();
        HeadData.Copy(network.Parameters, alone.Parameters);
        double[] features = new double[Rows * 5];
        for (int row = 0; row < Rows; row++)
        {
            alone.Predict(_x.AsSpan(row * Steps * 2, lengths[row] * 2), features.AsSpan(row * 5, 5), lengths[row]);
        }

        Check(network.Parameters, RidgeReference.Solve(features, targets, 5, Lambda));
    }

    private void Check(ParameterSet<double> parameters, Func<int, int, double> weight)
    {
        EachStepFeatures network = new();
        HeadData.Copy(parameters, network.Parameters);
        double[] features = new double[Rows * Steps * 5];
        network.Predict(_x, features);
        double[] weights = [.. Enumerable.Range(0, Rows * Steps).Select(i => weight(i / Steps, i % Steps))];
        Check(parameters, RidgeReference.Solve(features, _targets, 5, Lambda, weights));
    }

    private static void Check(ParameterSet<double> parameters, (double[] Kernel, double[] Bias) expected)
    {
        Assert.InRange(RelativeError.Of<double>(HeadData.Flat(parameters["dense/kernel"]), expected.Kernel), 0, Tolerance);
        Assert.InRange(RelativeError.Of<double>(HeadData.Flat(parameters["dense/bias"]), expected.Bias), 0, Tolerance);
    }
}
