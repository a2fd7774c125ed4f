namespace StaticNets.Benchmarks.Peers.Images;

/// <summary>A network of images: its layers, then the mean of each channel or all pixels, then dense layers with a linear output.</summary>
/// <param name="Height">Height and width of the input.</param>
/// <param name="IsFlattened">Whether the dense layers read all pixels; otherwise the mean of each channel.</param>
/// <param name="Widths">Inputs of the dense layers, then the units of each.</param>
internal sealed record ImageNetwork(int Height, int Channels, IReadOnlyList<ImageLayer> Layers, bool IsFlattened, int[] Widths)
{
    private static readonly ImageLayer[] _residual =
    [
        new Kept(),
        new Filters(32, 3, 1),
        new Normalized(),
        new Relu(),
        new Filters(32, 3, 1),
        new Normalized(),
        new Added(),
        new Relu(),
    ];

    private static readonly ImageLayer[] _separable =
    [
        new Filters(32, 3, 1, IsDepthwise: true),
        new Normalized(),
        new Relu(),
        new Filters(32, 1, 0),
        new Normalized(),
        new Relu(),
    ];

    /// <summary>The networks by the first word of their workloads.</summary>
    private static readonly Dictionary<string, ImageNetwork> _all = new()
    {
        ["lenet"] = new(28, 1, [.. Block(6, 5, 0), new Pooled(), .. Block(16, 5, 0), new Pooled()], true, [256, 120, 84, 10]),
        ["pictures"] = new(16, 3, [.. Normal(32), .. Normal(32), new Pooled(), .. Normal(64)], false, [64, 10]),
        ["signs"] = new(64, 3, [.. Block(32, 3, 0), .. Block(32, 3, 0), new Pooled()], true, [28_800, 6]),
        ["resnet"] = new(16, 32, [.. _residual, .. _residual, .. _residual, .. _residual], false, [32, 10]),
        ["separable"] = new(16, 32, [.. _separable, .. _separable, .. _separable, .. _separable], false, [32, 10]),
        ["conv64"] = new(28, 64, [.. Block(64, 3, 1), .. Block(64, 3, 1)], false, [64, 10]),
        ["conv256"] = new(14, 256, [.. Block(256, 3, 1), .. Block(256, 3, 1)], false, [256, 10]),
        ["photo"] = new(
            224,
            3,
            [.. ((int[])[16, 32, 64, 64]).SelectMany(filters => (ImageLayer[])[.. Block(filters, 3, 1), new Pooled()]), .. Block(64, 3, 1)],
            false,
            [64, 10]
        ),
    };

    /// <summary>Returns the network of a workload such as <c>resnet-train-adam-32</c>, if there is one.</summary>
    public static ImageNetwork? Of(string workload) => _all.GetValueOrDefault(workload.Split('-')[0]);

    /// <summary>Whether a convolution has a filter for each channel.</summary>
    public bool IsDepthwise => Layers.OfType<Filters>().Any(filters => filters.IsDepthwise);

    /// <summary>Shape of an input of so many rows: [rows, channels, height, width].</summary>
    public long[] Shape(int rows) => [rows, Channels, Height, Height];

    private static ImageLayer[] Block(int filters, int size, int padding) => [new Filters(filters, size, padding), new Relu()];

    private static ImageLayer[] Normal(int filters) => [new Filters(filters, 3, 1), new Normalized(), new Relu()];
}
