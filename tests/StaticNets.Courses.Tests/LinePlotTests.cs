using System.Xml.Linq;
using Courses.Plots;

namespace StaticNets.Courses.Tests;

/// <summary>Pictures and tables of lines over common positions.</summary>
public sealed class LinePlotTests
{
    private static readonly PlottedLine _first = new("a", [1, 100, 10]);
    private static readonly PlottedLine _second = new("b & c", [0.1, 1, 10], IsDashed: true);

    [Fact]
    public void TableHasOneColumnForEachLine() =>
        Assert.Equal("step,a,b & c\n1,1,0.1\n2,100,1\n3,10,10\n", new LinePlot("t", "step", "y", [1, 2, 3], [_first, _second]).ToCsv());

    /// <summary>The axes go from (80, 364) to (830, 84). With three decades, from 0.1 to 100, a decade is 280/3 high.</summary>
    [Fact]
    public void LogarithmicAxisHasEqualDecades()
    {
        XElement svg = Draw(isLogarithmic: true);
        Assert.Equal("80,270.67 455,84 830,177.33", Points(svg, 0));
        Assert.Equal("80,364 455,270.67 830,177.33", Points(svg, 1));
        Assert.Equal(["1E-1", "1E0", "1E1", "1E2"], Labels(svg, "end"));
    }

    /// <summary>The ticks are 0, 20, … 100, so 1 is 2.8 above the lower end and 10 is 28 above.</summary>
    [Fact]
    public void LinearAxisHasRoundTicks()
    {
        XElement svg = Draw(isLogarithmic: false);
        Assert.Equal("80,361.2 455,84 830,336", Points(svg, 0));
        Assert.Equal(["0", "20", "40", "60", "80", "100"], Labels(svg, "end"));
    }

    [Fact]
    public void LegendNamesTheLines()
    {
        XElement svg = Draw(isLogarithmic: false);
        Assert.Equal(["y", "a", "b & c"], Labels(svg, "start"));
        Assert.Equal([null, "6 4"], svg.Elements().Where(IsPolyline).Select(line => line.Attribute("stroke-dasharray")?.Value));
    }

    private static XElement Draw(bool isLogarithmic) =>
        XElement.Parse(new LinePlot("t", "step", "y", [1, 2, 3], [_first, _second]) { IsLogarithmic = isLogarithmic }.Draw());

    private static string Points(XElement svg, int line) => svg.Elements().Where(IsPolyline).ElementAt(line).Attribute("points")!.Value;

    private static IEnumerable<string> Labels(XElement svg, string anchor) =>
        svg.Elements().Where(element => element.Attribute("text-anchor")?.Value == anchor).Select(element => element.Value);

    private static bool IsPolyline(XElement element) => element.Name.LocalName == "polyline";
}
