using System.Xml.Linq;

namespace StaticNets.Tests;

public class GradientNormPlotTests
{
    [Fact]
    public void EqualFactorsAreEqualHeights()
    {
        XElement[] points = Points(("a", 1e-4), ("b", 1e-3), ("<&>", 1e-2), ("d", 0.1));
        double[] heights = [.. points.Select(point => SvgPicture.Number(point, "cy"))];
        double decade = heights[0] - heights[1];
        Assert.True(decade > 0);

        // Coordinates are rounded to two decimals. So a coordinate is off by at most 0.005, a distance of two points by 0.01, and the
        // difference of two distances by 0.02.
        Assert.All(heights.Zip(heights.Skip(1)), each => Assert.Equal(decade, each.First - each.Second, 0.02));
        double[] places = [.. points.Select(point => SvgPicture.Number(point, "cx"))];
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public void NamesLayersAndDecades()
    {
        var picture = new SvgPicture(GradientNormPlot.Draw(Norms(("a", 2e-4), ("<&>", 3e-2)), "Six <layers>"));
        Assert.Equal(
            ["Six <layers>", "‖gradient‖₂, from the first layer to the last", "1E-4", "1E-3", "1E-2", "1E-1", "a", "<&>"],
            picture.Texts
        );
        Assert.True(picture.HoldsItsTexts());
        Assert.Equal(GradientNormPlot.Draw(Norms(("a", 0.5))), CommaCulture.Run(() => GradientNormPlot.Draw(Norms(("a", 0.5)))));
    }

    /// <summary>A layer whose gradient is zero is drawn on the axis, below all others.</summary>
    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    [InlineData(double.Epsilon)]
    [InlineData(double.MaxValue)]
    public void ZeroLiesOnTheAxis(double other)
    {
        var picture = new SvgPicture(GradientNormPlot.Draw(Norms(("dead", 0), ("other", other))));
        double axis = SvgPicture.Number(picture.Text("0"), "y") - 4;
        double[] heights = [.. picture.All("circle").Select(point => SvgPicture.Number(point, "cy"))];
        Assert.Equal(axis, heights[0], 0.005);
        Assert.Equal(other == 0, heights[1] >= axis);
        Assert.All(heights, height => Assert.InRange(height, 0, axis));
        Assert.True(picture.HoldsItsTexts());
    }

    [Fact]
    public void ManyLayersHaveNamesThatDoNotTouch()
    {
        var picture = new SvgPicture(
            GradientNormPlot.Draw(Enumerable.Range(0, 200).Select(i => KeyValuePair.Create($"dense_{i}", 1.0 + i)))
        );
        Assert.Equal(200, picture.All("circle").Count());
        double[] places =
        [
            .. picture
                .All("text")
                .Where(text => text.Value.StartsWith("dense_", StringComparison.Ordinal))
                .Select(x => SvgPicture.Number(x, "x")),
        ];
        Assert.All(places.Zip(places.Skip(1)), each => Assert.True(each.Second - each.First >= 15.9));
        Assert.True(places.Length >= 30);
    }

    [Fact]
    public void TableHasALineForEachLayer() =>
        Assert.Equal("layer,gradient_norm\ndense,0.25\n\"a,b\",1E-07\n", GradientNormPlot.ToCsv(Norms(("dense", 0.25), ("a,b", 1e-7))));

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(-1.0, "-1")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    public void NormThatIsNoneIsRefused(double norm, string found)
    {
        ArgumentException fault = Assert.Throws<ArgumentException>(() => GradientNormPlot.Draw(Norms(("fine", 1), ("dense_1", norm))));
        Assert.Equal("norms", fault.ParamName);
        Assert.StartsWith(
            $"Expected a norm that is at least 0 and finite for layer 'dense_1', found {found}.",
            fault.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void NoLayerIsRefused() =>
        Assert.StartsWith(
            "Expected the norm of at least one layer, found none.",
            Assert.Throws<ArgumentException>(() => GradientNormPlot.ToCsv([])).Message,
            StringComparison.Ordinal
        );

    private static XElement[] Points(params (string Layer, double Norm)[] norms) =>
        [.. new SvgPicture(GradientNormPlot.Draw(Norms(norms))).All("circle")];

    private static KeyValuePair<string, double>[] Norms(params (string Layer, double Norm)[] norms) =>
        [.. norms.Select(norm => KeyValuePair.Create(norm.Layer, norm.Norm))];
}
