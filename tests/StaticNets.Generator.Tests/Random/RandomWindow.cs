using System.Globalization;

namespace StaticNets.Generator.Tests.RandomDeclarations;

/// <summary>Windows that fit on an image or over the steps of a sequence, their arguments in a declaration, and their number.</summary>
/// <param name="Height">Rows of a window; null for windows over steps.</param>
/// <param name="Width">Columns of a window.</param>
/// <param name="Stride">Distance between neighbouring windows in pixels; null for the default.</param>
/// <param name="Dilation">Distance between neighbouring elements of a window in pixels; null for the default.</param>
/// <param name="Pad">Padding on each side in pixels; null if it is not declared.</param>
/// <param name="Padding">Member of <c>Padding</c>; null if it is not declared.</param>
/// <param name="Down">The windows along the height of the image.</param>
/// <param name="Across">The windows along the width of the image.</param>
internal sealed record RandomWindow(
    int? Height,
    int Width,
    int? Stride,
    int? Dilation,
    int? Pad,
    string? Padding,
    RandomWindow.Places Down,
    RandomWindow.Places Across
)
{
    private const int Attempts = 20;

    public long Rows => Down.Count;

    public long Columns => Across.Count;

    /// <summary>
    /// Whether most windows along an axis lie completely beyond the border. If a later layer with a stride skips the other windows, the
    /// output of that layer is constant.
    /// </summary>
    public bool IsBlind => 2 * Down.Seeing < Down.Count || 2 * Across.Seeing < Across.Count;

    public static RandomWindow OfConvolution(Random random, long[] image) => Draw(random, image, isPooling: false);

    public static RandomWindow OfPooling(Random random, long[] image) => Draw(random, image, isPooling: true);

    public static RandomWindow OverSteps(Random random, long steps, bool isPooling)
    {
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            int width = random.Next(1, 5);
            RandomWindow drawn = DrawPlacing(random, null, width, isPooling);
            Places places = drawn.Find(steps, width, isPooling ? width : 1);
            if (places.Count > 0)
            {
                return drawn with { Across = places };
            }
        }

        return new(null, 1, 1, null, null, null, new(1, 1), new(steps, steps));
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

        Add("Strides", Stride);
        Add("Dilation", Dilation);
        Add("Pad", Pad);
        if (Padding is not null)
        {
            layer.Properties["Padding"] = "Padding." + Padding;
        }

        void Add(string property, int? value)
        {
            if (value is { } number)
            {
                layer.Properties[property] = Text(number);
            }
        }
    }

    /// <summary>Draws windows that fit on the image, or windows of one pixel if no drawn window fits.</summary>
    private static RandomWindow Draw(Random random, long[] image, bool isPooling)
    {
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            int height = random.Next(1, 5);
            int width = random.Next(2) == 0 ? height : random.Next(1, 5);
            RandomWindow drawn = DrawPlacing(random, height, width, isPooling);
            Places down = drawn.Find(image[0], height, isPooling ? height : 1);
            Places across = drawn.Find(image[1], width, isPooling ? width : 1);
            if (down.Count > 0 && across.Count > 0)
            {
                return drawn with { Down = down, Across = across };
            }
        }

        return new(1, 1, 1, null, null, null, new(image[0], image[0]), new(image[1], image[1]));
    }

    /// <summary>Draws the arguments besides the sides of a window; the windows are not counted yet.</summary>
    private static RandomWindow DrawPlacing(Random random, int? height, int width, bool isPooling)
    {
        int? stride = random.Next(2) == 0 ? random.Next(1, 4) : null;
        int? dilation = isPooling || random.Next(3) > 0 ? null : random.Next(1, 3);
        int? pad = random.Next(3) == 0 ? random.Next((isPooling ? Math.Min(height ?? width, width) / 2 : 3) + 1) : null;
        string[] allSides = height is null && !isPooling ? ["Same", "Causal"] : ["Same"];
        string? padding =
            pad is not null ? null
            : random.Next(2) == 0 ? allSides[random.Next(allSides.Length)]
            : random.Next(5) == 0 ? "Valid"
            : null;
        return new(height, width, stride, dilation, pad, padding, new(1, 1), new(1, 1));
    }

    /// <summary>
    /// Finds the windows one by one. With <c>Same</c> and <c>Causal</c>, there is a window for every stride-th pixel of the image.
    /// Otherwise a window begins at every stride-th pixel of the padded image, as long as the window ends inside the padded image.
    /// </summary>
    private Places Find(long length, int window, int defaultStride)
    {
        (int stride, int dilation, int pad) = (Stride ?? defaultStride, Dilation ?? 1, Pad ?? 0);
        bool isForEachPixel = Padding is "Same" or "Causal";
        int reach = (window - 1) * dilation;
        List<long> begins = [];
        for (long begin = 0; isForEachPixel ? begin < length : begin + reach < length + (2 * pad); begin += stride)
        {
            begins.Add(begin);
        }

        // With Same, the image is padded by as many pixels as the last window reaches beyond it: half of them, rounded down, before the
        // image, and the others behind it. With Causal, all padding is before it.
        long before =
            Padding == "Same" ? Math.Max(0, begins[^1] + reach + 1 - length) / 2
            : Padding == "Causal" ? reach
            : pad;
        int seeing = begins.Count(begin => Enumerable.Range(0, window).Any(i => IsInside(begin + (i * dilation))));
        return new Places(begins.Count, seeing);

        bool IsInside(long element) => element >= before && element < before + length;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Windows along one axis.</summary>
    /// <param name="Count">Number of windows.</param>
    /// <param name="Seeing">Number of windows with an element on the image.</param>
    internal readonly record struct Places(long Count, long Seeing);
}
