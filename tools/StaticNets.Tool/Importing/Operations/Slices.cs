using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing.Constants;
using StaticNets.Tool.Importing.Layouts;

namespace StaticNets.Tool.Importing.Operations;

/// <summary>Parts of an axis, and rows of a table.</summary>
internal static class Slices
{
    public static void Slice(NodeContext context)
    {
        Flow flow = context.Flow(0);
        foreach (SliceRange range in SliceRange.Of(context.Node, flow.Shape, context.Opset, context.TryConstant))
        {
            flow =
                range.Count == 0 ? throw new RefusalException("a slice without elements is not possible")
                : range.Step == 1 ? Take(context, flow, range.Axis, range.Start, range.Count)
                : Selection.Apply(context, flow, range.Axis, range.Count, i => range.Start + (i * range.Step));
        }

        context.Output(flow);
    }

    public static void Gather(NodeContext context)
    {
        if (context.TryFlow(0) is null)
        {
            Embedding(context);
            return;
        }

        Flow flow = context.Flow(0);
        Constant indices = context.Constant(1);
        int axis = Indexing.Axis(context.Node.Int("axis", 0), flow.Axes.Length);
        long[] places = [.. indices.Integers().Select(index => (long)Indexing.Axis(index, flow.Shape[axis]))];
        if (places.Length == 0 || indices.Shape.Length > 1)
        {
            throw new RefusalException("the indices must be one number or a row of them");
        }

        bool isRun = places.Select((place, i) => place - i == places[0]).All(same => same);
        Flow taken = isRun
            ? Take(context, flow, axis, (int)places[0], places.Length)
            : Selection.Apply(context, flow, axis, places.Length, i => (int)places[i]);
        context.Output(indices.Shape.Length == 0 ? taken with { Axes = [.. taken.Axes.Where((_, i) => i != axis)] } : taken);
    }

    /// <summary>Takes neighbouring elements of an axis.</summary>
    public static Flow Take(NodeContext context, Flow flow, int axis, int start, int count)
    {
        Extent[] along = flow.Axes[axis];
        int length = Flow.LengthOf(along);
        if (count == length)
        {
            return flow;
        }

        if (!Flow.IsOfSample(along))
        {
            throw new RefusalException("rows cannot be taken out of the batch");
        }

        // Elements of an axis that is the slower part of a stored one are a run of that.
        int place = Array.FindIndex(flow.Stored, stored => along.Length > 0 && stored.Take(along.Length).SequenceEqual(along));
        Flow arranged = flow;
        if (place < 0)
        {
            arranged = context.WithLast(flow, along, inOrder: true);
            place = arranged.Stored.Length - 1;
        }

        Extent[] part = Extent.Axis(count);
        Extent[][] stored = [.. arranged.Stored];
        Extent[] rest = stored[place][along.Length..];
        int each = Flow.LengthOf(rest);
        stored[place] = [.. part, .. rest];
        Extent[][] axes = [.. arranged.Axes];
        axes[axis] = part;
        bool isLastStep = place == 0 && rest.Length == 0 && stored.Length == 2 && count == 1 && start == length - 1;
        if (isLastStep)
        {
            Layer last = context.Layers.Add("LastStep", [arranged.Layer], [arranged.Layer.Shape[1]]);
            return arranged with { Layer = last, Stored = [stored[1]], Axes = axes, IsShared = false };
        }

        Layer layer = context.Layers.Add("Slice", [arranged.Layer], Flow.ShapeOf(stored));
        layer = start + count == length ? layer.With(place, start * each) : layer.With(place, start * each, (start + count) * each);
        return arranged with { Layer = layer, Stored = stored, Axes = axes, IsShared = false };
    }

    /// <summary>Replaces indices, which are an input of the model, by rows of a table.</summary>
    private static void Embedding(NodeContext context)
    {
        Constant table = context.Constant(0);
        Flow indices = context.TryFlow(1) ?? throw new RefusalException("the input 1 is missing");
        bool isEmbedding = table.Shape.Length == 2 && context.Node.Int("axis", 0) == 0 && indices.IsIndex;
        if (!isEmbedding || indices.Layer.Kind != Layer.Input)
        {
            throw new RefusalException("only rows of a constant table can be taken, by indices that are an input of the model");
        }

        Extent[] features = Extent.Axis(table.Shape[1]);
        Extent[][] stored = [.. indices.Stored, features];
        Layer layer = context.Layers.Add("Embedding", [indices.Layer], Flow.ShapeOf(stored)).With(table.Shape[0], table.Shape[1]);
        layer.WantedName = context.Name(0);
        layer.Add("embeddings", table.Shape, table.Elements());
        context.Note("Indices must not be negative: the layer Embedding does not count them from the end, as Gather does.");
        context.Output(new Flow(layer, stored, [.. indices.Axes, features]));
    }
}
