using StaticNets.Plots;

namespace StaticNets;

/// <summary>
/// Draws the U-matrix of a self-organizing map: a square for each unit, in the place that it has on the map. White is a distance of 0, and the
/// darker a square, the farther its vector is from those of the units around it. Light areas are groups of similar units, dark lines the
/// borders between them.
/// </summary>
public static class UMatrixPlot
{
    /// <summary>Returns an SVG picture.</summary>
    /// <param name="map">The map; <see cref="SelfOrganizingMap.UMatrix"/> computes its distances.</param>
    /// <param name="title">Title above the picture; by default "U-matrix" and the number of units.</param>
    /// <exception cref="ArgumentException">A distance is not finite.</exception>
    public static string Draw(SelfOrganizingMap map, string? title = null)
    {
        (float[] distances, int height, int width) = Read(map);
        return new UMatrixPicture(distances, height, width).Draw(title ?? $"U-matrix, {height}×{width} units");
    }

    /// <summary>Writes the picture as an SVG file.</summary>
    /// <param name="map">The map.</param>
    /// <param name="path">The file; an old one is replaced.</param>
    /// <param name="title">Title above the picture; by default "U-matrix" and the number of units.</param>
    /// <exception cref="ArgumentException">A distance is not finite.</exception>
    public static void Save(SelfOrganizingMap map, string path, string? title = null) => PlotFile.Write(path, Draw(map, title));

    /// <summary>Returns the distances as CSV, row by row, with the columns <c>row,column,distance</c>. All indices count from 0.</summary>
    /// <param name="map">The map.</param>
    /// <exception cref="ArgumentException">A distance is not finite.</exception>
    public static string ToCsv(SelfOrganizingMap map)
    {
        (float[] distances, _, int width) = Read(map);
        var csv = new CsvText();
        csv.Text("row").Text("column").Text("distance").EndRow();
        for (int unit = 0; unit < distances.Length; unit++)
        {
            csv.Number(unit / width).Number(unit % width).Number(distances[unit], isSingle: true).EndRow();
        }

        return csv.ToString();
    }

    private static (float[] Distances, int Height, int Width) Read(SelfOrganizingMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        ReadOnlySpan<nint> lengths = map.Parameters["codebook"].Lengths;
        (int height, int width) = ((int)lengths[0], (int)lengths[1]);
        float[] distances = new float[height * width];
        map.UMatrix(distances);
        int bad = Array.FindIndex(distances, distance => !float.IsFinite(distance));
        if (bad >= 0)
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"Every distance of the U-matrix must be finite, but that of unit ({bad / width}, {bad % width}) is {distances[bad]}."
                ),
                nameof(map)
            );
        }

        return (distances, height, width);
    }
}
