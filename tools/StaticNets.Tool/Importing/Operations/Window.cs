using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing.Constants;
using StaticNets.Tool.Onnx;

namespace StaticNets.Tool.Importing.Operations;

/// <summary>The windows of a convolution or pooling along one axis.</summary>
/// <param name="Length">Elements of the window.</param>
/// <param name="Stride">Distance of neighbouring windows.</param>
/// <param name="Dilation">Distance of neighbouring elements.</param>
/// <param name="Before">Padding in front of the axis.</param>
/// <param name="After">Padding behind it.</param>
internal sealed record Window(int Length, int Stride, int Dilation, int Before, int After)
{
    /// <summary>The number of elements from the first to the last of a window.</summary>
    public int Reach => ((Length - 1) * Dilation) + 1;

    /// <summary>Returns the number of windows.</summary>
    /// <param name="size">The length of the axis.</param>
    /// <param name="ceil">Whether the number is rounded up. A window that would begin behind the axis and the padding before it is left out.</param>
    public int CountIn(int size, bool ceil)
    {
        int room = size + Before + After - Reach;
        if (room < 0)
        {
            throw new RefusalException($"a window of {Reach} is longer than the axis of {size} with its padding");
        }

        int count = (ceil ? (room + Stride - 1) / Stride : room / Stride) + 1;
        return ceil && (count - 1) * Stride >= size + Before ? count - 1 : count;
    }

    /// <summary>Reads the windows of a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="lengths">The lengths of a window along each axis.</param>
    /// <param name="sizes">The lengths of the axes.</param>
    /// <param name="isSame">Whether the attributes ask for as much padding as <c>Padding.Same</c> adds.</param>
    public static Window[] Of(OnnxNode node, int[] lengths, int[] sizes, out bool isSame)
    {
        int axes = lengths.Length;
        int[] strides = Positive(node, "strides", axes);
        int[] dilations = Positive(node, "dilations", axes);
        string auto = node.Text("auto_pad", "NOTSET");
        long[] pads = node.Ints("pads") ?? [.. Enumerable.Repeat(0L, 2 * axes)];
        isSame = auto == "SAME_UPPER";
        if (pads.Length != 2 * axes || auto is not ("NOTSET" or "" or "VALID" or "SAME_UPPER" or "SAME_LOWER"))
        {
            throw new RefusalException($"expected {2 * axes} pads, or a known auto_pad");
        }

        if (Array.Exists(pads, pad => pad is < 0 or > 1 << 20))
        {
            throw new RefusalException("negative pads are not possible: cut the image before (Slice, or Pad with negative numbers)");
        }

        Window[] windows =
        [
            .. lengths.Select((length, i) => new Window(length, strides[i], dilations[i], (int)pads[i], (int)pads[i + axes])),
        ];
        if (Array.Exists(windows, window => (window.Length - 1L) * window.Dilation > 1 << 24))
        {
            throw new RefusalException("the windows are too large");
        }

        return auto switch
        {
            "SAME_UPPER" => [.. windows.Select((window, i) => window.Same(sizes[i], oddBefore: false))],
            "SAME_LOWER" => [.. windows.Select((window, i) => window.Same(sizes[i], oddBefore: true))],
            "VALID" => [.. windows.Select(window => window with { Before = 0, After = 0 })],
            _ => windows,
        };
    }

    /// <summary>Returns one positive number for each axis.</summary>
    public static int[] Positive(OnnxNode node, string attribute, int axes)
    {
        long[] numbers = node.Ints(attribute) ?? [.. Enumerable.Repeat(1L, axes)];
        return numbers.Length == axes && Array.TrueForAll(numbers, number => number is > 0 and <= 1 << 20)
            ? [.. numbers.Select(number => (int)number)]
            : throw new RefusalException($"expected {axes} positive {attribute}");
    }

    private Window Same(int size, bool oddBefore)
    {
        int count = (size + Stride - 1) / Stride;
        int all = ((count - 1) * Stride) + Reach - size;
        if (all < -1)
        {
            // ONNX Runtime then begins within the image, Keras at its border; the specification does not say.
            throw new RefusalException($"auto_pad with a stride of {Stride} beyond the window of {Reach} is not possible: state the pads");
        }

        all = Math.Max(all, 0);
        int before = oddBefore ? all - (all / 2) : all / 2;
        return this with { Before = before, After = all - before };
    }

    /// <summary>Adds the arguments of windows over an image to a layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="rows">Down the image.</param>
    /// <param name="columns">To the right.</param>
    /// <param name="isSame">Whether the padding is <c>Padding.Same</c>.</param>
    /// <param name="strides">The default strides: 1 or, for poolings, the window.</param>
    public static void Set(Layer layer, Window rows, Window columns, bool isSame, (int Down, int Right) strides)
    {
        SetPair(layer, "Stride", "Strides", rows.Stride, columns.Stride, strides);
        SetPair(layer, "Dilation", "Dilation", rows.Dilation, columns.Dilation, (1, 1));
        int[] pads = [rows.Before, rows.After, columns.Before, columns.After];
        if (isSame)
        {
            layer.Choose("Padding", "Padding.Same");
        }
        else if (pads.Distinct().Count() == 1)
        {
            layer.Set("Pad", pads[0], 0);
        }
        else
        {
            layer.Set("PadTop", pads[0], 0).Set("PadBottom", pads[1], 0).Set("PadLeft", pads[2], 0).Set("PadRight", pads[3], 0);
        }
    }

    /// <summary>Adds the arguments of windows over a sequence to a layer.</summary>
    public static void Set(Layer layer, Window steps, bool isSame, int stride)
    {
        layer.Set("Strides", steps.Stride, stride).Set("Dilation", steps.Dilation, 1);
        bool isCausal = layer.Kind == "Conv1D" && steps is { Stride: 1, After: 0, Before: > 0 } && steps.Before == steps.Reach - 1;
        if (isSame || isCausal)
        {
            layer.Choose("Padding", isSame ? "Padding.Same" : "Padding.Causal");
        }
        else if (steps.Before == steps.After)
        {
            layer.Set("Pad", steps.Before, 0);
        }
        else
        {
            layer.Set("PadBefore", steps.Before, 0).Set("PadAfter", steps.After, 0);
        }
    }

    private static void SetPair(Layer layer, string each, string both, int down, int right, (int Down, int Right) otherwise)
    {
        if ((down, right) == otherwise)
        {
            return;
        }

        if (down == right)
        {
            layer.Set(both, down, 0);
            return;
        }

        layer.Set($"{each}Height", down, otherwise.Down).Set($"{each}Width", right, otherwise.Right);
    }
}
