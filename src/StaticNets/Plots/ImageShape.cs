namespace StaticNets;

/// <summary>Rows × columns × channels of a picture, channels last.</summary>
internal readonly record struct ImageShape
{
    /// <exception cref="ArgumentOutOfRangeException">A length is below 1, or an array could not hold a picture.</exception>
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

    /// <summary>Numbers in a picture.</summary>
    public int Length => Height * Width * Channels;

    public override string ToString() => $"{Height}×{Width}×{Channels}";
}
