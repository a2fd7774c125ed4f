using StaticNets.Optimizers;

namespace StaticNets.Plots;

/// <summary>The shape of an image: rows × columns × channels, channels last.</summary>
internal readonly record struct ImageShape
{
    /// <exception cref="ArgumentOutOfRangeException">
    /// A length is below 1, or the image has more elements than an array can hold.
    /// </exception>
    public ImageShape(int height, int width, int channels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        Hyperparameter.ThrowUnless(
            (double)height * width * channels <= Array.MaxLength,
            height,
            "so small that a picture fits an array",
            nameof(height)
        );
        Height = height;
        Width = width;
        Channels = channels;
    }

    public int Height { get; }

    public int Width { get; }

    public int Channels { get; }

    /// <summary>Number of elements of an image.</summary>
    public int Length => Height * Width * Channels;

    public override string ToString() => $"{Height}×{Width}×{Channels}";
}
