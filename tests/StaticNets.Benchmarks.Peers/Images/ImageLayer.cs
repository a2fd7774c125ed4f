namespace StaticNets.Benchmarks.Peers.Images;

/// <summary>A layer of an image network, in the terms that both libraries share.</summary>
internal abstract record ImageLayer;

/// <summary>A convolution with a bias; with <paramref name="IsDepthwise"/> it has a filter for each channel.</summary>
internal sealed record Filters(int Count, int Size, int Padding, bool IsDepthwise = false) : ImageLayer;

/// <summary>Batch normalisation of the layer before.</summary>
internal sealed record Normalized : ImageLayer;

/// <summary>ReLU of the layer before.</summary>
internal sealed record Relu : ImageLayer;

/// <summary>The maximum of 2 × 2 pixels.</summary>
internal sealed record Pooled : ImageLayer;

/// <summary>Keeps the image for the next <see cref="Added"/>.</summary>
internal sealed record Kept : ImageLayer;

/// <summary>Adds the image that was kept.</summary>
internal sealed record Added : ImageLayer;
