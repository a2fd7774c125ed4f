using Courses.Segmentation;

namespace StaticNets.Courses.Tests;

/// <summary>The noisy pictures of shapes, and the network that finds them.</summary>
public sealed class SegmentationTests
{
    /// <summary>The shape is brighter in one half of the pictures and darker in the other, always by 0.4.</summary>
    [Fact]
    public void ShapesDifferFromTheBackground()
    {
        const int Count = 400;
        ShapePictures pictures = ShapePictures.Draw(Count, seed: 5);
        int brighter = 0;
        for (int start = 0; start < pictures.Pixels.Length; start += ShapePictures.Length)
        {
            int from = start;
            float[] inside = [.. Enumerable.Range(from, 256).Where(i => pictures.Masks[i] == 1).Select(i => pictures.Pixels[i])];
            float[] outside = [.. Enumerable.Range(from, 256).Where(i => pictures.Masks[i] == 0).Select(i => pictures.Pixels[i])];
            double difference = inside.Average() - outside.Average();
            brighter += difference > 0 ? 1 : 0;

            // Means of numbers with a standard deviation of 0.2; five standard deviations of their difference.
            double tolerance = 5 * 0.2 * Math.Sqrt((1.0 / inside.Length) + (1.0 / outside.Length));
            Assert.Equal(0.4, Math.Abs(difference), tolerance);
        }

        // The standard deviation of the count is 10.
        Assert.InRange(brighter, (Count / 2) - 50, (Count / 2) + 50);
    }

    [Theory]
    [InlineData(new float[] { 0, 1, 0, 1 }, 0.75)]
    [InlineData(new float[] { 0, 0, 1, 1 }, 1)]
    [InlineData(new float[] { 1, 1, 0, 0 }, 0.5)]
    [InlineData(new float[] { 1, 1, 1, 0 }, 0.75)]
    public void BestThresholdTakesTheBrighterPixels(float[] masks, double accuracy) =>
        Assert.Equal(accuracy, new ShapePictures([0.1f, 0.2f, 0.3f, 0.4f], masks).BestThreshold());

    [Fact]
    public void TrainingFindsShapesThatNoThresholdFinds()
    {
        ShapePictures test = ShapePictures.Draw(100, seed: 1);
        SegmentationNetwork network = SegmentationTraining.Of(ShapePictures.Draw(500, seed: 0), seed: 1, epochs: 5);
        double accuracy = test.Accuracy(network.Predict);
        Assert.True(accuracy > test.BestThreshold() + 0.05, $"{accuracy} > {test.BestThreshold()} + 0.05");
    }

    [Fact]
    public void SeedDeterminesThePictures()
    {
        ShapePictures pictures = ShapePictures.Draw(5, seed: 1);
        Assert.Equal(pictures.Pixels, ShapePictures.Draw(5, seed: 1).Pixels);
        Assert.NotEqual(pictures.Pixels, ShapePictures.Draw(5, seed: 2).Pixels);
        Assert.Equal(pictures.Masks[..512], pictures.First(2).Masks);
    }
}
