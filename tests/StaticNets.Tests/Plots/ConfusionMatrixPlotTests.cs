using System.Xml.Linq;

namespace StaticNets.Tests;

public class ConfusionMatrixPlotTests
{
    private static readonly string[] _pets = ["cat", "dog", "<&>"];

    [Fact]
    public void EachCellHasItsCountAndTheColourOfItsShare()
    {
        var picture = new SvgPicture(ConfusionMatrixPlot.Draw(Pets(), _pets, "Pets <&> more"));
        Cell[] cells = Cells(picture);

        // Rows are actual classes, columns are predicted classes; the last row and the last column are totals.
        Assert.Equal([3, 1, 0, 4, 0, 6, 2, 8, 0, 0, 0, 0, 3, 7, 2, 12], cells.Select(cell => cell.Count));

        // The shares 3/4, 1/4 and 0 of the first row have the colours 6, 2 and 0 of ColorBrewer's nine blues. An empty row has the shares
        // 0, although its total is zero.
        Assert.Equal(["#2171b5", "#c6dbef", "#ffffff"], cells.Take(3).Select(cell => cell.Fill));
        Assert.Equal("#2171b5", cells[5].Fill);
        Assert.All(cells.Skip(8).Take(3), cell => Assert.Equal("#ffffff", cell.Fill));
        Assert.Equal("#ffffff", cells[0].Ink);
        Assert.Equal("#333333", cells[1].Ink);
        string[] once = ["Pets <&> more", "actual", "predicted", "accuracy 0.7500: 9 of 12"];
        Assert.All(once, text => Assert.Single(picture.Texts, text));
        Assert.All(_pets, name => Assert.Equal(2, picture.Texts.Count(text => text == name)));
        Assert.True(picture.HoldsItsTexts());
    }

    [Fact]
    public void LongNamesAreSlantedAndStayWithinThePicture()
    {
        string[] names = [.. Enumerable.Range(0, 12).Select(i => $"a class with the long name {i}")];
        var matrix = new ConfusionMatrix(12);
        for (int i = 0; i < 12; i++)
        {
            matrix.Add(i, i);
        }

        var picture = new SvgPicture(ConfusionMatrixPlot.Draw(matrix, names));
        Assert.True(picture.HoldsItsTexts());
        XElement[] slanted =
        [
            .. picture.All("text").Where(text => text.Attribute("transform")?.Value.Contains("-45", StringComparison.Ordinal) == true),
        ];
        Assert.Equal([.. names, "total"], slanted.Select(text => text.Value));
        Assert.All(
            slanted,
            text =>
            {
                // The text is turned by 45°, so it extends as far up as to the right; the name of the axis stands above it, at y = 62.
                double reach = 0.6 * SvgPicture.Number(text, "font-size") * text.Value.Length * Math.Sqrt(0.5);
                Assert.True(SvgPicture.Number(text, "x") + reach <= SvgPicture.Number(picture.Root, "width"));
                Assert.True(SvgPicture.Number(text, "y") - reach >= 62);
            }
        );
    }

    [Fact]
    public void CellsGrowWithTheirCounts()
    {
        var matrix = new ConfusionMatrix(30);
        for (int i = 0; i < 123_456; i++)
        {
            matrix.Add(i % 2, 0);
        }

        var picture = new SvgPicture(ConfusionMatrixPlot.Draw(matrix));
        Cell total = Cells(picture)[^1];
        Assert.Equal(123_456, total.Count);

        // Six digits, each 0.6 em wide, at a font size of 12 pixels.
        Assert.True(total.Width >= 6 * 0.6 * 12);
    }

    [Fact]
    public void TheTableHoldsTheCounts()
    {
        Assert.Equal("actual,cat,dog,<&>\ncat,3,1,0\ndog,0,6,2\n<&>,0,0,0\n", ConfusionMatrixPlot.ToCsv(Pets(), _pets));
        Assert.Equal("actual,0,1\n0,0,0\n1,0,0\n", ConfusionMatrixPlot.ToCsv(new ConfusionMatrix(2)));
    }

    [Fact]
    public void IsTheSameInEveryCulture()
    {
        Assert.Equal(ConfusionMatrixPlot.Draw(Pets()), CommaCulture.Run(() => ConfusionMatrixPlot.Draw(Pets())));
        Assert.Equal(ConfusionMatrixPlot.ToCsv(Pets()), CommaCulture.Run(() => ConfusionMatrixPlot.ToCsv(Pets())));
    }

    [Fact]
    public void IsSavedAsAFile()
    {
        using var folder = new Support.TemporaryFolder();
        ConfusionMatrixPlot.Save(Pets(), folder.File("pets.svg"), _pets, "Pets");
        Assert.Equal(ConfusionMatrixPlot.Draw(Pets(), _pets, "Pets"), File.ReadAllText(folder.File("pets.svg")));
    }

    [Fact]
    public void WhatCannotBeDrawnIsRefused()
    {
        var error = Assert.Throws<ArgumentException>(() => ConfusionMatrixPlot.Draw(new ConfusionMatrix(3)));
        Assert.Contains("has counted no decision", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ArgumentException>(() => ConfusionMatrixPlot.Draw(Pets(), ["cat", "dog"]));
        Assert.Contains("3 classes need 3 names, but there are 2", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ConfusionMatrixPlot.ToCsv(Pets(), ["cat", "dog", null!]));
        Assert.Throws<ArgumentNullException>(() => ConfusionMatrixPlot.Draw(null!));
        Assert.Throws<ArgumentNullException>(() => ConfusionMatrixPlot.ToCsv(null!));
    }

    /// <summary>
    /// Returns a matrix with three cats that are recognised, one that is taken for a dog, six dogs that are recognised, and two that are
    /// taken for the third class.
    /// </summary>
    private static ConfusionMatrix Pets()
    {
        var matrix = new ConfusionMatrix(3);
        foreach ((int actual, int predicted, int count) in new[] { (0, 0, 3), (0, 1, 1), (1, 1, 6), (1, 2, 2) })
        {
            for (int i = 0; i < count; i++)
            {
                matrix.Add(actual, predicted);
            }
        }

        return matrix;
    }

    /// <summary>
    /// Returns the framed cells row by row, each with the number in its middle and the colour of the rectangle behind it.
    /// </summary>
    private static Cell[] Cells(SvgPicture picture)
    {
        var grounds = picture
            .All("rect")
            .Where(rectangle => (string?)rectangle.Attribute("shape-rendering") == "crispEdges")
            .ToLookup(Corner, rectangle => (string)rectangle.Attribute("fill")!);
        return
        [
            .. picture
                .All("rect")
                .Where(rectangle => (string?)rectangle.Attribute("stroke") == "#dddddd")
                .OrderBy(rectangle => SvgPicture.Number(rectangle, "y"))
                .ThenBy(rectangle => SvgPicture.Number(rectangle, "x"))
                .Select(rectangle =>
                {
                    (double x, double y) = Corner(rectangle);
                    double width = SvgPicture.Number(rectangle, "width");
                    XElement text = picture
                        .All("text")
                        .Single(text =>
                            Math.Abs(SvgPicture.Number(text, "x") - x - (width / 2)) < 0.1
                            && Math.Abs(SvgPicture.Number(text, "y") - y - (width / 2)) < 5
                        );
                    return new Cell(int.Parse(text.Value), (string)text.Attribute("fill")!, grounds[(x, y)].SingleOrDefault(), width);
                }),
        ];
    }

    private static (double X, double Y) Corner(XElement rectangle) =>
        (SvgPicture.Number(rectangle, "x"), SvgPicture.Number(rectangle, "y"));

    private sealed record Cell(int Count, string Ink, string? Fill, double Width);
}
