using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing.Constants;
using StaticNets.Tool.Importing.Layouts;

namespace StaticNets.Tool.Importing.Operations;

/// <summary>Windows whose maximum or mean is taken, and means and maxima of whole axes.</summary>
internal static class Poolings
{
    public static void Max(NodeContext context)
    {
        context.Node.Ignore("storage_order");
        if (context.IsRead(1))
        {
            throw new RefusalException("the places of the maxima cannot be read");
        }

        Pool(context, "MaxPooling");
    }

    public static void Average(NodeContext context) => Pool(context, "AveragePooling");

    /// <summary>Returns the mean or maximum over all axes behind that of the channels.</summary>
    public static void Global(NodeContext context, string name)
    {
        Flow flow = context.Flow(0);
        if (!flow.HasRowsFirst || flow.Axes.Length < 3)
        {
            throw new RefusalException($"expected [N, C, …], found {Sizes.Text(flow.Shape)}");
        }

        context.Output(Over(context, flow, [.. Enumerable.Range(2, flow.Axes.Length - 2)], name, keep: true));
    }

    public static void Reduce(NodeContext context, string name) => Reduce(context, context.Flow(0), name);

    private static void Reduce(NodeContext context, Flow flow, string name)
    {
        long[]? named = context.Integers("axes", 1);
        bool isNothing = context.Node.Int("noop_with_empty_axes", 0) != 0;
        bool keep = context.Node.Int("keepdims", 1) != 0;
        int rank = flow.Axes.Length;
        if (named is null or [] && isNothing)
        {
            context.Output(flow);
            return;
        }

        int[] axes = named is null or [] ? [.. Enumerable.Range(0, rank)] : Indexing.Axes(named, rank);
        context.Output(Over(context, flow, axes, name == "Sum" ? "Average" : name, keep));
        if (name == "Sum")
        {
            int count = axes.Aggregate(1, (product, axis) => product * flow.Shape[axis]);
            Featurewise.Scale(context, context.Made, count, 0);
        }
    }

    private static void Pool(NodeContext context, string name)
    {
        Flow flow = Convolutions.Spatial(context, context.Flow(0));
        int axes = flow.Axes.Length - 2;
        int[] lengths = context.Node.Has("kernel_shape")
            ? Window.Positive(context.Node, "kernel_shape", axes)
            : throw new RefusalException("kernel_shape is missing");
        bool ceil = context.Node.Int("ceil_mode", 0) != 0;
        bool countsPadding = name == "AveragePooling" && context.Node.Int("count_include_pad", 0) != 0;
        Window[] windows = Window.Of(context.Node, lengths, flow.Shape[2..], out bool isSame);
        int[] counts = [.. windows.Select((window, i) => window.CountIn(flow.Shape[i + 2], ceil))];
        bool isRoundedUp = windows.Where((window, i) => window.CountIn(flow.Shape[i + 2], false) != counts[i]).Any();
        bool isPadded = windows.Any(window => window.Before + window.After > 0);
        Layer layer = context.Layers.Add($"{name}{axes}D", [flow.Layer], [.. counts, flow.Shape[1]]);
        layer.With(lengths.Distinct().Count() == 1 ? [lengths[0]] : lengths);
        if (axes == 1)
        {
            Window.Set(layer, windows[0], isSame, lengths[0]);
        }
        else
        {
            Window.Set(layer, windows[0], windows[1], isSame, (lengths[0], lengths[1]));
        }

        // With as many windows as without rounding up, the argument would only surprise the reader.
        layer.Set("CeilMode", isRoundedUp).Set("CountPadding", countsPadding && isPadded);
        Extent[][] places = [.. counts.Select(Extent.Axis)];
        context.Output(
            flow with
            {
                Layer = layer,
                Stored = [.. places, flow.Axes[1]],
                Axes = [flow.Axes[0], flow.Axes[1], .. places],
                IsShared = false,
            }
        );
    }

    /// <summary>The minimum is the negative maximum of the negative value.</summary>
    public static void Minimum(NodeContext context)
    {
        Flow flow = context.Flow(0);
        Layer negative = context.Layers.Add("Scale", flow.Layer).With(-1.0);
        Reduce(context, flow with { Layer = negative, IsShared = false }, "Max");
        Featurewise.Scale(context, context.Made, -1, 0);
    }

    /// <summary>Returns the mean or maximum over some axes, as over the pixels of an image or the steps of a sequence.</summary>
    private static Flow Over(NodeContext context, Flow flow, int[] axes, string name, bool keep)
    {
        Extent[] over = [.. axes.SelectMany(axis => flow.Axes[axis])];
        if (!Flow.IsOfSample(over))
        {
            throw new RefusalException("a mean or maximum over the rows is not possible");
        }

        Extent[][] left = keep
            ? [.. flow.Axes.Select((axis, i) => axes.Contains(i) ? [] : axis)]
            : [.. flow.Axes.Where((_, i) => !axes.Contains(i))];
        if (over.Length == 0)
        {
            return flow with { Axes = left };
        }

        Extent[] features = [.. flow.Stored.SelectMany(axis => axis).Where(extent => !over.Contains(extent))];
        Extent[] inOrder = [.. flow.Stored.SelectMany(axis => axis).Where(over.Contains)];
        bool isImage = flow.Stored.Length == 3 && flow.Stored[2].SequenceEqual(features);
        Flow arranged = isImage ? flow : context.Arrange(flow, inOrder, features);
        Layer layer = context.Layers.Add($"Global{name}Pooling{(isImage ? 2 : 1)}D", [arranged.Layer], [Flow.LengthOf(features)]);
        return arranged with { Layer = layer, Stored = [features], Axes = left, IsShared = false };
    }
}
