namespace StaticNets.Tests.Data;

/// <summary>Compares scalers with numbers computed by hand, and with sums in decimal, which has 28 digits.</summary>
public class ScalerTests
{
    // Feature 0: 0, 0, 1, 1 has mean ½ and deviation ½. Feature 1: 2, 4, 6, 8 has mean 5 and variance (9 + 1 + 1 + 9) ÷ 4 = 5.
    private static readonly double[] _rows = [0, 2, 0, 4, 1, 6, 1, 8];

    // The error of two roundings, of the quotient and of √5, for values below 2.
    private const double TwoRoundings = 4e-16;

    [Fact]
    public void StandardisedFeaturesAreThoseOfTheFormula()
    {
        StandardScaler scaler = StandardScaler.Fit(_rows, 2);
        Assert.Equal([0.5, 5], scaler.Mean.ToArray());
        Assert.Equal(0.5, scaler.Scale[0]);
        Assert.Equal(Math.Sqrt(5), scaler.Scale[1]);
        double[] y = new double[8];
        scaler.Transform(_rows, y);
        double[] expected = [-1, -3 / Math.Sqrt(5), -1, -1 / Math.Sqrt(5), 1, 1 / Math.Sqrt(5), 1, 3 / Math.Sqrt(5)];
        AssertNear(expected, y, TwoRoundings);
    }

    [Fact]
    public void ScaledFeaturesAreThoseOfTheFormula()
    {
        double[] y = new double[8];
        MinMaxScaler.Fit(_rows, 2).Transform(_rows, y);
        AssertNear([0, 0, 0, 1.0 / 3, 1, 2.0 / 3, 1, 1], y, TwoRoundings);
        MinMaxScaler.Fit(_rows, 2, -1, 3).Transform(_rows, y);
        AssertNear([-1, -1, -1, 1.0 / 3, 3, 5.0 / 3, 3, 3], y, 4 * TwoRoundings);
    }

    [Fact]
    public void OtherRowsAreScaledByTheFittedNumbers()
    {
        float[] y = new float[2];
        StandardScaler.Fit(_rows, 2).Transform([2f, 5f], y);
        Assert.Equal([3, 0], y);
        MinMaxScaler.Fit(_rows, 2).Transform([2f, 14f], y);
        Assert.Equal([2, 2], y);
    }

    [Fact]
    public void ConstantFeaturesAreMovedAndNotDivided()
    {
        // 0.1 is not exact in double: a plain sum of 1000 such values gives a mean that differs from 0.1.
        double[] constant = new double[2000];
        for (int row = 0; row < 1000; row++)
        {
            constant[2 * row] = 0.1;
            constant[(2 * row) + 1] = row;
        }

        StandardScaler standard = StandardScaler.Fit(constant, 2);
        Assert.Equal(0.1, standard.Mean[0]);
        Assert.Equal(1, standard.Scale[0]);
        MinMaxScaler range = MinMaxScaler.Fit(constant, 2, 2, 5);
        double[] y = new double[4];
        standard.Transform([0.1, 499.5, 1.1, 499.5], y);
        AssertNear([0, 0, 1, 0], y, TwoRoundings);

        // As in scikit-learn, a value x becomes x · scale + low − minimum · scale. Here low is 2, and a constant feature has the scale
        // (5 − 2) ÷ 1.
        range.Transform([0.1, 0, 1.1, 0], y);
        AssertNear([2, 2, 5, 2], y, 4 * TwoRoundings);
    }

    [Fact]
    public void AFeatureThatVariesByRoundingAloneIsConstant()
    {
        double next = Math.BitIncrement(1e8);
        Assert.Equal(1, StandardScaler.Fit([1e8, next, 1e8, next], 1).Scale[0]);
        Assert.Equal(0.5, StandardScaler.Fit([1e8, 1e8 + 1, 1e8, 1e8 + 1], 1).Scale[0]);
    }

    [Fact]
    public void LargeMeansCostNoDigits()
    {
        Xoshiro256StarStar random = new(3);
        double[] x = [.. Enumerable.Range(0, 999).Select(_ => 1e9 + random.NextDouble())];
        decimal mean = x.Average(value => (decimal)value);
        double variance = (double)(x.Sum(value => ((decimal)value - mean) * ((decimal)value - mean)) / x.Length);
        StandardScaler scaler = StandardScaler.Fit(x, 1);

        // The conversion of a double to decimal keeps 15 digits, so each value near 1e9 is off by up to 5e-6. In the mean, these errors
        // average out to less than 1e-6; the deviation changes by at most 5e-6.
        Assert.Equal((double)mean, scaler.Mean[0], 1e-6);
        Assert.Equal(Math.Sqrt(variance), scaler.Scale[0], 1e-5);
    }

    [Fact]
    public void InPlaceAndBack()
    {
        Xoshiro256StarStar random = new(1);
        float[] x = [.. Enumerable.Range(0, 300).Select(_ => (float)(100 * random.NextDouble()))];
        StandardScaler standard = StandardScaler.Fit(x, 3);
        MinMaxScaler range = MinMaxScaler.Fit(x, 3);
        float[] apart = new float[300];
        float[] same = [.. x];
        standard.Transform(x, apart);
        standard.Transform(same, same);
        Assert.Equal(apart, same);
        standard.InverseTransform(same, same);

        // A scaled value below 4 has a rounding error of at most 2⁻²³, and the inverse multiplies this error by the deviation, which is
        // below 50. The result below 100 has a rounding error of at most 2⁻¹⁸.
        AssertNear(x, same, (50 * Math.Pow(2, -23)) + Math.Pow(2, -18));
        range.Transform(same, same);
        Assert.All(same, value => Assert.InRange(value, -1e-6f, 1 + 1e-6f));
        float[] wide = new float[300];
        MinMaxScaler.Fit(x, 3, -2, 3).Transform(x, wide);
        MinMaxScaler.Fit(x, 3, -2, 3).InverseTransform(wide, wide);

        // A scaled value below 4 has a rounding error of at most 2⁻²³, and the inverse multiplies this error by 100 ÷ 5. The result has
        // the same rounding error as above.
        AssertNear(x, wide, (20 * Math.Pow(2, -23)) + Math.Pow(2, -18));
        range.InverseTransform(same, same);
        AssertNear(x, same, 2 * ((50 * Math.Pow(2, -23)) + Math.Pow(2, -18)));

        // Each rounding in double has a relative error of at most 2⁻⁵³ = 1.1e-16. The error of a scaled value below 2 is multiplied by at
        // most 100, and the result is below 100, so the error is at most (2 · 100 + 100) · 1.1e-16.
        double[] twice = [3, 7, 1];
        range.Transform(twice, twice);
        range.InverseTransform(twice, twice);
        AssertNear([3, 7, 1], twice, 1e-13);
        standard.Transform(twice, twice);
        standard.InverseTransform(twice, twice);
        AssertNear([3, 7, 1], twice, 1e-13);
    }

    [Fact]
    public void TheNumbersOfAFittedScalerMakeAnother()
    {
        StandardScaler standard = StandardScaler.Fit(_rows, 2);
        MinMaxScaler range = MinMaxScaler.Fit(_rows, 2, -2, 2);
        double[][] y = [new double[8], new double[8], new double[8], new double[8]];
        standard.Transform(_rows, y[0]);
        new StandardScaler(standard.Mean.AsSpan(), standard.Scale.AsSpan()).Transform(_rows, y[1]);
        range.Transform(_rows, y[2]);
        new MinMaxScaler(range.Minimum.AsSpan(), range.Maximum.AsSpan(), range.Low, range.High).Transform(_rows, y[3]);
        Assert.Equal(y[0], y[1]);
        Assert.Equal(y[2], y[3]);
        Assert.NotEqual(y[0], y[2]);
    }

    [Fact]
    public void NothingIsWrittenByRowsThatDoNotFit()
    {
        StandardScaler standard = StandardScaler.Fit(_rows, 2);
        MinMaxScaler range = MinMaxScaler.Fit(_rows, 2);
        float[] y = [7, 7, 7, 7];
        Action[] uses =
        [
            () => standard.Transform(new float[3], y.AsSpan(0, 3)),
            () => standard.Transform(new float[2], y),
            () => standard.Transform([0, 1, 2, float.NaN], y),
            () => standard.InverseTransform([0, 1, float.PositiveInfinity, 3], y),
            () => standard.Transform(y.AsSpan(0, 2), y.AsSpan(1, 2)),
            () => range.Transform(new float[3], y.AsSpan(0, 3)),
            () => range.InverseTransform([0, float.NaN, 2, 3], y),
        ];
        Assert.All(uses, use => Assert.Throws<ArgumentException>(use));
        Assert.Equal([7, 7, 7, 7], y);
        var error = Assert.Throws<ArgumentException>("x", () => standard.Transform([0, 1, 2, float.NaN], y));
        Assert.Contains("Row 1, feature 1 must be a finite number, but is NaN", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NoScalerIsMadeFromBadNumbers()
    {
        Assert.Throws<ArgumentOutOfRangeException>("features", () => StandardScaler.Fit(_rows, 0));
        Assert.Throws<ArgumentException>("x", () => StandardScaler.Fit(_rows, 3));
        Assert.Throws<ArgumentException>("x", () => StandardScaler.Fit(Array.Empty<float>(), 2));
        Assert.Throws<ArgumentException>("x", () => MinMaxScaler.Fit(Array.Empty<double>(), 2));
        Assert.Throws<ArgumentException>("x", () => MinMaxScaler.Fit([0, double.NaN], 1));
        Assert.Throws<ArgumentException>("x", () => StandardScaler.Fit([-1e200, 1e200], 1));
        Assert.Throws<ArgumentException>(() => MinMaxScaler.Fit([-1.7e308, 1.7e308], 1));
        Assert.Throws<ArgumentOutOfRangeException>("high", () => MinMaxScaler.Fit(_rows, 2, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("low", () => MinMaxScaler.Fit(_rows, 2, double.NaN, 1));
        Assert.Throws<ArgumentException>("scale", () => new StandardScaler([1, 2], [1]));
        Assert.Throws<ArgumentException>("scale", () => new StandardScaler([], []));
        Assert.Throws<ArgumentOutOfRangeException>("scale[1]", () => new StandardScaler([1, 2], [1, 0]));
        Assert.Throws<ArgumentOutOfRangeException>("mean[0]", () => new StandardScaler([double.NaN], [1]));
        Assert.Throws<ArgumentException>("maximum", () => new MinMaxScaler([0], [1, 2]));
        Assert.Throws<ArgumentException>(() => new MinMaxScaler([1], [0]));
        Assert.Throws<ArgumentException>(() => new MinMaxScaler([double.NaN], [0]));
    }

    private static void AssertNear(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], tolerance);
        }
    }

    private static void AssertNear(float[] expected, float[] actual, double tolerance) =>
        AssertNear(Array.ConvertAll(expected, value => (double)value), Array.ConvertAll(actual, value => (double)value), tolerance);
}
