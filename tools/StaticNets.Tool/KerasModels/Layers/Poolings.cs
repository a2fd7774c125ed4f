using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing.Operations;

namespace StaticNets.Tool.KerasModels.Layers;

/// <summary>Maxima and means of windows, and of whole images and sequences.</summary>
internal static class Poolings
{
    public static Layer OfImage(LayerContext context, string kind)
    {
        Windows windows = Windows.OfPool(context, 2);
        Layer layer = context.Add(kind, [.. windows.CountIn(context.Image), context.Image[2]]).With(windows.Lengths);
        Window.Set(layer, windows.Axes[0], windows.Axes[1], windows.IsSame, (windows.Axes[0].Length, windows.Axes[1].Length));
        return layer;
    }

    public static Layer OfSequence(LayerContext context, string kind)
    {
        Windows windows = Windows.OfPool(context, 1);
        Layer layer = context.Add(kind, [.. windows.CountIn(context.Sequence), context.Sequence[1]]).With(windows.Lengths);
        Window.Set(layer, windows.Axes[0], windows.IsSame, windows.Axes[0].Length);
        return layer;
    }

    /// <summary>Over all places; with <c>keepdims</c> the axes stay, with the length 1.</summary>
    public static Layer Global(LayerContext context, string kind)
    {
        IReadOnlyList<int> shape = kind.EndsWith("2D", StringComparison.Ordinal) ? context.Image : context.Sequence;
        int channels = shape[^1];
        Layer layer = context.Add(kind, channels);
        int[] kept = [.. shape.SkipLast(1).Select(_ => 1), channels];
        return context.Arguments.Flag("keepdims", false) ? context.AddTo(layer, "Reshape", kept).With(kept) : layer;
    }
}
