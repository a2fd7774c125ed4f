using StaticNets.Tool.Importing.Constants;
using StaticNets.Tool.Importing.Operations;
using StaticNets.Tool.KerasModels.Architecture;

namespace StaticNets.Tool.KerasModels.Layers;

/// <summary>The windows of a convolution or pooling along its axes.</summary>
/// <param name="Axes">The windows, without padding.</param>
/// <param name="IsSame">Whether there is as much padding as <c>Padding.Same</c> adds.</param>
/// <param name="IsCausal">Whether all padding of a sequence is in front of it.</param>
internal sealed record Windows(Window[] Axes, bool IsSame, bool IsCausal)
{
    private const int LongestReach = 1 << 24;

    /// <summary>The arguments of a layer: one number for windows of equal sides, otherwise one for each axis.</summary>
    public int[] Lengths =>
        Axes.Select(axis => axis.Length).Distinct().Count() == 1 ? [Axes[0].Length] : [.. Axes.Select(axis => axis.Length)];

    /// <summary>Reads the windows of a convolution.</summary>
    public static Windows OfKernel(LayerContext context, int axes)
    {
        int[] once = [.. Enumerable.Repeat(1, axes)];
        return Of(
            context,
            context.Arguments.Counts("kernel_size", axes, null),
            context.Arguments.Counts("strides", axes, once),
            context.Arguments.Counts("dilation_rate", axes, once)
        );
    }

    /// <summary>Reads the windows of a pooling, which lie side by side unless strides are given.</summary>
    public static Windows OfPool(LayerContext context, int axes)
    {
        string name = context.Arguments.Find("pool_size") is null && axes == 1 ? "pool_length" : "pool_size";
        int[] lengths = context.Arguments.Counts(name, axes, [.. Enumerable.Repeat(2, axes)]);
        return Of(context, lengths, context.Arguments.Counts("strides", axes, lengths), [.. Enumerable.Repeat(1, axes)]);
    }

    /// <summary>Returns the number of windows along each axis.</summary>
    /// <param name="shape">The shape of an image or a sequence.</param>
    public int[] CountIn(IReadOnlyList<int> shape) =>
        [.. Axes.Select((axis, i) => IsSame || IsCausal ? ((shape[i] - 1) / axis.Stride) + 1 : axis.CountIn(shape[i], ceil: false))];

    private static Windows Of(LayerContext context, int[] lengths, int[] strides, int[] dilations)
    {
        Window[] axes = [.. lengths.Select((length, i) => new Window(length, strides[i], dilations[i], 0, 0))];
        if (Array.Exists(axes, axis => (axis.Length - 1L) * axis.Dilation > LongestReach || axis.Stride > LongestReach))
        {
            throw new RefusalException("the windows are too large");
        }

        LayerArguments arguments = context.Arguments;
        string padding = arguments.Text("padding", "valid").ToLowerInvariant();
        return padding switch
        {
            "valid" or "same" => new Windows(axes, padding == "same", IsCausal: false),
            "causal" when axes.Length == 1 => new Windows(axes, IsSame: false, IsCausal: true),
            _ => throw LayerArguments.Unlike("padding", "valid, same or, of sequences, causal", arguments.Find("padding")!.Value),
        };
    }
}
