using Courses;
using Courses.Anomaly;
using Courses.AutoEncoders;
using Courses.Digits;

namespace StaticNets.Courses.Tests;

/// <summary>Scores of digits that were not in the training.</summary>
public sealed class AnomalyTests
{
    private static readonly DigitRows _digits = DigitRows.Read();

    /// <summary>
    /// The scores computed here from all test images, in the order of the split: digits above 4 are the anomalies, and only digits up to 4
    /// are known.
    /// </summary>
    [Fact]
    public void BaselinesKnowTheFirstFiveDigitsOnly()
    {
        (DigitRows train, DigitRows test) = _digits.Split();
        float[][] known = [.. train.Of(digit => digit <= 4).Pixels.Chunk(DigitRows.Length)];
        double[] nearest =
        [
            .. test
                .Pixels.Chunk(DigitRows.Length)
                .Select(image => known.Min(other => image.Zip(other, (a, b) => Math.Pow((double)a - b, 2)).Sum())),
        ];
        AnomalyScores scores = new(_digits);

        // Squares are multiples of 1/256, so that equal distances stay equal, whatever they are divided by.
        Assert.Equal(Curve(test, nearest).Area, scores.ToNearest().Area, 1e-12);
        double[] toMean = test.Errors(train.Of(digit => digit <= 4).Mean(test.Count));
        Assert.Equal(Curve(test, toMean).Area, scores.ToMean().Area, 1e-12);
    }

    [Fact]
    public void ErrorOfTheAutoEncoderIsTheScore()
    {
        AutoEncoder network = new(seed: 3);
        DigitRows test = _digits.Split().Test;
        Assert.Equal(Curve(test, test.Errors(test.Redrawn(network.Predict))).Area, new AnomalyScores(_digits).Redrawn(network).Area, 1e-12);
    }

    [Fact]
    public void TrainingDrawsTheFirstFiveDigitsBetterThanTheOthers()
    {
        AnomalyScores scores = new(_digits);
        AutoEncoder network = scores.Train(seed: 1);
        DigitRows examples = scores.Examples;
        Assert.Equal(Enumerable.Range(0, 10), examples.Digits);
        DigitRows train = _digits.Split().Train;
        double[] errors = train.Errors(train.Redrawn(network.Predict));

        // The errors are 0.045 and 0.014, so that 2 leaves a third for other rounding.
        Assert.True(Mean(digit => digit > 4) > 2 * Mean(digit => digit <= 4));

        double Mean(Func<int, bool> digit) => errors.Where((_, row) => digit(train.Digits[row])).Average();
    }

    private static RocCurve Curve(DigitRows test, double[] scores) =>
        new(scores.Where((_, row) => test.Digits[row] <= 4), scores.Where((_, row) => test.Digits[row] > 4));
}
