using System.Xml.Linq;

namespace StaticNets.Tests;

public class DecisionBoundaryTests
{
    // The plot is a square of 480 pixels whose upper left corner is (76, 56).
    private const double Left = 76;
    private const double Upper = 56;
    private const double Side = 480;

    private static readonly double[] _square = [-2, -1, 2, 3];
    private static readonly DecisionBoundaryOptions _bare = new() { Margin = 0, Threshold = 0 };

    [Fact]
    public void AStraightLineIsExact()
    {
        SvgPicture picture = Picture((x, y) => x + (2 * y) - 1, _bare);
        (double X, double Y)[] ends = Ends(picture);
        Assert.True(ends.Length > 2 * 200);

        // Linear interpolation is exact for a linear score. The only error is the rounding of coordinates to two decimals of a pixel; 480
        // pixels show a range of 4 in x and in y.
        const double Rounding = 0.005 * 4 / Side;
        Assert.All(ends, end => Assert.Equal(1, end.X + (2 * end.Y), (1 + 2) * Rounding * 1.001));

        // The boundary leaves the square at (−2, 1.5) on the left and at (2, −0.5) on the right.
        Assert.Equal(-2, ends.Min(end => end.X), Rounding * 1.001);
        Assert.Equal(2, ends.Max(end => end.X), Rounding * 1.001);
    }

    [Fact]
    public void ACircleIsClosedAndRound()
    {
        SvgPicture picture = Picture((x, y) => (x * x) + ((y - 1) * (y - 1)) - 1, _bare);
        (double X, double Y)[] ends = Ends(picture);
        Assert.All(ends.GroupBy(end => end), end => Assert.Equal(0, end.Count() % 2));

        // On a side of a cell of length h = 4/240, linear interpolation of the square of a coordinate is off by at most h²/4. Coordinates
        // are rounded to two decimals of a pixel; the score, whose slope is 2, doubles this error.
        const double Step = 4.0 / 240;
        double bound = (Step * Step / 4) + (2 * Math.Sqrt(2) * 0.005 * 4 / Side);
        Assert.All(ends, end => Assert.Equal(1, (end.X * end.X) + ((end.Y - 1) * (end.Y - 1)), bound));
    }

    [Theory]
    [InlineData(1, -0.5, 2.0 / 3)]
    [InlineData(0.5, -1, 1.0 / 3)]
    public void ASaddleIsDecidedByItsMean(double onDiagonal, double offDiagonal, double share)
    {
        // The grid has a single cell. The score is positive at the bottom left and top right corners and negative at the other two. The
        // boundary crosses each side at the fraction `share` of its length, measured from the positive corner.
        SvgPicture picture = Picture((x, y) => x * y > 0 ? onDiagonal : offDiagonal, _bare with { Resolution = 1 }, [-1, -1, 1, 1]);
        double[] numbers = SvgPicture.Numbers(Assert.Single(picture.Group("boundary")), "d");
        string[] pieces = [.. numbers.Chunk(4).Select(n => string.Join(' ', Place(n[0], n[1], 1), Place(n[2], n[3], 1))).Order()];
        string near = $"{share:F3}";
        string far = $"{1 - share:F3}";

        // If the mean of the scores is positive, the lines cut off the two negative corners, otherwise the two positive corners.
        string[] expected =
            onDiagonal + offDiagonal > 0
                ? [$"{near},0.000 1.000,{far}", $"{far},1.000 0.000,{near}"]
                : [$"0.000,{near} {near},0.000", $"1.000,{far} {far},1.000"];
        Assert.Equal(expected.Order(), pieces);
    }

    [Fact]
    public void EveryPlaceHasTheColourOfTheLargestScore()
    {
        const int Steps = 24;
        SvgPicture picture = Draw(
            (x, y) =>
            {
                for (int row = 0; row < x.Length / 2; row++)
                {
                    double[] scores = Planes(x[2 * row], x[(2 * row) + 1]);
                    scores.CopyTo(y[(3 * row)..]);
                }
            },
            3,
            [-2, -1, 2, 3, 0, 0],
            [0, 1, 2],
            _bare with
            {
                Resolution = Steps,
            }
        );
        XElement[] regions = picture.Group("regions");
        Assert.Equal(3, regions.Length);

        // Blue, orange and green of Okabe and Ito's palette, mixed with 72 % white.
        Assert.Equal(["#b8d8e9", "#f8e4b8", "#b8e4d8"], regions.Select(region => (string)region.Attribute("fill")!));
        var rectangles = regions.Select(SvgPicture.Rectangles).ToArray();
        Assert.Equal(Side * Side, rectangles.SelectMany(all => all).Sum(r => r.Width * r.Height), 1e-6);
        for (int row = 0; row <= Steps; row++)
        {
            for (int column = 0; column <= Steps; column++)
            {
                (double x, double y) = (Left + (column * Side / Steps), Upper + Side - (row * Side / Steps));
                double[] scores = Planes(-2 + (column * 4.0 / Steps), -1 + (row * 4.0 / Steps));
                int expected = Array.IndexOf(scores, scores.Max());
                int[] found =
                [
                    .. Enumerable
                        .Range(0, 3)
                        .Where(c => rectangles[c].Any(r => x >= r.X && x <= r.X + r.Width && y >= r.Y && y <= r.Y + r.Height)),
                ];
                Assert.Equal([expected], found);
            }
        }
    }

    [Fact]
    public void TheLineOfSeveralClassesLiesWhereTwoAreEqual()
    {
        // The scores x, −x/2 + y and −x/2 − y divide the plane into three sectors. At every end of a piece of the boundary, the two largest
        // scores are equal.
        SvgPicture picture = Draw(
            (x, y) =>
            {
                for (int row = 0; row < x.Length / 2; row++)
                {
                    Planes(x[2 * row], x[(2 * row) + 1]).CopyTo(y[(3 * row)..]);
                }
            },
            3,
            _square,
            [0, 1],
            _bare
        );
        (double X, double Y)[] ends = Ends(picture);
        double nearest = 4.0 / 240;

        // The line between classes 1 and 2 bounds both; if it were drawn twice, it would be bolder than the others.
        double[][] pieces = [.. SvgPicture.Numbers(Assert.Single(picture.Group("boundary")), "d").Chunk(4)];
        Assert.Equal(pieces.Length, pieces.Select(piece => string.Join(' ', piece)).Distinct().Count());

        // Near the point where all three classes meet, interpolation is off by at most the size of a cell times the slope of a score, which
        // is below 3.
        Assert.All(
            ends,
            end =>
            {
                double[] leaders = [.. Planes(end.X, end.Y).OrderDescending()];
                bool isAtTheCentre = Math.Max(Math.Abs(end.X), Math.Abs(end.Y)) <= 2 * nearest;
                Assert.Equal(leaders[0], leaders[1], isAtTheCentre ? 3 * nearest : 3 * 0.005 * 4 / Side);
            }
        );
        Assert.Contains(ends, end => end.X < -1.9 && Math.Abs(end.Y) < 0.01);
        Assert.Contains(ends, end => end.Y > 2.9);
        Assert.Contains(ends, end => end.Y < -0.9);
    }

    [Fact]
    public void PointsLieWhereTheAxesSayInColourAndShapeOfTheirClass()
    {
        // The points reach from −2 to 2 in x and from 10 to 30 in y; a tenth of each range is added on both sides.
        float[] points = [-2, 10, 0, 30, 2, 15];
        var boundary = new DecisionBoundary((x, y) => y.Clear(), 1, points, [0, 1, 0]);
        var picture = new SvgPicture(boundary.Draw());
        XElement[] first = picture.Group("class-0");
        Assert.Equal(["circle", "circle"], first.Select(mark => mark.Name.LocalName));
        Assert.Equal((0.1 / 1.2, 0.1 / 1.2), Share(SvgPicture.Number(first[0], "cx"), SvgPicture.Number(first[0], "cy")), Near);
        Assert.Equal((1.1 / 1.2, 0.35 / 1.2), Share(SvgPicture.Number(first[1], "cx"), SvgPicture.Number(first[1], "cy")), Near);
        double[][] corners = [.. SvgPicture.Numbers(Assert.Single(picture.Group("class-1")), "points").Chunk(2)];
        Assert.Equal(4, corners.Length);
        Assert.Equal((0.6 / 1.2, 1.1 / 1.2), Share(corners.Average(c => c[0]), corners.Average(c => c[1])), Near);

        // The tick 0 stands in the middle of the x axis, the tick 20 in the middle of the y axis.
        Assert.Equal(Left + (Side / 2), SvgPicture.Number(picture.Text("0"), "x"), 0.01);
        Assert.Equal(Upper + (Side / 2) + 4, SvgPicture.Number(picture.Text("20"), "y"), 0.01);
    }

    [Fact]
    public void EqualScoresAreDecidedForTheFirstClass()
    {
        foreach (int outputs in new[] { 1, 3 })
        {
            SvgPicture picture = Draw((_, y) => y.Fill(0.25), outputs, _square, [0, 1], new() { Threshold = 0.25 });
            Assert.Equal("#b8d8e9", (string)Assert.Single(picture.Group("regions")).Attribute("fill")!);
            Assert.Empty(picture.Group("boundary"));
        }
    }

    [Fact]
    public void ASinglePointHasAPictureToo()
    {
        foreach (float place in new[] { 0, 7, -1e9f })
        {
            var boundary = new DecisionBoundary((x, y) => y.Clear(), 1, [place, place], [1]);
            double[] corners = SvgPicture.Numbers(new SvgPicture(boundary.Draw()).Group("class-1")[0], "points");

            // Margins of equal width on both sides put the point in the middle.
            Assert.Equal(Left + (Side / 2), (corners[0] + corners[2]) / 2, 0.01);
        }
    }

    [Fact]
    public void HugeScoresMakeNoNumbersThatAreNone()
    {
        string svg = Picture((x, _) => x > 0.1 ? double.MaxValue : double.MinValue, _bare).Root.ToString();
        Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("∞", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("Infinity", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void NamesStandInTheLegendAndWithinThePicture()
    {
        string[] names = [.. Enumerable.Range(0, 30).Select(i => $"<{i}> & a name that is rather long"), "last"];
        var options = new DecisionBoundaryOptions
        {
            ClassNames = names,
            HorizontalName = "a < b",
            VerticalName = "c & d",
            Resolution = 4,
        };
        var boundary = new DecisionBoundary((_, y) => y.Clear(), 31, [0.1f, -1e6f, 0.2f, 1e6f], [0, 30], options);
        var picture = new SvgPicture(
            boundary.Draw("A title that is much longer than the picture would be wide if it were not for the title <&>, which it is")
        );
        Assert.Empty(names.Append("a < b").Append("c & d").Except(picture.Texts));
        Assert.Equal(31, picture.Group("legend").Length);
        Assert.True(picture.HoldsItsTexts());
    }

    [Fact]
    public void TheTableHoldsTheGrid()
    {
        var options = new DecisionBoundaryOptions
        {
            Resolution = 2,
            HorizontalName = "width, cm",
            Margin = 0,
        };
        var boundary = new DecisionBoundary(Sums, 1, [0, 0, 0.2f, 2], [0, 1], options);
        Assert.Equal(
            """
            "width, cm",x2,class,output_0
            0,0,0,0
            0.1,0,0,0.1
            0.2,0,0,0.2
            0,1,1,1
            0.1,1,1,1.1
            0.2,1,1,1.2
            0,2,1,2
            0.1,2,1,2.1
            0.2,2,1,2.2

            """,
            boundary.ToCsv()
        );
    }

    [Fact]
    public void IsTheSameInEveryCulture()
    {
        static (string Picture, string Table) Make()
        {
            var boundary = new DecisionBoundary(Sums, 1, [-0.5f, 0.25f, 1.5f, 2.75f], [0, 1], new() { Resolution = 7 });
            return (boundary.Draw(), boundary.ToCsv());
        }

        Assert.Equal(Make(), CommaCulture.Run(Make));
    }

    [Fact]
    public void IsSavedAsAFile()
    {
        using var folder = new Support.TemporaryFolder();
        var boundary = new DecisionBoundary(Sums, 1, [0, 0, 1, 1], [0, 1], new() { Resolution = 7 });
        boundary.Save(folder.File("plane.svg"), "Plane");
        Assert.Equal(boundary.Draw("Plane"), File.ReadAllText(folder.File("plane.svg")));
        Assert.Throws<ArgumentException>(() => boundary.Save(""));
    }

    private static void Sums(ReadOnlySpan<float> x, Span<float> y)
    {
        for (int row = 0; row < y.Length; row++)
        {
            y[row] = x[2 * row] + x[(2 * row) + 1];
        }
    }

    private static double[] Planes(double x, double y) => [x, (-x / 2) + y, (-x / 2) - y];

    private static SvgPicture Picture(Func<double, double, double> score, DecisionBoundaryOptions options, double[]? points = null) =>
        Draw(
            (x, y) =>
            {
                for (int row = 0; row < y.Length; row++)
                {
                    y[row] = score(x[2 * row], x[(2 * row) + 1]);
                }
            },
            1,
            points ?? _square,
            [0, 1],
            options
        );

    private static SvgPicture Draw(
        BatchPrediction<double> predict,
        int outputs,
        double[] points,
        int[] classes,
        DecisionBoundaryOptions options
    ) => new(new DecisionBoundary(predict, outputs, points, classes, options).Draw());

    /// <summary>Returns the ends of the pieces of the boundary, in the coordinates of <see cref="_square"/>.</summary>
    private static (double X, double Y)[] Ends(SvgPicture picture) =>
        [
            .. picture
                .Group("boundary")
                .SelectMany(path => SvgPicture.Numbers(path, "d").Chunk(2))
                .Select(n => (-2 + ((n[0] - Left) / Side * 4), -1 + ((Upper + Side - n[1]) / Side * 4))),
        ];

    private static (double X, double Y) Share(double x, double y) => ((x - Left) / Side, (Upper + Side - y) / Side);

    private static string Place(double x, double y, double extent) =>
        FormattableString.Invariant($"{extent * Share(x, y).X:F3},{extent * Share(x, y).Y:F3}");

    /// <summary>Whether two places are equal up to the rounding to two decimals in the file.</summary>
    private static bool Near((double X, double Y) a, (double X, double Y) b) =>
        Math.Max(Math.Abs(a.X - b.X), Math.Abs(a.Y - b.Y)) * Side < 0.011;
}
