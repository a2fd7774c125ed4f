using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing.Constants;
using StaticNets.Tool.Importing.Operations;

namespace StaticNets.Tool.KerasModels.Layers;

/// <summary>Convolutions over images and sequences. Their kernels have the layout of StaticNets.</summary>
internal static class Convolutions
{
    public static Layer Conv2D(LayerContext context)
    {
        Windows windows = Windows.OfKernel(context, 2);
        int filters = context.Arguments.Count("filters");
        int channels = context.Image[2];
        int groups = Groups(context, channels, filters);
        Layer layer = context.Add("Conv2D", [.. windows.CountIn(context.Image), filters]).With([filters, .. windows.Lengths]);
        Window.Set(layer, windows.Axes[0], windows.Axes[1], windows.IsSame, (1, 1));
        layer.Set("Groups", groups, 1);
        return Finish(context, layer, [.. windows.Axes.Select(axis => axis.Length), channels / groups, filters], filters);
    }

    public static Layer Conv1D(LayerContext context)
    {
        Windows windows = Windows.OfKernel(context, 1);
        int filters = context.Arguments.Count("filters");
        int groups = Groups(context, context.Sequence[1], filters);
        return Conv1D(context, windows, filters, groups);
    }

    /// <summary>A convolution of each feature by itself has as many groups as features.</summary>
    public static Layer DepthwiseConv1D(LayerContext context)
    {
        Windows windows = Windows.OfKernel(context, 1);
        int features = context.Sequence[1];
        int multiplier = context.Arguments.Count("depth_multiplier", 1);
        context.Arguments.Ignore("groups", "filters", "rank");
        int length = windows.Axes[0].Length;
        int filters = checked(features * multiplier);
        Layer layer = Sequence(context, windows, filters).Set("Groups", features, 1);
        return Finish(context, layer, [length, 1, filters], filters, [length, features, multiplier], "depthwise_kernel");
    }

    public static Layer DepthwiseConv2D(LayerContext context)
    {
        Windows windows = Windows.OfKernel(context, 2);
        int channels = context.Image[2];
        int multiplier = context.Arguments.Count("depth_multiplier", 1);
        context.Arguments.Ignore("groups", "filters", "rank");
        int filters = checked(channels * multiplier);
        int[] lengths = [.. windows.Axes.Select(axis => axis.Length)];
        Layer layer = context.Add("DepthwiseConv2D", [.. windows.CountIn(context.Image), filters]).With(windows.Lengths);
        layer.Set("Multiplier", multiplier, 1);
        Window.Set(layer, windows.Axes[0], windows.Axes[1], windows.IsSame, (1, 1));
        return Finish(context, layer, [.. lengths, 1, filters], filters, [.. lengths, channels, multiplier], "depthwise_kernel");
    }

    public static Layer SeparableConv2D(LayerContext context)
    {
        Windows windows = Windows.OfKernel(context, 2);
        int filters = context.Arguments.Count("filters");
        int channels = context.Image[2];
        int multiplier = context.Arguments.Count("depth_multiplier", 1);
        context.Arguments.Ignore("groups", "rank");
        int[] lengths = [.. windows.Axes.Select(axis => axis.Length)];
        int middle = checked(channels * multiplier);
        bool hasBias = context.Arguments.Flag("use_bias", true);
        Layer layer = context.Add("SeparableConv2D", [.. windows.CountIn(context.Image), filters]).With([filters, .. windows.Lengths]);
        layer.Set("Multiplier", multiplier, 1);
        Window.Set(layer, windows.Axes[0], windows.Axes[1], windows.IsSame, (1, 1));
        layer.Set("UseBias", hasBias, otherwise: true);
        layer.Add("depthwise_kernel", [.. lengths, 1, middle], context.Values("depthwise_kernel", 0, [.. lengths, channels, multiplier]));
        layer.Add("pointwise_kernel", [1, 1, middle, filters], context.Values("pointwise_kernel", 1, [1, 1, middle, filters]));
        if (hasBias)
        {
            layer.Add("bias", [filters], context.Values("bias", 2, [filters]));
        }

        return context.Activate(layer, KerasFunctions.Of(context, "activation", "linear"));
    }

    public static Layer Conv2DTranspose(LayerContext context)
    {
        Windows windows = Windows.OfKernel(context, 2);
        int filters = context.Arguments.Count("filters");
        int channels = context.Image[2];
        context.Arguments.Ignore("groups");
        int[]? more = context.Arguments.Wholes("output_padding");
        if (more is not null && windows.IsSame)
        {
            throw new RefusalException("output_padding together with padding = same is not possible: take padding = valid");
        }

        if (more is { Length: not (1 or 2) })
        {
            throw new RefusalException($"output_padding must be one or two whole numbers, found {Sizes.Text(more)}");
        }

        // Keras leaves no pixel of a stride away where windows do not reach.
        int[] added = windows.IsSame
            ? [0, 0]
            : [.. windows.Axes.Select((axis, i) => more?[i % more.Length] ?? Math.Max(axis.Stride - axis.Reach, 0))];
        if (added[0] != added[1] || added[0] < 0 || windows.Axes.Any(axis => added[0] > 0 && added[0] >= axis.Stride))
        {
            throw new RefusalException(
                $"output_padding must be the same along both axes and less than the strides, found {Sizes.Text(added)}"
            );
        }

        int[] counts = [.. windows.Axes.Select((axis, i) => Length(context.Image[i], axis, windows.IsSame, added[i]))];
        Layer layer = context.Add("Conv2DTranspose", [.. counts, filters]).With([filters, .. windows.Lengths]);
        Window.Set(layer, windows.Axes[0], windows.Axes[1], windows.IsSame, (1, 1));
        layer.Set("OutputPadding", added[0], 0);
        return Finish(context, layer, [.. windows.Axes.Select(axis => axis.Length), filters, channels], filters);
    }

    private static int Length(int size, Window axis, bool isSame, int added) =>
        checked(isSame ? size * axis.Stride : ((size - 1) * axis.Stride) + axis.Reach + added);

    private static Layer Conv1D(LayerContext context, Windows windows, int filters, int groups)
    {
        Layer layer = Sequence(context, windows, filters).Set("Groups", groups, 1);
        return Finish(context, layer, [windows.Axes[0].Length, context.Sequence[1] / groups, filters], filters);
    }

    private static Layer Sequence(LayerContext context, Windows windows, int filters)
    {
        int steps = context.Sequence[0];
        Window axis = windows.Axes[0];
        bool keepsSteps = axis.Stride == 1 && (windows.IsSame || windows.IsCausal || axis.Reach == 1);
        if (steps == Layer.AnySteps && !keepsSteps)
        {
            throw new RefusalException(
                "with any number of steps only a stride of 1 and the padding same or causal are possible: state the number with --shape"
            );
        }

        int count = steps == Layer.AnySteps ? steps : windows.CountIn(context.Sequence)[0];
        Layer layer = context.Add("Conv1D", count, filters).With(filters, axis.Length);
        Window.Set(layer, axis, windows.IsSame, 1);
        return windows.IsCausal && axis.Reach > 1 ? layer.Choose("Padding", "Padding.Causal") : layer;
    }

    private static Layer Finish(LayerContext context, Layer layer, int[] kernel, int filters, int[]? stored = null, string role = "kernel")
    {
        bool hasBias = context.Arguments.Flag("use_bias", true);
        layer.Set("UseBias", hasBias, otherwise: true).Add("kernel", kernel, context.Values("kernel", 0, stored ?? kernel, null, role));
        if (hasBias)
        {
            layer.Add("bias", [filters], context.Values("bias", 1, [filters]));
        }

        return context.Activate(layer, KerasFunctions.Of(context, "activation", "linear"));
    }

    private static int Groups(LayerContext context, int channels, int filters)
    {
        int groups = context.Arguments.Count("groups", 1);
        return channels % groups == 0 && filters % groups == 0
            ? groups
            : throw new RefusalException($"{groups} groups do not divide {channels} channels and {filters} filters");
    }
}
