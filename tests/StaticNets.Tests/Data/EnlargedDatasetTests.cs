namespace StaticNets.Tests.Data;

public class EnlargedDatasetTests
{
    private const int Side = 3;
    private const int Length = Side * Side;
    private const int Pictures = 4;

    private static readonly Augmentation _augmentation = new(Side, Side);
    private static readonly int[] _classes = [0, 1, 2, 3];
    private static readonly float[] _x = [.. Enumerable.Range(1, Pictures * Length).Select(value => (float)value)];

    [Fact]
    public void OriginalsComeFirstAndEveryCopyKeepsItsTarget()
    {
        var options = new AugmentationOptions { Copies = 2, MaximumShift = 1 };
        Dataset larger = _augmentation.Enlarge(new Dataset(_x, _classes), options);
        Assert.Equal([0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3], larger.Classes.ToArray());
        Assert.Equal(3 * _x.Length, larger.X<float>().Length);
        Assert.Equal(_x, larger.X<float>()[.._x.Length].ToArray());
        for (int copy = Pictures; copy < 3 * Pictures; copy++)
        {
            // The middle pixel stays inside the image for every shift by one, and its value identifies the image.
            float middle = _x[(copy % Pictures * Length) + (Length / 2)];
            Assert.Contains(middle, larger.X<float>().Slice(copy * Length, Length).ToArray());
        }
    }

    [Fact]
    public void EveryCopyKeepsItsWeight()
    {
        double[] weights = [1, 2, 3, 4];
        Dataset[] kinds = [new(_x, _classes) { SampleWeights = weights }, new(_x, _x) { SampleWeights = weights }];
        foreach (Dataset data in kinds)
        {
            Dataset larger = _augmentation.Enlarge(data, new AugmentationOptions { Noise = 0.1 });
            Assert.Equal([1, 2, 3, 4, 1, 2, 3, 4], larger.SampleWeights!);
            (Dataset train, _, Dataset test) = DataSplit.Split(Pictures, test: 0.25, shuffle: false).Of(data);
            Assert.Equal([1, 2, 3], train.SampleWeights!);
            Assert.Equal([4], test.SampleWeights!);
        }
    }

    // The random choices for each image are the shift to the right, the shift down, and whether the image is mirrored. The expected choices
    // were computed by an independent Python program: xoshiro256** with seed 5.
    [Fact]
    public void SeedsGiveTheSameCopiesEverywhere()
    {
        (int Dx, int Dy, bool Mirror)[] lots = [(-1, 0, true), (1, 0, true), (0, 1, false), (0, 1, false)];
        float[] expected = [.. _x];
        for (int picture = 0; picture < Pictures; picture++)
        {
            Span<float> pixels = expected.AsSpan(picture * Length, Length);
            _augmentation.Shift(pixels, pixels, lots[picture].Dx, lots[picture].Dy, 0.5f);
            if (lots[picture].Mirror)
            {
                _augmentation.FlipHorizontal(pixels, pixels);
            }
        }

        var options = new AugmentationOptions
        {
            MaximumShift = 1,
            FlipHorizontal = true,
            Fill = 0.5,
            Seed = 5,
        };
        Dataset larger = _augmentation.Enlarge(new Dataset(_x, _x), options);
        Assert.Equal(expected, larger.X<float>()[_x.Length..].ToArray());
        Assert.Equal([.. _x, .. _x], larger.Targets<float>().ToArray());
    }

    [Fact]
    public void NothingIsVariedUnasked()
    {
        double[] x = [1, 2, 3, 4, 5, 6, 7, 8, 9];
        double[] y = [1];
        Assert.Equal([.. x, .. x], _augmentation.Enlarge(new Dataset(x, y), new AugmentationOptions()).X<double>().ToArray());
        Assert.NotEqual(
            [.. x, .. x],
            _augmentation.Enlarge(new Dataset(x, y), new AugmentationOptions { Noise = 1 }).X<double>().ToArray()
        );
    }

    [Fact]
    public void HalfOfTheCopiesAreMirrored()
    {
        const int Copies = 4000;
        float[] x = [1, 2, 3, 4];
        var options = new AugmentationOptions
        {
            Copies = Copies,
            FlipHorizontal = true,
            FlipVertical = true,
        };
        float[] larger = new Augmentation(2, 2).Enlarge(new Dataset(x, new int[1]), options).X<float>().ToArray();
        var counts = larger.Chunk(4).Skip(1).CountBy(copy => string.Join(' ', copy)).ToDictionary();
        Assert.Equal(["1 2 3 4", "2 1 4 3", "3 4 1 2", "4 3 2 1"], counts.Keys.Order());

        // Each count has the distribution Binomial(4000, ¼); the tolerance is five standard deviations of √(4000 · 3 ÷ 16).
        Assert.All(counts.Values, count => Assert.Equal(Copies / 4, count, 5 * Math.Sqrt(Copies * 3 / 16.0)));
    }

    [Fact]
    public void BadOptionsAndDataAreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("Copies", () => new AugmentationOptions { Copies = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("MaximumShift", () => new AugmentationOptions { MaximumShift = -1 });
        Assert.Throws<ArgumentOutOfRangeException>("Fill", () => new AugmentationOptions { Fill = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>("Noise", () => new AugmentationOptions { Noise = -1 });
        var data = new Dataset(_x, _classes);
        Refused("less than the width 3", () => _augmentation.Enlarge(data, new AugmentationOptions { MaximumShift = 3 }));
        Refused("fit an array", () => _augmentation.Enlarge(data, new AugmentationOptions { Copies = int.MaxValue }));
        Refused("at least one", () => _augmentation.Enlarge(new Dataset(Array.Empty<float>(), _classes), new AugmentationOptions()));
        Refused("pictures of 3×3×1", () => _augmentation.Enlarge(new Dataset(new double[10], _classes), new AugmentationOptions()));
        Refused("no 4 whole rows", () => _augmentation.Enlarge(new Dataset(_x, new int[3]), new AugmentationOptions()));
    }

    private static void Refused(string part, Action enlarge) =>
        Assert.Contains(part, Assert.ThrowsAny<ArgumentException>(enlarge).Message, StringComparison.Ordinal);
}
