using Courses.Digits;
using Courses.Siamese;

namespace StaticNets.Courses.Tests;

/// <summary>Networks that compare two images.</summary>
public sealed class SiameseTests
{
    private static readonly DigitPairs _pairs = DigitPairs.DrawAlternating(DigitRows.Read(), count: 50, seed: 1);

    [Fact]
    public void SharedTowerIsCountedOnce() => Assert.Equal(Strangers.ParameterCount - Tower.ParameterCount, Twins.ParameterCount);

    /// <summary>
    /// Both images go through the same weights, and a product does not depend on the order, so the results have the same bits.
    /// </summary>
    [Fact]
    public void OrderOfTheImagesMattersToTwoTowersOnly()
    {
        SiameseTraining training = SiameseTraining.Of(DigitRows.Read(), pairs: 1000, seed: 1);
        Assert.Equal(Predict(training.Shared.Predict, swap: false), Predict(training.Shared.Predict, swap: true));
        Assert.NotEqual(Predict(training.Separate.Predict, swap: false), Predict(training.Separate.Predict, swap: true));
    }

    private static float[] Predict(PairPrediction predict, bool swap)
    {
        float[] y = new float[_pairs.Count];
        (DigitRows first, DigitRows second) = swap ? (_pairs.Right, _pairs.Left) : (_pairs.Left, _pairs.Right);
        predict(first.Pixels, second.Pixels, y);
        return y;
    }

    private delegate void PairPrediction(ReadOnlySpan<float> left, ReadOnlySpan<float> right, Span<float> y);
}
