using StaticNets.Tool.Conversion;
using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing.Constants;
using StaticNets.Tool.Importing.Layouts;

namespace StaticNets.Tool.Importing.Operations;

/// <summary>Convolutions of images and sequences, whose channels come first in the model and last in the network.</summary>
internal static class Convolutions
{
    public static void Convolution(NodeContext context)
    {
        Flow flow = Spatial(context, context.Flow(0));
        Constant kernel = context.Constant(1);
        int axes = flow.Axes.Length - 2;
        int channels = flow.Shape[1];
        int groups = Groups(context, channels);
        if (kernel.Shape.Length != axes + 2 || kernel.Shape[1] * (long)groups != channels || kernel.Shape[0] % groups != 0)
        {
            throw new RefusalException($"a kernel {Sizes.Text(kernel.Shape)} in {groups} groups does not fit {Sizes.Text(flow.Shape)}");
        }

        int filters = kernel.Shape[0];
        CheckKernelShape(context, kernel);
        (flow, Window[] windows, bool isSame) = Padded(context, flow, kernel.Shape[2..]);
        int[] counts = [.. windows.Select((window, i) => window.CountIn(flow.Shape[i + 2], ceil: false))];
        bool isDepthwise = axes == 2 && groups == channels && groups > 1;
        string kind =
            axes == 1 ? "Conv1D"
            : isDepthwise ? "DepthwiseConv2D"
            : "Conv2D";
        Layer layer = context.Layers.Add(kind, [flow.Layer], [.. counts, filters]);
        layer = isDepthwise ? layer.With(KernelArguments(kernel)) : layer.With([filters, .. KernelArguments(kernel)]);
        layer = isDepthwise ? layer.Set("Multiplier", filters / groups, 1) : layer.Set("Groups", groups, 1);
        SetWindows(layer, windows, isSame);
        int[] shape = [.. kernel.Shape[2..], kernel.Shape[1], filters];
        int[] order = [.. Enumerable.Range(2, axes), 1, 0];
        Finish(context, flow, layer, shape, AxisOrder.Exchange(kernel.Elements(), shape, order), counts);
    }

    /// <summary>A transposed convolution; that of a sequence is computed as that of an image with one column.</summary>
    public static void Transposed(NodeContext context)
    {
        Flow flow = context.Flow(0);
        Constant kernel = context.Constant(1);
        int axes = flow.Axes.Length - 2;
        if (axes is not (1 or 2))
        {
            throw new RefusalException($"only images and sequences are possible, found {Sizes.Text(flow.Shape)}");
        }

        int channels = flow.Shape[1];
        int groups = Groups(context, channels);
        CheckKernelShape(context, kernel);
        if (kernel.Shape.Length != axes + 2 || kernel.Shape[0] != channels)
        {
            throw new RefusalException($"a kernel {Sizes.Text(kernel.Shape)} does not fit {Sizes.Text(flow.Shape)}");
        }

        int filters = checked(kernel.Shape[1] * groups);
        int[] sizes = flow.Shape[2..];
        (Window[] windows, int[] extra) = TransposedWindows.Of(context.Node, kernel.Shape[2..], sizes);
        int[] counts = [.. windows.Select((window, i) => TransposedWindows.CountIn(window, sizes[i]) + extra[i])];
        if (Array.Exists(counts, count => count < 1))
        {
            throw new RefusalException("the pads leave nothing of the output");
        }

        Flow image = axes == 2 ? Spatial(context, flow) : context.Arrange(flow, flow.Axes[2], [], flow.Axes[1]);
        Window[] both = axes == 2 ? windows : [windows[0], new Window(1, 1, 1, 0, 0)];
        int[] kernelSize = [both[0].Length, both[1].Length];
        int[] shape = [.. axes == 2 ? kernel.Shape[2..] : [kernel.Shape[2], 1], kernel.Shape[1], channels];
        int[] size = [.. counts, .. axes == 2 ? Array.Empty<int>() : [1], filters];
        Layer layer = context.Layers.Add("Conv2DTranspose", [image.Layer], size).With([filters, .. KernelArguments(kernelSize)]);
        layer.Set("Groups", groups, 1).Set("OutputPadding", extra[0], 0);
        Window.Set(layer, both[0], both[1], false, (1, 1));
        // The model divides the channels of the input into groups, and numbers the filters within a group.
        int[] order = axes == 2 ? [2, 3, 1, 0] : [2, 1, 0];
        double[] values = AxisOrder.Exchange(kernel.Elements(), axes == 2 ? shape : [shape[0], shape[2], shape[3]], order);
        int[] whole = [.. kernelSize, .. shape[2..]];
        Finish(context, image, layer, whole, WithZerosBehind(values, shape, whole), counts);
    }

    /// <summary>Returns a kernel with zeros behind its last row and column.</summary>
    private static double[] WithZerosBehind(double[] kernel, int[] shape, int[] whole)
    {
        if (shape.SequenceEqual(whole))
        {
            return kernel;
        }

        Constant.Limit(whole, kernel.Length);
        int row = shape[1] * shape[2] * shape[3];
        int wholeRow = whole[1] * whole[2] * whole[3];
        double[] longer = new double[whole[0] * wholeRow];
        for (int i = 0; i < shape[0]; i++)
        {
            kernel.AsSpan(i * row, row).CopyTo(longer.AsSpan(i * wholeRow));
        }

        return longer;
    }

    /// <summary>Returns a value whose channels, the second axis of the model, are the last axis of the network.</summary>
    public static Flow Spatial(NodeContext context, Flow flow)
    {
        if (!flow.HasRowsFirst || flow.Axes.Length is not (3 or 4))
        {
            throw new RefusalException($"expected [N, C, steps] or [N, C, H, W], found {Sizes.Text(flow.Shape)}");
        }

        return context.Arrange(flow, [.. flow.Axes[2..], flow.Axes[1]]);
    }

    /// <summary>Joins zeros that were added in front with the padding of the windows.</summary>
    private static (Flow Flow, Window[] Windows, bool IsSame) Padded(NodeContext context, Flow flow, int[] lengths)
    {
        Window[] windows = Window.Of(context.Node, lengths, flow.Shape[2..], out bool isSame);
        if (flow.IsShared || Padding.Removed(flow) is not var (before, pads) || isSame)
        {
            return (flow, windows, isSame);
        }

        Window[] wider =
        [
            .. windows.Select((window, i) => window with { Before = window.Before + pads[i].Before, After = window.After + pads[i].After }),
        ];
        return (before, wider, false);
    }

    private static int Groups(NodeContext context, int channels)
    {
        long groups = context.Node.Int("group", 1);
        return groups > 0 && groups <= channels && channels % groups == 0
            ? (int)groups
            : throw new RefusalException($"{groups} groups do not divide {channels} channels");
    }

    private static void CheckKernelShape(NodeContext context, Constant kernel)
    {
        long[] stated = context.Node.Ints("kernel_shape") ?? [.. kernel.Shape.Skip(2).Select(length => (long)length)];
        if (!stated.SequenceEqual(kernel.Shape.Skip(2).Select(length => (long)length)))
        {
            throw new RefusalException($"kernel_shape [{string.Join(", ", stated)}] contradicts the kernel {Sizes.Text(kernel.Shape)}");
        }
    }

    private static int[] KernelArguments(Constant kernel) => KernelArguments(kernel.Shape[2..]);

    private static int[] KernelArguments(int[] lengths) => lengths.Distinct().Count() == 1 ? [lengths[0]] : lengths;

    private static void SetWindows(Layer layer, Window[] windows, bool isSame)
    {
        if (windows.Length == 1)
        {
            Window.Set(layer, windows[0], isSame, 1);
        }
        else
        {
            Window.Set(layer, windows[0], windows[1], isSame, (1, 1));
        }
    }

    private static void Finish(NodeContext context, Flow flow, Layer layer, int[] shape, double[] kernel, int[] counts)
    {
        int filters = layer.Shape[^1];
        layer.WantedName = context.Name(1, 2);
        layer.Add("kernel", shape, kernel);
        if (context.Has(2))
        {
            Constant bias = context.Constant(2);
            layer.Add(
                "bias",
                [filters],
                bias.Count == filters ? bias.Elements() : throw new RefusalException($"expected {filters} biases")
            );
        }
        else
        {
            layer.Set("UseBias", false, true);
        }

        Extent[][] places = [.. counts.Select(Extent.Axis)];
        Extent[][] stored = [.. places, .. Enumerable.Repeat(Array.Empty<Extent>(), layer.Shape.Count - 1 - counts.Length)];
        Extent[] channels = Extent.Axis(filters);
        context.Output(
            flow with
            {
                Layer = layer,
                Stored = [.. stored, channels],
                Axes = [flow.Axes[0], channels, .. places],
                IsShared = false,
            }
        );
    }
}
