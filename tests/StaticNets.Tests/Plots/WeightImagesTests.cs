using System.Numerics.Tensors;
using System.Xml.Linq;

namespace StaticNets.Tests;

public class WeightImagesTests
{
    private const double Left = 52;
    private const double Upper = 74;

    [Fact]
    public void EachPixelHasTheColourOfItsWeight()
    {
        // Two units with 2 × 3 weights: those of unit 0 are −1, −0.5, … 1.5; those of unit 1 are 3, 3, −3, 0, 0, 0.
        double[] kernel = [-1, 3, -0.5, 3, 0, -3, 0.5, 0, 1, 0, 1.5, 0];
        var picture = new SvgPicture(new WeightImages(kernel, 2, 3).Draw());

        // A weight is 10 pixels wide, and the gap between images is as wide as one weight. The number of the leftmost unit stands beside
        // the images.
        Dictionary<(double X, double Y), string> colors = picture.Pixels();
        Assert.Equal(12, colors.Count);
        string Color(int unit, int row, int column) => colors[(Left + (10 * ((4 * unit) + column)), Upper + (10 * row))];

        // The largest magnitude is 3, so 3 has the last colour of "RdBu", −3 the first and 0 the middle one. In between, redness grows with
        // the weight.
        Assert.Equal(["#67001f", "#67001f", "#053061"], Enumerable.Range(0, 3).Select(column => Color(1, 0, column)));
        Assert.Equal(["#f7f7f7", "#f7f7f7", "#f7f7f7"], Enumerable.Range(0, 3).Select(column => Color(1, 1, column)));
        Assert.Equal("#f7f7f7", Color(0, 0, 2));
        Assert.True(Redness(Color(0, 1, 0)) > 0 && Redness(Color(0, 1, 1)) > Redness(Color(0, 1, 0)));
        Assert.True(Redness(Color(0, 1, 2)) > Redness(Color(0, 1, 1)));
        Assert.True(Redness(Color(0, 0, 1)) < 0 && Redness(Color(0, 0, 0)) < Redness(Color(0, 0, 1)));
        string[] expected = ["3", "1.5", "0", "-1.5", "-3", "unit", "weight"];
        Assert.Empty(expected.Except(picture.Texts));
        Assert.True(picture.HoldsItsTexts());
    }

    [Fact]
    public void ChannelsStandSideBySideAndUnitsFurtherApart()
    {
        // Each of two units has one nonzero weight. Their pictures have 1 × 2 pixels with 3 channels; the inputs are ordered by pixels, and
        // within a pixel by channels.
        double[] kernel = new double[6 * 2];
        kernel[(((1 * 3) + 2) * 2) + 0] = 1;
        kernel[(((0 * 3) + 1) * 2) + 1] = -1;
        Dictionary<(double X, double Y), string> colors = new SvgPicture(new WeightImages(kernel, 1, 2, 3).Draw()).Pixels();

        // Measured in weights, a unit has 3 channels of 2 columns with gaps of 1, so its width is 8. The units stand one below the other
        // with gaps of 3.
        Assert.Equal((Left + (10 * (6 + 1)), Upper), colors.Single(pixel => pixel.Value == "#67001f").Key);
        Assert.Equal((Left + (10 * 3), Upper + (10 * 4)), colors.Single(pixel => pixel.Value == "#053061").Key);
        Assert.Equal(12, colors.Count);
    }

    [Fact]
    public void ManyWeightsArePixelsOfAPictureBelowAMegabyte()
    {
        float[] kernel = new float[784 * 128];
        var random = new Xoshiro256StarStar(1);
        for (int i = 0; i < kernel.Length; i++)
        {
            kernel[i] = (float)random.NextDouble() - 0.5f;
        }

        string svg = new WeightImages(kernel, 28, 28).Draw();
        Assert.True(svg.Length < 1 << 20);
        var picture = new SvgPicture(svg);
        XElement image = Assert.Single(picture.All("image"));
        Assert.StartsWith("data:image/png;base64,iVBORw0KGgo", (string)image.Attribute("href")!, StringComparison.Ordinal);

        // 16 × 8 units of 28 × 28 weights, with 2 pixels for each weight and for each gap between units.
        Assert.Equal(2 * ((16 * 29) - 1), SvgPicture.Number(image, "width"));
        Assert.Equal(2 * ((8 * 29) - 1), SvgPicture.Number(image, "height"));
        Assert.Equal(
            ["0", "16", "32", "48", "64", "80", "96", "112"],
            picture.Texts.Where(text => int.TryParse(text, out _) && text.Length < 4).Distinct()
        );
    }

    [Fact]
    public void FewerWeightsAreRectanglesBelowAMegabyte()
    {
        double[] kernel = new double[64 * 480];
        var random = new Xoshiro256StarStar(1);
        for (int i = 0; i < kernel.Length; i++)
        {
            kernel[i] = random.NextDouble() - 0.5;
        }

        string svg = new WeightImages(kernel, 8, 8).Draw();
        Assert.True(svg.Length < 1 << 20);
        Assert.Equal(64 * 480, new SvgPicture(svg).Pixels().Count);
    }

    [Fact]
    public void ZerosAreDrawnToo()
    {
        var picture = new SvgPicture(new WeightImages(new float[4], 2, 2).Draw());
        Assert.All(picture.Pixels().Values, color => Assert.Equal("#f7f7f7", color));
        Assert.True(picture.HoldsItsTexts());
    }

    [Fact]
    public void TheTableHoldsTheWeights()
    {
        float[] kernel = [0.1f, 0.2f, 0.3f, 0.4f, -0.5f, -0.6f, 0.7f, 0.8f];
        Assert.Equal(
            """
            unit,row,column,channel,weight
            0,0,0,0,0.1
            0,0,0,1,0.3
            0,1,0,0,-0.5
            0,1,0,1,0.7
            1,0,0,0,0.2
            1,0,0,1,0.4
            1,1,0,0,-0.6
            1,1,0,1,0.8

            """,
            new WeightImages(kernel, 2, 1, 2).ToCsv()
        );
    }

    [Fact]
    public void TakesTheKernelOfALayerAsItIs()
    {
        // The rows of a kernel are padded. This kernel is 3 × 2, and its rows begin at every fifth element.
        float[] single = [1, 2, 9, 9, 9, 3, 4, 9, 9, 9, 5, 6];
        var padded = new ReadOnlyTensorSpan<float>(single, [3, 2], [5, 1]);
        Assert.Equal(new WeightImages([1f, 2, 3, 4, 5, 6], 1, 3).ToCsv(), new WeightImages(padded, 1, 3).ToCsv());
        double[] twice = [.. single.Select(value => (double)value)];
        var doubles = new ReadOnlyTensorSpan<double>(twice, [3, 2], [5, 1]);
        Assert.Equal(new WeightImages([1.0, 2, 3, 4, 5, 6], 3, 1).ToCsv(), new WeightImages(doubles, 3, 1).ToCsv());
    }

    [Fact]
    public void TakesTheKernelOfAConvolutionAsItIs()
    {
        // The kernel has 1 row, 2 columns, 1 channel and 2 filters; each row of two filters is padded to 3 elements.
        double[] weights = [1, 2, 9, 3, 4, 9];
        var kernel = new ReadOnlyTensorSpan<double>(weights, [1, 2, 1, 2], [0, 3, 0, 1]);
        Assert.Equal("unit,row,column,channel,weight\n0,0,0,0,1\n0,0,1,0,3\n1,0,0,0,2\n1,0,1,0,4\n", new WeightImages(kernel).ToCsv());
        Refused(
            "rows×columns×channels×filters, but this one has 3×2",
            () => new WeightImages(new ReadOnlyTensorSpan<float>(new float[6], [3, 2], [2, 1]))
        );
    }

    [Fact]
    public void IsTheSameInEveryCulture()
    {
        static (string Picture, string Table) Make()
        {
            var images = new WeightImages([0.25f, -1.5f, 1e-5f, 0.1f], 2, 1);
            return (images.Draw(), images.ToCsv());
        }

        Assert.Equal(Make(), CommaCulture.Run(Make));
    }

    [Fact]
    public void IsSavedAsAFile()
    {
        using var folder = new Support.TemporaryFolder();
        var images = new WeightImages([1.0, 2, 3, 4], 2, 2);
        images.Save(folder.File("weights.svg"), "Weights");
        Assert.Equal(images.Draw("Weights"), File.ReadAllText(folder.File("weights.svg")));
    }

    [Fact]
    public void WhatCannotBeDrawnIsRefused()
    {
        Refused("pictures of 2×2×1 has 4 weights a unit, but there are 6", () => new WeightImages(new float[6], 2, 2));
        Refused("but there are 0 weights", () => new WeightImages(new double[0], 2, 2));
        Refused("that of input 1 for unit 0 is NaN", () => new WeightImages([1.0, 2, double.NaN, 4], 2, 1));
        Refused("that of input 0 for unit 1 is Infinity", () => new WeightImages([1f, float.PositiveInfinity, 3, 4], 2, 1));
        Refused(
            "pictures of 2×2×1 has the shape 4×units, but this one has 3×2",
            () => new WeightImages(new ReadOnlyTensorSpan<float>(new float[6], [3, 2], [2, 1]), 2, 2)
        );
        Refused(
            "but this one has 4×1×1",
            () => new WeightImages(new ReadOnlyTensorSpan<double>(new double[4], [4, 1, 1], [1, 0, 0]), 2, 2)
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => new WeightImages(new float[4], 0, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WeightImages(new float[4], 2, -2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WeightImages(new float[4], 2, 2, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WeightImages(new float[4], 1 << 20, 1 << 20, 1 << 20));
    }

    private static void Refused(string message, Func<object> action)
    {
        Assert.Contains(message, Assert.Throws<ArgumentException>(action).Message, StringComparison.Ordinal);
    }

    private static int Redness(string color) => Convert.ToInt32(color[1..3], 16) - Convert.ToInt32(color[5..7], 16);
}
