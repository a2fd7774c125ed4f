using System.Numerics;
using StaticNets.Plots;

namespace StaticNets;

/// <summary>
/// Draws what a layer computes from one input: an image of each channel, side by side, on one colour scale for all channels. The number at the
/// left of a line of images is that of the first channel in it. Without negative values, as behind ReLU, 0 is white and the largest value dark
/// blue; otherwise negative values are blue, zero is nearly white, positive values are red.
/// </summary>
/// <remarks>
/// A layer of the shape [height, width, channels] gives an image for each channel. The shape [steps, features] gives one image with a line
/// for each step, and the shape [units] one line.
/// </remarks>
public static class FeatureMapPlot
{
    /// <summary>Returns an SVG picture.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="layer">The output of a layer: <c>net.Activations(image)["conv2d"]</c>.</param>
    /// <param name="row">Index of the input to show.</param>
    /// <param name="title">Title above the picture; by default the name of the layer and its shape.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    /// <exception cref="ArgumentException">A value is not finite, or the shape has more than three axes.</exception>
    public static string Draw<T>(LayerActivation<T> layer, int row = 0, string? title = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (double[] values, ImageShape shape) = Read(layer, row);
        ColorScale scale = values.Min() < 0 ? ColorScale.Diverging : ColorScale.Sequential;
        return new TilePicture(values, shape, "map", "output", scale).Draw(title ?? $"{layer.Name}, {string.Join('×', layer.Shape)}");
    }

    /// <summary>Writes the picture as an SVG file.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="layer">The output of a layer: <c>net.Activations(image)["conv2d"]</c>.</param>
    /// <param name="path">The file; an old one is replaced.</param>
    /// <param name="row">Index of the input to show.</param>
    /// <param name="title">Title above the picture; by default the name of the layer and its shape.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    /// <exception cref="ArgumentException">A value is not finite, or the shape has more than three axes.</exception>
    public static void Save<T>(LayerActivation<T> layer, string path, int row = 0, string? title = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => PlotFile.Write(path, Draw(layer, row, title));

    /// <summary>
    /// Returns the values as CSV, channel by channel, with the columns <c>channel,row,column,value</c>. All indices count from 0.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="layer">The output of a layer: <c>net.Activations(image)["conv2d"]</c>.</param>
    /// <param name="row">Index of the input to show.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    /// <exception cref="ArgumentException">A value is not finite, or the shape has more than three axes.</exception>
    public static string ToCsv<T>(LayerActivation<T> layer, int row = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (double[] values, ImageShape shape) = Read(layer, row);
        int channels = values.Length / shape.Length;
        var csv = new CsvText();
        csv.Text("channel").Text("row").Text("column").Text("value").EndRow();
        for (int channel = 0; channel < channels; channel++)
        {
            for (int pixel = 0; pixel < shape.Length; pixel++)
            {
                double value = values[(pixel * channels) + channel];
                csv.Number(channel)
                    .Number(pixel / shape.Width)
                    .Number(pixel % shape.Width)
                    .Number(value, typeof(T) == typeof(float))
                    .EndRow();
            }
        }

        return csv.ToString();
    }

    /// <summary>Returns the values of a row, pixels × channels, and the shape of the image of a channel.</summary>
    private static (double[] Values, ImageShape Shape) Read<T>(LayerActivation<T> layer, int row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(layer);
        double[] values = Array.ConvertAll(layer.Row(row).ToArray(), double.CreateTruncating);
        int bad = Array.FindIndex(values, value => !double.IsFinite(value));
        if (bad >= 0)
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"Every value must be finite, but value {bad} of row {row} of '{layer.Name}' is {values[bad]}."
                ),
                nameof(layer)
            );
        }

        return layer.Shape.Length switch
        {
            1 => (values, new ImageShape(1, layer.Shape[0], 1)),
            2 => (values, new ImageShape(layer.Shape[0], layer.Shape[1], 1)),
            3 => (values, new ImageShape(layer.Shape[0], layer.Shape[1], 1)),
            _ => throw new ArgumentException(
                $"'{layer.Name}' has the shape {string.Join('×', layer.Shape)}, but a picture shows at most height × width × channels.",
                nameof(layer)
            ),
        };
    }
}
