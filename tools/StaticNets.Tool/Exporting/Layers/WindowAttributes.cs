using StaticNets.Tool.Exporting.Graphs;
using StaticNets.Tool.Manifests;

namespace StaticNets.Tool.Exporting.Layers;

/// <summary>The attributes of ONNX for the windows of a convolution or pooling.</summary>
internal static class WindowAttributes
{
    private const int Same = (int)StaticNets.Padding.Same;
    private const int Causal = (int)StaticNets.Padding.Causal;

    /// <summary>Returns kernel_shape, strides, dilations and pads; those with their defaults are left out.</summary>
    /// <param name="context">The layer.</param>
    /// <param name="lengths">The lengths of a window.</param>
    /// <param name="stride">The strides that the layer has unless it states others.</param>
    public static List<(string Name, object Value)> Of(ExportContext context, int[] lengths, int[] stride)
    {
        DeclaredLayer declared = context.Declared;
        bool isImage = lengths.Length == 2;
        int[] strides = Pair(declared, "Strides", "Stride", stride);
        int[] dilations = Pair(declared, "Dilation", "Dilation", [.. lengths.Select(_ => 1)]);
        int pad = declared.Int("Pad");
        int[] pads = isImage
            ? [declared.Int("PadTop", pad), declared.Int("PadLeft", pad), declared.Int("PadBottom", pad), declared.Int("PadRight", pad)]
            : [declared.Int("PadBefore", pad), declared.Int("PadAfter", pad)];
        List<(string, object)> attributes = [("kernel_shape", lengths), ("strides", strides)];
        if (dilations.Any(dilation => dilation != 1))
        {
            attributes.Add(("dilations", dilations));
        }

        int padding = declared.Int("Padding");
        if (padding == Same)
        {
            attributes.Add(("auto_pad", "SAME_UPPER"));
        }
        else if (padding == Causal)
        {
            attributes.Add(("pads", new[] { (lengths[0] - 1) * dilations[0], 0 }));
        }
        else if (pads.Any(number => number != 0))
        {
            attributes.Add(("pads", pads));
        }

        return attributes;
    }

    /// <summary>Returns the lengths of a window over an image or a sequence.</summary>
    public static int[] Lengths(DeclaredLayer declared, string name, int axes)
    {
        (int height, int width) = declared.Pair(name, 0, 0);
        return axes == 2 ? [height, width] : [declared.Int(name)];
    }

    private static int[] Pair(DeclaredLayer declared, string both, string each, int[] otherwise)
    {
        int[] stated = [.. otherwise.Select(number => declared.Int(both, number))];
        return otherwise.Length == 1 ? stated : [declared.Int($"{each}Height", stated[0]), declared.Int($"{each}Width", stated[1])];
    }
}
