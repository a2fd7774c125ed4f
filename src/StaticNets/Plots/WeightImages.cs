using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using StaticNets.Plots;

namespace StaticNets;

/// <summary>
/// Shows the weights of a first layer as images: for each unit, the pattern in the input image that it responds to. Negative weights are
/// blue, zero is nearly white, positive weights are red, on one scale for all units.
/// </summary>
public sealed class WeightImages
{
    private readonly double[] _kernel;
    private readonly ImageShape _shape;
    private readonly bool _isSingle;

    /// <summary>Copies a kernel in single precision.</summary>
    /// <param name="kernel">Weights, inputs × units; the inputs are rows × columns × channels of the image.</param>
    /// <param name="height">Rows of the input image, at least 1.</param>
    /// <param name="width">Columns of the input image, at least 1.</param>
    /// <param name="channels">Channels of the input image, at least 1; they are shown side by side.</param>
    /// <exception cref="ArgumentOutOfRangeException">A length is below 1.</exception>
    /// <exception cref="ArgumentException">
    /// The kernel is empty, its length is not a multiple of height · width · channels, or a weight is not finite.
    /// </exception>
    [OverloadResolutionPriority(1)]
    public WeightImages(ReadOnlySpan<float> kernel, int height, int width, int channels = 1)
    {
        _shape = new ImageShape(height, width, channels);
        _kernel = Copy(kernel, _shape);
        _isSingle = true;
    }

    /// <summary>Copies a kernel in double precision.</summary>
    /// <inheritdoc cref="WeightImages(ReadOnlySpan{float}, int, int, int)"/>
    [OverloadResolutionPriority(1)]
    public WeightImages(ReadOnlySpan<double> kernel, int height, int width, int channels = 1)
    {
        _shape = new ImageShape(height, width, channels);
        _kernel = Copy(kernel, _shape);
    }

    /// <summary>Copies the kernel of a layer in single precision, such as <c>net.Dense.Kernel</c>.</summary>
    /// <param name="kernel">Weights of shape [inputs, units]; the inputs are rows × columns × channels of the image.</param>
    /// <param name="height">Rows of the input image, at least 1.</param>
    /// <param name="width">Columns of the input image, at least 1.</param>
    /// <param name="channels">Channels of the input image, at least 1; they are shown side by side.</param>
    /// <exception cref="ArgumentOutOfRangeException">A length is below 1.</exception>
    /// <exception cref="ArgumentException">
    /// The kernel does not have two axes, its first axis does not have height · width · channels elements, or a weight is not finite.
    /// </exception>
    public WeightImages(in ReadOnlyTensorSpan<float> kernel, int height, int width, int channels = 1)
        : this(Flatten(kernel, new ImageShape(height, width, channels)), height, width, channels) { }

    /// <summary>Copies the kernel of a layer in double precision, such as <c>net.Dense.Kernel</c>.</summary>
    /// <inheritdoc cref="WeightImages(in ReadOnlyTensorSpan{float}, int, int, int)"/>
    public WeightImages(in ReadOnlyTensorSpan<double> kernel, int height, int width, int channels = 1)
        : this(Flatten(kernel, new ImageShape(height, width, channels)), height, width, channels) { }

    /// <summary>
    /// Copies the kernel of a convolution in single precision, such as <c>net.Conv2d.Kernel</c>: the pattern that each filter responds to.
    /// </summary>
    /// <param name="kernel">Weights of the shape [rows, columns, channels, filters].</param>
    /// <exception cref="ArgumentException">The kernel does not have four axes, or a weight is not finite.</exception>
    public WeightImages(in ReadOnlyTensorSpan<float> kernel)
        : this(Flatten(kernel), Axis(kernel.Lengths, 0), Axis(kernel.Lengths, 1), Axis(kernel.Lengths, 2)) { }

    /// <summary>
    /// Copies the kernel of a convolution in double precision, such as <c>net.Conv2d.Kernel</c>: the pattern that each filter responds to.
    /// </summary>
    /// <inheritdoc cref="WeightImages(in ReadOnlyTensorSpan{float})"/>
    public WeightImages(in ReadOnlyTensorSpan<double> kernel)
        : this(Flatten(kernel), Axis(kernel.Lengths, 0), Axis(kernel.Lengths, 1), Axis(kernel.Lengths, 2)) { }

    private int Units => _kernel.Length / _shape.Length;

    /// <summary>Returns an SVG picture.</summary>
    /// <param name="title">Title above the picture.</param>
    public string Draw(string title = "First-layer weights")
    {
        ArgumentNullException.ThrowIfNull(title);
        return new TilePicture(_kernel, _shape, "unit", "weight", ColorScale.Diverging).Draw(title);
    }

    /// <summary>Writes the picture as an SVG file.</summary>
    /// <param name="path">The file; an old one is replaced.</param>
    /// <param name="title">Title above the picture.</param>
    public void Save(string path, string title = "First-layer weights")
    {
        PlotFile.Write(path, Draw(title));
    }

    /// <summary>
    /// Returns the weights as CSV, unit by unit, with the columns <c>unit,row,column,channel,weight</c>. All indices count from 0.
    /// </summary>
    public string ToCsv()
    {
        var csv = new CsvText();
        csv.Text("unit").Text("row").Text("column").Text("channel").Text("weight").EndRow();
        for (int unit = 0; unit < Units; unit++)
        {
            for (int input = 0; input < _shape.Length; input++)
            {
                (int pixel, int channel) = Math.DivRem(input, _shape.Channels);
                (int row, int column) = Math.DivRem(pixel, _shape.Width);
                csv.Number(unit).Number(row).Number(column).Number(channel).Number(_kernel[(input * Units) + unit], _isSingle).EndRow();
            }
        }

        return csv.ToString();
    }

    private static double[] Copy<T>(ReadOnlySpan<T> kernel, ImageShape shape)
        where T : IFloatingPointIeee754<T>
    {
        if (kernel.IsEmpty || kernel.Length % shape.Length != 0)
        {
            throw new ArgumentException(
                $"A kernel for pictures of {shape} has {shape.Length} weights a unit, but there are {kernel.Length} weights.",
                nameof(kernel)
            );
        }

        var copy = new double[kernel.Length];
        int units = kernel.Length / shape.Length;
        for (int i = 0; i < copy.Length; i++)
        {
            copy[i] = double.CreateTruncating(kernel[i]);
            if (!double.IsFinite(copy[i]))
            {
                throw new ArgumentException(
                    FormattableString.Invariant(
                        $"Every weight must be finite, but that of input {i / units} for unit {i % units} is {copy[i]}."
                    ),
                    nameof(kernel)
                );
            }
        }

        return copy;
    }

    private static ReadOnlySpan<T> Flatten<T>(in ReadOnlyTensorSpan<T> kernel, ImageShape shape)
    {
        if (kernel.Rank != 2 || kernel.Lengths[0] != shape.Length)
        {
            string found = string.Join('×', kernel.Lengths.ToArray());
            throw new ArgumentException(
                $"A kernel for pictures of {shape} has the shape {shape.Length}×units, but this one has {found}.",
                nameof(kernel)
            );
        }

        return Copy(kernel);
    }

    private static ReadOnlySpan<T> Flatten<T>(in ReadOnlyTensorSpan<T> kernel)
    {
        if (kernel.Rank != 4)
        {
            string found = string.Join('×', kernel.Lengths.ToArray());
            throw new ArgumentException(
                $"The kernel of a convolution has the shape rows×columns×channels×filters, but this one has {found}; say what picture the kernel of a dense layer reads.",
                nameof(kernel)
            );
        }

        return Copy(kernel);
    }

    private static T[] Copy<T>(in ReadOnlyTensorSpan<T> kernel)
    {
        var flat = new T[kernel.FlattenedLength];
        kernel.FlattenTo(flat);
        return flat;
    }

    private static int Axis(ReadOnlySpan<nint> lengths, int axis) => (int)lengths[axis];
}
