namespace StaticNets;

/// <summary>
/// Draws a confusion matrix as a heat map: a row for each actual class, a column for each predicted one, in each cell the count and the
/// colour of its share of the row, and the totals at the edges.
/// </summary>
public static class ConfusionMatrixPlot
{
    /// <summary>The text of an SVG picture.</summary>
    /// <param name="matrix">The counts.</param>
    /// <param name="classNames">One name a class; <see langword="null"/> for their numbers.</param>
    /// <param name="title">Stands above it.</param>
    /// <exception cref="ArgumentException">Nothing has been counted, or the number of names is not the number of classes.</exception>
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
    /// <param name="classNames">One name a class; <see langword="null"/> for their numbers.</param>
    /// <param name="title">Stands above the picture.</param>
    /// <exception cref="ArgumentException">Nothing has been counted, or the number of names is not the number of classes.</exception>
    public static void Save(
        ConfusionMatrix matrix,
        string path,
        IReadOnlyList<string>? classNames = null,
        string title = "Confusion matrix"
    )
    {
        PlotFile.Write(path, Draw(matrix, classNames, title));
    }

    /// <summary>The counts as a table: a line for each actual class, a column for each predicted one, headed by <c>actual</c> and their names.</summary>
    /// <param name="matrix">The counts.</param>
    /// <param name="classNames">One name a class; <see langword="null"/> for their numbers.</param>
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
