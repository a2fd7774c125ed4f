using StaticNets.Tool.Importing.Constants;
using StaticNets.Tool.Onnx;

namespace StaticNets.Tool.Importing.Operations;

/// <summary>The windows of transposed convolutions: pads are what is cut off the output.</summary>
internal static class TransposedWindows
{
    private const int MostExtra = 1 << 10;

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
        if (!isValid || Array.Exists(extra, number => number is < 0 or > MostExtra))
        {
            throw new RefusalException($"expected output_padding from 0 to {MostExtra} for each axis, and pads that are not negative");
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

        int[] added = [.. extra.Select(number => (int)number)];
        bool isOfLayer = extra.Distinct().Count() == 1 && (extra[0] == 0 || (axes == 2 && extra[0] < strides.Min()));
        return isOfLayer ? (windows, added) : ([.. windows.Select((window, i) => window.Longer(added[i]))], new int[axes]);
    }

    /// <summary>
    /// Returns a window with more elements of the output, where the layer has no other number of them along each axis: less is cut off, and
    /// what is missing then comes from zeros behind the kernel.
    /// </summary>
    private static Window Longer(this Window window, int more)
    {
        int uncut = Math.Min(window.After, more);
        int zeros = (more - uncut + window.Dilation - 1) / window.Dilation;
        return window with { Length = window.Length + zeros, After = window.After - more + (zeros * window.Dilation) };
    }

    /// <summary>Returns the window with as much cut off that the output has the wanted length.</summary>
    private static Window Cut(Window window, int size, long wanted, bool oddAfter)
    {
        long all = CountIn(window with { Before = 0, After = 0 }, size) - wanted;
        int half = all is >= 0 and <= 1 << 20 ? (int)all / 2 : throw new RefusalException($"an output of {wanted} is not possible");
        return oddAfter ? window with { Before = half, After = (int)all - half } : window with { Before = (int)all - half, After = half };
    }
}
