using StaticNets.Tests.Models;
using StaticNets.Tests.Support;

namespace StaticNets.Tests;

/// <summary>The picture of a map's U-matrix.</summary>
public class UMatrixPlotTests
{
    private const double Left = 64;
    private const double Upper = 92;

    // Up to twelve units in a row are drawn as squares of this side.
    private const double Cell = 40;

    /// <summary>The picture has one square for each unit, in its place, and a larger distance is never lighter.</summary>
    [Fact]
    public void EachUnitHasTheShadeOfItsDistance()
    {
        SmallMap map = new(seed: 4);
        float[] distances = Distances(map, 3 * 4);
        var picture = new SvgPicture(UMatrixPlot.Draw(map));
        Dictionary<(double X, double Y), string> colors = picture.Pixels();
        Assert.Equal(3 * 4, colors.Count);
        string[] inOrder = [.. Enumerable.Range(0, 12).Select(unit => colors[(Left + (unit % 4 * Cell), Upper + (unit / 4 * Cell))])];

        // The twelve distances differ by more than 1/254 of the largest, so that each has a shade of its own.
        int[] brightness = [.. inOrder.Zip(distances).OrderBy(unit => unit.Second).Select(unit => Brightness(unit.First))];
        Assert.All(brightness.Zip(brightness.Skip(1)), pair => Assert.True(pair.First > pair.Second));
        Assert.Equal("#08306b", inOrder[Array.IndexOf(distances, distances.Max())]);
    }

    /// <summary>
    /// Two groups: the vectors of columns 0 to 2 are 0, those of columns 3 to 5 are (3, 4). The distance between the groups is 5, and of the
    /// three or four neighbours of a unit in column 2 or 3 one is in the other group.
    /// </summary>
    [Fact]
    public void TheBorderBetweenTwoGroupsIsDark()
    {
        var picture = new SvgPicture(UMatrixPlot.Draw(TwoGroups(), title: "Two <groups>"));
        Dictionary<(double X, double Y), string> colors = picture.Pixels();
        for (int row = 0; row < 6; row++)
        {
            string[] inRow = [.. Enumerable.Range(0, 6).Select(column => colors[(Left + (column * Cell), Upper + (row * Cell))])];
            Assert.All([inRow[0], inRow[1], inRow[4], inRow[5]], color => Assert.Equal("#ffffff", color));

            // 5/3 at the edges, where a unit has three neighbours, is the largest distance.
            Assert.All([inRow[2], inRow[3]], color => Assert.Equal(row is 0 or 5, color == "#08306b"));
            Assert.Equal(inRow[2], inRow[3]);
        }

        // The legend has the quarters of 5/3, and each row and column its number.
        string[] expected = ["0", "0.417", "0.833", "1.25", "1.67", "1", "2", "3", "4", "5", "row", "column", "distance", "Two <groups>"];
        Assert.Empty(expected.Except(picture.Texts));
        Assert.True(picture.HoldsItsTexts());
        Assert.Contains("U-matrix, 6×6 units", new SvgPicture(UMatrixPlot.Draw(TwoGroups())).Texts);
    }

    /// <summary>A map of equal vectors is white, and its legend still has different numbers.</summary>
    [Fact]
    public void EqualVectorsAreWhite()
    {
        SquareMap map = new();
        map.Parameters.Set("codebook", new float[72]);
        var picture = new SvgPicture(UMatrixPlot.Draw(map));
        Assert.All(picture.Pixels().Values, color => Assert.Equal("#ffffff", color));
        Assert.Contains("0.25", picture.Texts);
    }

    /// <summary>Two units, a long row and a map of thousands of units: the numbers at the edges stay apart from each other.</summary>
    [Fact]
    public void MapsOfAllShapesAreDrawn()
    {
        foreach (
            (SelfOrganizingMap map, int units) in ((SelfOrganizingMap, int)[])
                [(new ColumnOfTwo(), 2), (new LongRow(), 90), (new WideMap(), 5400)]
        )
        {
            var picture = new SvgPicture(UMatrixPlot.Draw(map));
            Assert.Equal(units, picture.Pixels().Count);
            Assert.True(picture.HoldsItsTexts());
            double[] places =
            [
                .. picture
                    .All("text")
                    .Where(text => SvgPicture.Number(text, "y") == Upper - 8)
                    .Select(text => SvgPicture.Number(text, "x")),
            ];
            Assert.NotEmpty(places);
            Assert.All(places.Zip(places.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 20));
        }
    }

    [Fact]
    public void TheTableHoldsTheDistances()
    {
        SquareMap map = TwoGroups();
        string[] lines = UMatrixPlot.ToCsv(map).Split('\n');
        Assert.Equal(["row,column,distance", "0,0,0", "0,1,0", "0,2,1.6666666", "0,3,1.6666666"], lines[..5]);
        Assert.Equal("5,5,0", lines[36]);
        Assert.Equal(38, lines.Length);
    }

    [Fact]
    public void IsTheSameInEveryCultureAndInAFile()
    {
        SmallMap map = new(seed: 4);
        (string Picture, string Table) Make() => (UMatrixPlot.Draw(map), UMatrixPlot.ToCsv(map));
        Assert.Equal(Make(), CommaCulture.Run(Make));
        using var folder = new TemporaryFolder();
        UMatrixPlot.Save(map, folder.File("umatrix.svg"), "Map");
        Assert.Equal(UMatrixPlot.Draw(map, "Map"), File.ReadAllText(folder.File("umatrix.svg")));
    }

    /// <summary>What cannot be drawn or written leaves an old file as it was, and no other file.</summary>
    [Fact]
    public void WhatCannotBeDrawnOrWrittenIsRefused()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("umatrix.svg");
        File.WriteAllText(path, "old");
        SquareMap map = TwoGroups();
        map.Parameters.Edit(editor => (editor["codebook"][1, 1, 0], editor["codebook"][1, 2, 0]) = (float.MaxValue, float.MinValue));
        Assert.Equal(
            "Every distance of the U-matrix must be finite, but that of unit (1, 1) is Infinity. (Parameter 'map')",
            Assert.Throws<ArgumentException>(() => UMatrixPlot.Save(map, path)).Message
        );
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!));

        string lost = folder.File(Path.Combine("missing", "umatrix.svg"));
        Assert.Contains("does not exist", Assert.Throws<DirectoryNotFoundException>(() => UMatrixPlot.Save(new SquareMap(), lost)).Message);
        Assert.Throws<ArgumentException>(() => UMatrixPlot.Save(new SquareMap(), ""));
        Assert.Throws<ArgumentNullException>(() => UMatrixPlot.Draw(null!));
    }

    private static SquareMap TwoGroups()
    {
        SquareMap map = new();
        map.Parameters.Set("codebook", [.. Enumerable.Range(0, 36).SelectMany(unit => unit % 6 < 3 ? (float[])[0, 0] : [3, 4])]);
        return map;
    }

    private static float[] Distances(SelfOrganizingMap map, int units)
    {
        float[] distances = new float[units];
        map.UMatrix(distances);
        return distances;
    }

    private static int Brightness(string color) => Enumerable.Range(0, 3).Sum(i => Convert.ToInt32(color.Substring(1 + (2 * i), 2), 16));
}

[SelfOrganizingMap(2, 1, 2)]
internal sealed partial class ColumnOfTwo;

[SelfOrganizingMap(1, 90, 2)]
internal sealed partial class LongRow;

[SelfOrganizingMap(60, 90, 2)]
internal sealed partial class WideMap;
