using StaticNets.Plots;

namespace StaticNets;

/// <summary>
/// Draws the norm of each layer's gradient, from the first layer to the last, on a logarithmic axis. A line that rises steeply to the right
/// shows vanishing gradients: they shrink in the backward pass. A line that falls to the right shows exploding gradients.
/// </summary>
public static class GradientNormPlot
{
    /// <summary>Returns an SVG picture.</summary>
    /// <param name="norms">
    /// Layers and their gradient norms, finite and at least 0, in the order of the declaration, such as <see
    /// cref="EpochRecord.GradientNorms"/>.
    /// </param>
    /// <param name="title">Title above the picture.</param>
    /// <exception cref="ArgumentException">There is no layer, or a norm is negative or not finite.</exception>
    public static string Draw(IEnumerable<KeyValuePair<string, double>> norms, string title = "Gradient norms")
    {
        ArgumentNullException.ThrowIfNull(title);
        return new GradientNormPicture(Check(norms)).Draw(title);
    }

    /// <summary>Writes the picture as an SVG file.</summary>
    /// <param name="norms">Layers and their gradient norms, finite and at least 0, in the order of the declaration.</param>
    /// <param name="path">The file; an old one is replaced.</param>
    /// <param name="title">Title above the picture.</param>
    /// <exception cref="ArgumentException">There is no layer, or a norm is negative or not finite.</exception>
    public static void Save(IEnumerable<KeyValuePair<string, double>> norms, string path, string title = "Gradient norms") =>
        PlotFile.Write(path, Draw(norms, title));

    /// <summary>Returns the norms as CSV: <c>layer,gradient_norm</c>, one line for each layer.</summary>
    /// <param name="norms">Layers and their gradient norms, finite and at least 0, in the order of the declaration.</param>
    /// <exception cref="ArgumentException">There is no layer, or a norm is negative or not finite.</exception>
    public static string ToCsv(IEnumerable<KeyValuePair<string, double>> norms)
    {
        var csv = new CsvText();
        csv.Text("layer").Text("gradient_norm").EndRow();
        foreach ((string layer, double norm) in Check(norms))
        {
            csv.Text(layer).Number(norm).EndRow();
        }

        return csv.ToString();
    }

    private static KeyValuePair<string, double>[] Check(IEnumerable<KeyValuePair<string, double>> norms)
    {
        ArgumentNullException.ThrowIfNull(norms);
        KeyValuePair<string, double>[] checkedNorms = [.. norms];
        if (checkedNorms.Length == 0)
        {
            throw new ArgumentException("Expected the norm of at least one layer, found none.", nameof(norms));
        }

        foreach ((string layer, double norm) in checkedNorms)
        {
            if (!(norm >= 0 && double.IsFinite(norm)))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Expected a norm that is at least 0 and finite for layer '{layer}', found {norm}."),
                    nameof(norms)
                );
            }
        }

        return checkedNorms;
    }
}
