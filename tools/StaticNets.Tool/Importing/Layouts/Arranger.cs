using StaticNets.Tool.Declarations;

namespace StaticNets.Tool.Importing.Layouts;

/// <summary>
/// Adds the layers <c>[Flatten]</c>, <c>[Reshape]</c> and <c>[Permute]</c> that bring a value into the order which the next layer needs.
/// </summary>
/// <param name="layers">The list that receives the layers.</param>
internal sealed class Arranger(LayerList layers)
{
    private readonly List<(Layer From, Extent[][] To, Layer Layer)> _done = [];

    /// <summary>Returns a value whose layer's output has the given axes.</summary>
    /// <param name="flow">The value.</param>
    /// <param name="stored">The axes, which have the extents of the value.</param>
    public Flow Arrange(Flow flow, params Extent[][] stored)
    {
        if (Same(flow.Stored, stored))
        {
            return flow;
        }

        (Layer _, Extent[][] _, Layer before) = _done.Find(done => done.From == flow.Layer && Same(done.To, stored));
        if (before is not null)
        {
            return flow with { Layer = before, Stored = stored };
        }

        Flow arranged = Moved(flow, [.. stored.SelectMany(axis => axis)]);
        arranged = Shaped(arranged, stored);
        _done.Add((flow.Layer, stored, arranged.Layer));
        return arranged;
    }

    /// <summary>Returns a value whose layer's last axis has the given extents and no others.</summary>
    /// <param name="flow">The value.</param>
    /// <param name="last">The extents.</param>
    /// <param name="inOrder">Whether they must be in this order; otherwise they stay in their own, where that saves a layer.</param>
    public Flow WithLast(Flow flow, Extent[] last, bool inOrder = false)
    {
        bool isLast = flow.Stored[^1].Length == last.Length && flow.Stored[^1].All(last.Contains);
        if (isLast && (!inOrder || flow.Stored[^1].SequenceEqual(last)))
        {
            return flow;
        }

        Extent[] order = [.. flow.Stored.SelectMany(axis => axis)];
        Extent[] behind = [.. order.Where(last.Contains)];
        bool isInPlace = !inOrder && order[^behind.Length..].SequenceEqual(behind);
        Extent[][] others =
        [
            .. flow.Stored.Select(axis => axis.Where(extent => !last.Contains(extent)).ToArray()).Where(axis => axis.Length > 0),
        ];
        return Arrange(flow, [.. others, isInPlace ? behind : last]);
    }

    /// <summary>Brings the elements into another order.</summary>
    private Flow Moved(Flow flow, Extent[] order)
    {
        Extent[] now = [.. flow.Stored.SelectMany(axis => axis)];
        if (now.SequenceEqual(order))
        {
            return flow;
        }

        Extent[][] runs = Runs(now, order);
        bool isDivided =
            flow.Stored.Length == runs.Length && flow.Stored.Zip(runs, (axis, run) => axis.SequenceEqual(run)).All(same => same);
        Flow divided = isDivided ? flow : Shaped(flow, runs);
        int[] axes = [.. runs.OrderBy(run => Array.IndexOf(order, run[0])).Select(run => Array.IndexOf(runs, run))];
        Extent[][] moved = [.. axes.Select(axis => runs[axis])];
        return divided with { Layer = layers.Add("Permute", [divided.Layer], Flow.ShapeOf(moved)).With(axes), Stored = moved };
    }

    /// <summary>Returns the longest runs of extents that are neighbours in both orders.</summary>
    private static Extent[][] Runs(Extent[] now, Extent[] order)
    {
        List<List<Extent>> runs = [];
        foreach (Extent extent in now)
        {
            int place = Array.IndexOf(order, extent);
            if (runs.Count > 0 && place > 0 && order[place - 1] == runs[^1][^1])
            {
                runs[^1].Add(extent);
            }
            else
            {
                runs.Add([extent]);
            }
        }

        return [.. runs.Select(run => run.ToArray())];
    }

    /// <summary>Puts neighbouring extents together to other axes.</summary>
    private Flow Shaped(Flow flow, Extent[][] stored)
    {
        int[] shape = Flow.ShapeOf(stored);
        if (flow.Layer.Shape.SequenceEqual(shape))
        {
            return flow with { Stored = stored };
        }

        Layer layer =
            shape.Length == 1 ? layers.Add("Flatten", [flow.Layer], shape) : layers.Add("Reshape", [flow.Layer], shape).With(shape);
        return flow with { Layer = layer, Stored = stored };
    }

    private static bool Same(Extent[][] one, Extent[][] other) =>
        one.Length == other.Length && one.Zip(other, (a, b) => a.SequenceEqual(b)).All(same => same);
}
