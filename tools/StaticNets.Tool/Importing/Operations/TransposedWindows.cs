using StaticNets.Tool.Importing.Constants;
using StaticNets.Tool.Onnx;

namespace StaticNets.Tool.Importing.Operations;

/// <summary>The windows of transposed convolutions: pads are what is cut off the output.</summary>
internal static class TransposedWindows
{
    /// <summary>Returns the length of the output along an axis, without the elements that <c>output_padding</c> adds.</summary>
    public static int CountIn(Window window, int size) =>
        checked(((size - 1) * window.Stride) - window.Before - window.After + window.Reach);

    /// <summary>Reads the windows and the elements that the output has in addition.</summary>
    public static (Window[] Windows, int[] Extra) Of(OnnxNode node, int[] lengths, int[] sizes)
    {
        int axes = lengths.Length;
        long[] extra = node.Ints("output_padding") ?? [.. Enumerable.Repeat(0L, axes)];
        long[]? wanted = node.Ints("output_shape");
        string auto = node.Text("auto_pad", "NOTSET");
        int[] strides = Window.Positive(node, "strides", axes);
        int[] dilations = Window.Positive(node, "dilations", axes);
        long[] pads = node.Ints("pads") ?? [.. Enumerable.Repeat(0L, 2 * axes)];
        bool isValid = extra.Length == axes && pads.Length == 2 * axes && Array.TrueForAll(pads, pad => pad is >= 0 and <= 1 << 20);
        if (!isValid || extra.Distinct().Count() > 1 || extra[0] < 0 || (extra[0] > 0 && extra[0] >= strides.Min()))
        {
            throw new RefusalException("output_padding must be the same along each axis and less than the strides, and pads not negative");
        }

        if (wanted is null && auto is "SAME_UPPER" or "SAME_LOWER")
        {
            wanted = [.. sizes.Select((size, i) => (long)size * strides[i])];
        }

        Window[] windows =
        [
            .. lengths.Select((length, i) => new Window(length, strides[i], dilations[i], (int)pads[i], (int)pads[i + axes])),
        ];
        if (auto == "VALID")
        {
            windows = [.. windows.Select(window => window with { Before = 0, After = 0 })];
        }

        if (wanted is not null)
        {
            if (wanted.Length != axes)
            {
                throw new RefusalException($"expected an output_shape of {axes} axes");
            }

            windows = [.. windows.Select((window, i) => Cut(window, sizes[i], wanted[i] - extra[i], auto == "SAME_UPPER"))];
        }

        return (windows, [.. extra.Select(number => (int)number)]);
    }

    /// <summary>Returns the window with as much cut off that the output has the wanted length.</summary>
    private static Window Cut(Window window, int size, long wanted, bool oddAfter)
    {
        long all = CountIn(window with { Before = 0, After = 0 }, size) - wanted;
        int half = all is >= 0 and <= 1 << 20 ? (int)all / 2 : throw new RefusalException($"an output of {wanted} is not possible");
        return oddAfter ? window with { Before = half, After = (int)all - half } : window with { Before = (int)all - half, After = half };
    }
}
