using System.Globalization;

namespace StaticNets.Generator.Tests.RandomDeclarations;

/// <summary>Stride, dilation and padding of windows along one axis, as the properties of a declaration say it.</summary>
/// <param name="Stride">Distance between neighbouring windows in pixels; null for the default.</param>
/// <param name="Dilation">Distance between neighbouring elements of a window in pixels.</param>
/// <param name="Before">Padding before the image.</param>
/// <param name="After">Padding after the image.</param>
internal sealed record RandomPlacing(int? Stride, int Dilation, int Before, int After)
{
    private static readonly string[] _sidesOfImage = ["PadTop", "PadBottom", "PadLeft", "PadRight"];
    private static readonly string[] _sidesOfSteps = ["PadBefore", "PadAfter"];

    /// <summary>Draws the properties of windows over an image.</summary>
    public static Dictionary<string, string> OfImage(Random random, bool isPooling)
    {
        Dictionary<string, string> properties = Common(random, isPooling, _sidesOfImage, ["Same"]);
        AddForAxes(properties, random, "Stride", "Strides");
        AddForAxes(properties, random, "Dilation", "Dilation");
        return properties;
    }

    /// <summary>Draws the properties of a transposed convolution's windows, which lie over its output.</summary>
    public static Dictionary<string, string> OfTransposed(Random random)
    {
        Dictionary<string, string> properties = OfImage(random, isPooling: false);

        // Output padding must be less than both strides. With Same it is a mistake, because the strides alone give the size of the output.
        if (properties.GetValueOrDefault("Padding") != "Padding.Same" && random.Next(2) == 0)
        {
            (RandomPlacing down, RandomPlacing across) = Axes(properties);
            properties["OutputPadding"] = Text(random.Next(Math.Min(down.Stride ?? 1, across.Stride ?? 1)));
        }

        return properties;
    }

    /// <summary>Draws the properties of windows over the steps of a sequence.</summary>
    public static IReadOnlyDictionary<string, string> OfSteps(Random random, bool isPooling) =>
        Common(random, isPooling, _sidesOfSteps, isPooling ? ["Same"] : ["Same", "Causal"]);

    /// <summary>Reads the properties for both axes of an image.</summary>
    public static (RandomPlacing Down, RandomPlacing Across) Axes(IReadOnlyDictionary<string, string> properties) =>
        (Axis(properties, "Height", "PadTop", "PadBottom"), Axis(properties, "Width", "PadLeft", "PadRight"));

    /// <summary>Reads the properties for one axis.</summary>
    /// <param name="axis">The end of the names of properties for this axis; empty for steps.</param>
    public static RandomPlacing Axis(IReadOnlyDictionary<string, string> properties, string axis, string before, string after)
    {
        int? stride = axis.Length > 0 ? Number("Stride" + axis) ?? Number("Strides") : Number("Strides");
        int dilation = (axis.Length > 0 ? Number("Dilation" + axis) : null) ?? Number("Dilation") ?? 1;
        int pad = Number("Pad") ?? 0;
        return new(stride, dilation, Number(before) ?? pad, Number(after) ?? pad);

        int? Number(string name) => properties.TryGetValue(name, out string? text) ? int.Parse(text, CultureInfo.InvariantCulture) : null;
    }

    private static Dictionary<string, string> Common(Random random, bool isPooling, string[] sides, string[] paddings)
    {
        Dictionary<string, string> properties = [];
        if (random.Next(2) == 0)
        {
            properties["Strides"] = Text(random.Next(1, 4));
        }

        if (random.Next(isPooling ? 5 : 3) == 0)
        {
            properties["Dilation"] = Text(random.Next(1, 3));
        }

        int kind = random.Next(12);
        if (kind < 3)
        {
            properties["Pad"] = Text(random.Next(4));
        }

        if (kind is 2 or 3)
        {
            foreach (string side in sides.Where(_ => random.Next(2) == 0).Take(sides.Length - 1))
            {
                properties[side] = Text(random.Next(4));
            }
        }

        if (kind is >= 4 and < 8)
        {
            properties["Padding"] = "Padding." + paddings[random.Next(paddings.Length)];
        }
        else if (kind == 8)
        {
            properties["Padding"] = "Padding.Valid";
        }

        if (isPooling && random.Next(4) == 0)
        {
            properties["CeilMode"] = "true";
        }

        return properties;
    }

    /// <summary>Adds a property for one axis, or for both if the common one is absent.</summary>
    private static void AddForAxes(Dictionary<string, string> properties, Random random, string name, string common)
    {
        if (random.Next(5) == 0)
        {
            properties[name + (random.Next(2) == 0 ? "Height" : "Width")] = Text(random.Next(1, 4));
            if (!properties.ContainsKey(common) && random.Next(2) == 0)
            {
                properties[name + "Height"] = Text(random.Next(1, 4));
                properties[name + "Width"] = Text(random.Next(1, 4));
            }
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
