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
    /// <param name="isTransposed">Whether each pixel of the input becomes a window of the output.</param>
    public static List<(string Name, object Value)> Of(ExportContext context, int[] lengths, int[] stride, bool isTransposed = false)
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
        if (padding == Same && isTransposed)
        {
            AddSame(attributes, lengths, strides, dilations);
        }
        else if (padding == Same && dilations.All(dilation => dilation == 1))
        {
            attributes.Add(("auto_pad", "SAME_UPPER"));
        }
        else if (padding == Same)
        {
            // ONNX Runtime computes no dilated windows with auto_pad.
            int[] missing = [.. lengths.Select((length, axis) => Missing(context, axis, length, strides[axis], dilations[axis]))];
            attributes.Add(("pads", Around(missing)));
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

    /// <summary>
    /// Adds the pads that leave as many pixels of the output for a pixel of the input as the stride has. ONNX' auto_pad removes the odd pixel
    /// at the other side. Windows that are shorter than the stride leave pixels behind the last one, which only have the bias.
    /// </summary>
    private static void AddSame(List<(string, object)> attributes, int[] lengths, int[] strides, int[] dilations)
    {
        int[] reach = [.. lengths.Select((length, axis) => (dilations[axis] * (length - 1)) + 1 - strides[axis])];
        attributes.Add(("pads", Around([.. reach.Select(count => Math.Max(count, 0))])));
        if (reach.Any(count => count < 0))
        {
            attributes.Add(("output_padding", reach.Select(count => Math.Max(-count, 0)).ToArray()));
        }
    }

    /// <summary>Divides numbers of places among both sides, the odd one to the end.</summary>
    private static int[] Around(int[] counts) => [.. counts.Select(count => count / 2), .. counts.Select(count => count - (count / 2))];

    /// <summary>Returns the number of places that the windows of <c>Padding.Same</c> reach beyond the image or sequence.</summary>
    private static int Missing(ExportContext context, int axis, int length, int stride, int dilation)
    {
        int reach = dilation * (length - 1);
        int places = context.Input.Shape[axis];

        // Windows over any number of steps have the stride 1.
        return places == Steps.Any ? reach : Math.Max(0, (((places - 1) / stride) * stride) + reach + 1 - places);
    }

    private static int[] Pair(DeclaredLayer declared, string both, string each, int[] otherwise)
    {
        int[] stated = [.. otherwise.Select(number => declared.Int(both, number))];
        return otherwise.Length == 1 ? stated : [declared.Int($"{each}Height", stated[0]), declared.Int($"{each}Width", stated[1])];
    }
}
