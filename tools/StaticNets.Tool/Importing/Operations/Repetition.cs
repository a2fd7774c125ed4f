using StaticNets.Tool.Importing.Constants;
using StaticNets.Tool.Importing.Layouts;

namespace StaticNets.Tool.Importing.Operations;

/// <summary>Repeats a value along axes of length 1, as a broadcast does: <c>[C] → [H, W, C]</c> for the gates of channels.</summary>
internal static class Repetition
{
    /// <summary>Returns a value of the given shape.</summary>
    /// <exception cref="RefusalException">The rows would have to be repeated.</exception>
    public static Flow Apply(NodeContext context, Flow flow, int[] shape)
    {
        Extent[][] axes = [.. Enumerable.Repeat(Array.Empty<Extent>(), shape.Length - flow.Axes.Length), .. flow.Axes];
        int[] now = Flow.ShapeOf(axes);
        List<Extent> repeated = [];
        for (int axis = 0; axis < shape.Length; axis++)
        {
            if (now[axis] != shape[axis])
            {
                if (shape[axis] == Sizes.FreeBatch)
                {
                    throw new RefusalException("a value that is the same for all rows cannot be joined with others");
                }

                axes[axis] = Extent.Axis(shape[axis]);
                repeated.AddRange(axes[axis]);
            }
        }

        if (repeated.Count == 0)
        {
            return flow with { Axes = axes };
        }

        Extent[] own = flow.Sample;
        Flow row = context.Arrange(flow, own);
        Extent[][] stored =
        [
            [.. repeated],
            own,
        ];
        int[] repeatedShape = Flow.ShapeOf(stored);
        return row with
        {
            Layer = context.Layers.Add("RepeatVector", [row.Layer], repeatedShape).With(repeatedShape[0]),
            Stored = stored,
            Axes = axes,
            IsShared = false,
        };
    }
}
