using StaticNets.Plots;

namespace StaticNets;

/// <summary>
/// Draws a confusion matrix as a heat map: one row for each actual class, one column for each predicted class, and totals at the edges.
/// Each cell shows its count; its colour shows the count's share of the row.
/// </summary>
public static class ConfusionMatrixPlot
{
    /// <summary>Returns an SVG picture.</summary>
    /// <param name="matrix">The counts.</param>
    /// <param name="classNames">One name for each class; <see langword="null"/> to show the class indices.</param>
    /// <param name="title">Title above the picture.</param>
    /// <exception cref="ArgumentException">The matrix is empty, or the number of names is not the number of classes.</exception>
    public static string Draw(ConfusionMatrix matrix, IReadOnlyList<string>? classNames = null, string title = "Confusion matrix")
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(title);
        string[] names = ClassNames.Of(classNames, matrix.Classes, "");
        if (matrix.Total == 0)
        {
            throw new ArgumentException("The confusion matrix has counted no decision, so there is nothing to draw.", nameof(matrix));
        }

        return new ConfusionMatrixPicture(matrix, names).Draw(title);
    }

    /// <summary>Writes the picture as an SVG file.</summary>
    /// <param name="matrix">The counts.</param>
    /// <param name="path">The file; an old one is replaced.</param>
    /// <param name="classNames">One name for each class; <see langword="null"/> to show the class indices.</param>
    /// <param name="title">Title above the picture.</param>
    /// <exception cref="ArgumentException">The matrix is empty, or the number of names is not the number of classes.</exception>
    public static void Save(
        ConfusionMatrix matrix,
        string path,
        IReadOnlyList<string>? classNames = null,
        string title = "Confusion matrix"
    )
    {
        PlotFile.Write(path, Draw(matrix, classNames, title));
    }

    /// <summary>
    /// Returns the counts as CSV: a row for each actual class, a column for each predicted one; the header is <c>actual</c> and the names.
    /// </summary>
    /// <param name="matrix">The counts.</param>
    /// <param name="classNames">One name for each class; <see langword="null"/> to show the class indices.</param>
    /// <exception cref="ArgumentException">The number of names is not the number of classes.</exception>
    public static string ToCsv(ConfusionMatrix matrix, IReadOnlyList<string>? classNames = null)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        string[] names = ClassNames.Of(classNames, matrix.Classes, "");
        var csv = new CsvText();
        csv.Text("actual");
        foreach (string name in names)
        {
            csv.Text(name);
        }

        csv.EndRow();
        for (int actual = 0; actual < matrix.Classes; actual++)
        {
            csv.Text(names[actual]);
            for (int predicted = 0; predicted < matrix.Classes; predicted++)
            {
                csv.Number(matrix[actual, predicted]);
            }

            csv.EndRow();
        }

        return csv.ToString();
    }
}
