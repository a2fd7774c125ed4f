using StaticNets.Tests.Networks.Observed;

namespace StaticNets.Tests;

public class FeatureMapPlotTests
{
    private const double Left = 52;
    private const double Upper = 74;

    [Fact]
    public void EachPixelHasTheColourOfItsOutput()
    {
        // Three images of 1 × 2 pixels, channels last: 0 and 4, 1 and 0, 2 and 3.
        LayerActivation<double> layer = Layer([1, 2, 3], 0, 1, 2, 4, 0, 3);
        var picture = new SvgPicture(FeatureMapPlot.Draw(layer));
        Dictionary<(double X, double Y), string> colors = picture.Pixels();
        Assert.Equal(6, colors.Count);

        // The images stand side by side in a row of three or one below the other, with gaps of one pixel.
        string[] inOrder = [.. colors.OrderBy(pixel => pixel.Key.Y).ThenBy(pixel => pixel.Key.X).Select(pixel => pixel.Value)];
        Assert.Equal((Left, Upper), colors.Keys.MinBy(corner => corner.X + corner.Y));

        // 0 is white, the largest output the last colour of "Blues"; between them, larger is darker.
        Assert.Equal(["#ffffff", "#08306b", "#ffffff"], [inOrder[0], inOrder[1], inOrder[3]]);
        string[] rising = [inOrder[0], inOrder[2], inOrder[4], inOrder[5], inOrder[1]];
        Assert.Equal(rising, rising.OrderByDescending(Brightness));
        Assert.Equal(5, rising.Distinct().Count());
        string[] expected = ["0", "1", "2", "3", "4", "map", "output", "conv, 1×2×3"];
        Assert.Empty(expected.Except(picture.Texts));
        Assert.True(picture.HoldsItsTexts());
    }

    [Fact]
    public void NegativeOutputsHaveColoursOfTheirOwn()
    {
        Dictionary<(double X, double Y), string> colors = new SvgPicture(FeatureMapPlot.Draw(Layer([1, 3, 1], -2, 0, 1))).Pixels();
        string[] inOrder = [.. colors.OrderBy(pixel => pixel.Key.X).Select(pixel => pixel.Value)];
        Assert.Equal(["#053061", "#f7f7f7"], inOrder[..2]);
    }

    /// <summary>Steps × features are one image; a row of units is one line. The chosen row of the input is drawn.</summary>
    [Fact]
    public void OtherShapesAreOneImage()
    {
        Dictionary<(double X, double Y), string> steps = new SvgPicture(FeatureMapPlot.Draw(Layer([2, 3], 0, 1, 2, 3, 4, 5))).Pixels();
        Assert.Equal("#08306b", steps[(Left + 20, Upper + 10)]);
        Assert.Equal("#ffffff", steps[(Left, Upper)]);
        LayerActivation<double> units = Layer([2], 0, 1, 3, 0);
        Assert.Equal("channel,row,column,value\n0,0,0,3\n0,0,1,0\n", FeatureMapPlot.ToCsv(units, row: 1));
        Assert.NotEqual(FeatureMapPlot.Draw(units), FeatureMapPlot.Draw(units, row: 1));
        Assert.All(new SvgPicture(FeatureMapPlot.Draw(Layer([2], 0, 0))).Pixels().Values, color => Assert.Equal("#ffffff", color));
    }

    [Fact]
    public void TheTableHoldsTheOutputs()
    {
        Assert.Equal(
            """
            channel,row,column,value
            0,0,0,0.1
            0,0,1,0.3
            0,1,0,0.5
            0,1,1,0.7
            1,0,0,-0.2
            1,0,1,-0.4
            1,1,0,-0.6
            1,1,1,-0.8

            """,
            FeatureMapPlot.ToCsv(new LayerActivation<float>("conv", [2, 2, 2], 1, [0.1f, -0.2f, 0.3f, -0.4f, 0.5f, -0.6f, 0.7f, -0.8f]))
        );
    }

    [Fact]
    public void ShowsTheConvolutionOfANetwork()
    {
        float[] image = [.. Enumerable.Range(0, ObservedImages.InputLength).Select(i => i % 7 / 7f)];
        LayerActivation<float> layer = new ObservedImages(seed: 1).Activations(image)["conv2d"];
        var picture = new SvgPicture(FeatureMapPlot.Draw(layer, title: "What six filters see"));
        Assert.Equal(layer.Length, picture.Pixels().Count);
        Assert.Contains("What six filters see", picture.Texts);
        Assert.True(picture.HoldsItsTexts());
    }

    [Fact]
    public void IsTheSameInEveryCultureAndInAFile()
    {
        LayerActivation<double> layer = Layer([1, 2, 2], 0.25, -1.5, 1e-5, 0.1);
        (string Picture, string Table) Make() => (FeatureMapPlot.Draw(layer), FeatureMapPlot.ToCsv(layer));
        Assert.Equal(Make(), CommaCulture.Run(Make));
        using var folder = new Support.TemporaryFolder();
        FeatureMapPlot.Save(layer, folder.File("maps.svg"), title: "Maps");
        Assert.Equal(FeatureMapPlot.Draw(layer, title: "Maps"), File.ReadAllText(folder.File("maps.svg")));
    }

    [Fact]
    public void WhatCannotBeDrawnIsRefused()
    {
        Refused("value 1 of row 0 of 'conv' is NaN", Layer([1, 2, 1], 1, double.NaN));
        Refused("'conv' has the shape 1×1×1×2", Layer([1, 1, 1, 2], 1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => FeatureMapPlot.Draw(Layer([2], 1, 2), row: 1));
        Assert.Throws<ArgumentNullException>(() => FeatureMapPlot.Draw<float>(null!));
    }

    private static LayerActivation<double> Layer(int[] shape, params double[] values) =>
        new("conv", [.. shape], values.Length / shape.Aggregate((a, b) => a * b), values);

    private static void Refused(string message, LayerActivation<double> layer) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => FeatureMapPlot.Draw(layer)).Message, StringComparison.Ordinal);

    private static int Brightness(string color) => Enumerable.Range(0, 3).Sum(i => Convert.ToInt32(color.Substring(1 + (2 * i), 2), 16));
}
