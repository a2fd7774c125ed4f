using System.Globalization;

namespace StaticNets.Generator.Tests.RandomDeclarations;

/// <summary>
/// Windows that fit on an image or over the steps of a sequence, their arguments in a declaration, and the number of results: one for each
/// window, or for each pixel over which the windows of a transposed convolution lie.
/// </summary>
/// <param name="Height">Rows of a window; null for windows over steps.</param>
/// <param name="Width">Columns of a window.</param>
/// <param name="Properties">The declared properties.</param>
/// <param name="Down">The results along the height of the image.</param>
/// <param name="Across">The results along the width of the image.</param>
internal sealed record RandomWindow(
    int? Height,
    int Width,
    IReadOnlyDictionary<string, string> Properties,
    RandomWindow.Places Down,
    RandomWindow.Places Across
)
{
    private const int Attempts = 20;

    public long Rows => Down.Count;

    public long Columns => Across.Count;

    /// <summary>
    /// Whether most windows along an axis lie completely beyond the border, or all pixels of a transposed convolution between its windows.
    /// If a later layer with a stride skips the other results, the output of that layer is constant.
    /// </summary>
    public bool IsBlind { get; private init; } = 2 * Down.Seeing < Down.Count || 2 * Across.Seeing < Across.Count;

    public static RandomWindow OfConvolution(Random random, long[] image) => Draw(random, image, isPooling: false);

    public static RandomWindow OfPooling(Random random, long[] image) => Draw(random, image, isPooling: true);

    /// <summary>Draws the windows of a transposed convolution.</summary>
    /// <param name="image">The shape of the input.</param>
    /// <param name="mostPixels">The largest number of pixels that the output may have, unless the input has more.</param>
    public static RandomWindow OfTransposed(Random random, long[] image, long mostPixels)
    {
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            (int height, int width) = DrawSides(random);
            IReadOnlyDictionary<string, string> properties = RandomPlacing.OfTransposed(random);
            (RandomPlacing vertical, RandomPlacing horizontal) = RandomPlacing.Axes(properties);
            Places down = Spread(vertical, properties, image[0], height);
            Places across = Spread(horizontal, properties, image[1], width);
            if (down.Count > 0 && across.Count > 0 && down.Count * across.Count <= mostPixels)
            {
                // Strides larger than the kernel are common, so most pixels may lie between the windows.
                return new(height, width, properties, down, across) { IsBlind = down.Seeing == 0 || across.Seeing == 0 };
            }
        }

        return OfOnePixel(image);
    }

    public static RandomWindow OverSteps(Random random, long steps, bool isPooling)
    {
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            int width = random.Next(1, 5);
            IReadOnlyDictionary<string, string> properties = RandomPlacing.OfSteps(random, isPooling);
            Places places = Find(RandomPlacing.Axis(properties, "", "PadBefore", "PadAfter"), properties, steps, width, isPooling);
            if (places.Count > 0 && (!isPooling || places.Seeing == places.Count))
            {
                return new(null, width, properties, new(1, 1), places);
            }
        }

        return new(null, 1, new Dictionary<string, string> { ["Strides"] = "1" }, new(1, 1), new(steps, steps));
    }

    /// <summary>Adds the arguments after the existing ones.</summary>
    /// <param name="name">The name of the argument for a square window.</param>
    public void Write(RandomLayer layer, Random random, string name)
    {
        if (Height is null || (Height == Width && random.Next(3) > 0))
        {
            layer.Arguments.Add((random.Next(10) == 0 ? name + ": " : "") + Text(Width));
        }
        else
        {
            layer.Arguments.AddRange(
                random.Next(10) == 0 ? [$"{name}Width: {Width}", $"{name}Height: {Height}"] : [Text(Height.Value), Text(Width)]
            );
        }

        foreach ((string property, string value) in Properties)
        {
            layer.Properties[property] = value;
        }
    }

    /// <summary>Draws windows that fit on the image, or windows of one pixel if no drawn window fits.</summary>
    private static RandomWindow Draw(Random random, long[] image, bool isPooling)
    {
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            (int height, int width) = DrawSides(random);
            IReadOnlyDictionary<string, string> properties = RandomPlacing.OfImage(random, isPooling);
            (RandomPlacing vertical, RandomPlacing horizontal) = RandomPlacing.Axes(properties);
            Places down = Find(vertical, properties, image[0], height, isPooling);
            Places across = Find(horizontal, properties, image[1], width, isPooling);

            // The maximum of a window without a pixel is infinite, which no loss of a test should be.
            bool seesAll = down.Seeing == down.Count && across.Seeing == across.Count;
            if (down.Count > 0 && across.Count > 0 && (!isPooling || seesAll))
            {
                return new(height, width, properties, down, across);
            }
        }

        return OfOnePixel(image);
    }

    private static (int Height, int Width) DrawSides(Random random)
    {
        int height = random.Next(1, 5);
        return (height, random.Next(2) == 0 ? height : random.Next(1, 5));
    }

    private static RandomWindow OfOnePixel(long[] image)
    {
        Dictionary<string, string> plain = new() { ["Strides"] = "1" };
        return new(1, 1, plain, new(image[0], image[0]), new(image[1], image[1]));
    }

    /// <summary>
    /// Finds the windows one by one. With <c>Same</c> and <c>Causal</c>, there is a window for every stride-th pixel of the image.
    /// Otherwise a window begins at every stride-th pixel of the padded image, as long as the window ends inside the padded image; if the
    /// number is rounded up, one more window may begin in the image or before it.
    /// </summary>
    private static Places Find(
        RandomPlacing placing,
        IReadOnlyDictionary<string, string> properties,
        long length,
        int window,
        bool isPooling
    )
    {
        int stride = placing.Stride ?? (isPooling ? window : 1);
        string? padding = properties.GetValueOrDefault("Padding");
        bool isForEachPixel = padding is "Padding.Same" or "Padding.Causal";
        int reach = (window - 1) * placing.Dilation;
        List<long> begins = [];
        long padded = length + placing.Before + placing.After;
        for (long begin = 0; isForEachPixel ? begin < length : begin + reach < padded; begin += stride)
        {
            begins.Add(begin);
        }

        if (begins.Count > 0 && !isForEachPixel && properties.ContainsKey("CeilMode"))
        {
            long next = begins[^1] + stride;
            if (begins[^1] + reach + 1 < padded && next < placing.Before + length)
            {
                begins.Add(next);
            }
        }

        // With Same, the image is padded by as many pixels as the last window reaches beyond it: half of them, rounded down, before the
        // image, and the others behind it. With Causal, all padding is before it.
        long before =
            padding == "Padding.Same" ? Math.Max(0, begins[^1] + reach + 1 - length) / 2
            : padding == "Padding.Causal" ? reach
            : placing.Before;
        int seeing = begins.Count(begin => Enumerable.Range(0, window).Any(i => IsInside(begin + (i * placing.Dilation))));
        return new Places(begins.Count, seeing);

        bool IsInside(long element) => element >= before && element < before + length;
    }

    /// <summary>
    /// Finds the pixels of a transposed convolution's output. With <c>Same</c> there are as many as the stride for each pixel of the image, and
    /// the windows reach beyond both borders: by half of the surplus, rounded down, beyond the first. Otherwise they are the pixels from the
    /// first window's first to the last window's last, less the padding, and with the output padding.
    /// </summary>
    private static Places Spread(RandomPlacing placing, IReadOnlyDictionary<string, string> properties, long length, int window)
    {
        int stride = placing.Stride ?? 1;
        bool isSame = properties.GetValueOrDefault("Padding") == "Padding.Same";
        HashSet<long> covered =
        [
            .. Enumerable
                .Range(0, (int)length)
                .SelectMany(_ => Enumerable.Range(0, window), (pixel, i) => (long)(pixel * stride) + (i * placing.Dilation)),
        ];
        long end = covered.Max() + 1;
        long added = long.Parse(properties.GetValueOrDefault("OutputPadding", "0"), CultureInfo.InvariantCulture);
        long count = isSame ? length * stride : end - placing.Before - placing.After + added;
        long before = isSame ? Math.Max(0, end - count) / 2 : placing.Before;
        return new Places(count, covered.Count(pixel => pixel >= before && pixel < before + count));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Results along one axis.</summary>
    /// <param name="Count">Number of results.</param>
    /// <param name="Seeing">Number of results that depend on the image.</param>
    internal readonly record struct Places(long Count, long Seeing);
}
