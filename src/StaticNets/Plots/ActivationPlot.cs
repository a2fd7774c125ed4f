using StaticNets.Plots;

namespace StaticNets;

/// <summary>
/// Draws an activation and its derivative: where the derivative is near 0, a layer hardly passes its gradient on. Activations with numbers of
/// their own, such as the slope of <see cref="Activation.LeakyRelu"/>, have the default ones.
/// </summary>
public static class ActivationPlot
{
    private const int Steps = 480;

    /// <summary>Returns an SVG picture.</summary>
    /// <param name="activation">Any activation except softmax and its logarithm.</param>
    /// <param name="low">The least z.</param>
    /// <param name="high">The greatest z, greater than <paramref name="low"/>.</param>
    /// <param name="title">Title above the picture; by default the name of the activation.</param>
    /// <exception cref="ArgumentException">The activation depends on more than one number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A bound is not finite, or the bounds are in the wrong order.</exception>
    public static string Draw(Activation activation, double low = -5, double high = 5, string? title = null)
    {
        (double Z, double Value, double Derivative)[] points = Points(activation, low, high);
        return PlotPanel.DrawAlone(
            title ?? activation.ToString(),
            "f(z)",
            "z",
            leastStep: 0,
            PlotLine.First("f(z)", points.Select(point => (point.Z, point.Value))),
            PlotLine.Second("f′(z)", points.Select(point => (point.Z, point.Derivative)))
        );
    }

    /// <summary>Writes the picture as an SVG file.</summary>
    /// <param name="activation">Any activation except softmax and its logarithm.</param>
    /// <param name="path">The file; an old one is replaced.</param>
    /// <param name="low">The least z.</param>
    /// <param name="high">The greatest z, greater than <paramref name="low"/>.</param>
    /// <param name="title">Title above the picture; by default the name of the activation.</param>
    /// <exception cref="ArgumentException">The activation depends on more than one number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A bound is not finite, or the bounds are in the wrong order.</exception>
    public static void Save(Activation activation, string path, double low = -5, double high = 5, string? title = null) =>
        PlotFile.Write(path, Draw(activation, low, high, title));

    /// <summary>Returns the points of the picture as CSV: <c>z,value,derivative</c>.</summary>
    /// <param name="activation">Any activation except softmax and its logarithm.</param>
    /// <param name="low">The least z.</param>
    /// <param name="high">The greatest z, greater than <paramref name="low"/>.</param>
    /// <exception cref="ArgumentException">The activation depends on more than one number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A bound is not finite, or the bounds are in the wrong order.</exception>
    public static string ToCsv(Activation activation, double low = -5, double high = 5)
    {
        var csv = new CsvText();
        csv.Text("z").Text("value").Text("derivative").EndRow();
        foreach ((double z, double value, double derivative) in Points(activation, low, high))
        {
            csv.Number(z).Number(value).Number(derivative).EndRow();
        }

        return csv.ToString();
    }

    private static (double Z, double Value, double Derivative)[] Points(Activation activation, double low, double high)
    {
        Optimizers.Hyperparameter.ThrowUnless(double.IsFinite(low), low, "finite", nameof(low));
        Optimizers.Hyperparameter.ThrowUnless(double.IsFinite(high) && high > low, high, "finite and greater than low", nameof(high));
        ActivationCurve curve = ActivationCurve.Of(activation);
        var range = new PlotRange(low, high);
        return
        [
            .. Enumerable
                .Range(0, Steps + 1)
                .Select(i => range.At((double)i / Steps))
                .Select(z => (z, curve.Value(z), curve.Derivative(z))),
        ];
    }
}
