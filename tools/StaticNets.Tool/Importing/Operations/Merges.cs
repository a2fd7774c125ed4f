using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing.Constants;
using StaticNets.Tool.Importing.Layouts;

namespace StaticNets.Tool.Importing.Operations;

/// <summary>Operations that join several values, or a value and a constant.</summary>
internal static class Merges
{
    private const int MostFactors = 8;

    public static void Add(NodeContext context)
    {
        if (context.InputCount == 2 && Attention.TryMask(context))
        {
            return;
        }

        if (context.InputCount == 2 && Constants(context) is var (flow, constant))
        {
            Featurewise.Add(context, flow, constant);
            return;
        }

        Join(context, "Add");
    }

    public static void Sub(NodeContext context)
    {
        if (Constants(context) is not var (flow, constant))
        {
            Join(context, "Subtract");
        }
        else if (context.TryFlow(0) is not null)
        {
            Featurewise.Add(context, flow, constant, value => -value);
        }
        else
        {
            (Flow arranged, double[] values) = Featurewise.Arrange(context, flow, constant);
            double offset = values.Length == 1 ? values[0] : throw new RefusalException("only a number can be the minuend of a value");
            Featurewise.Scale(context, arranged, -1, offset);
        }
    }

    public static void Mul(NodeContext context)
    {
        if (Attention.TryScale(context, divides: false))
        {
            return;
        }

        if (Constants(context) is var (flow, constant))
        {
            Featurewise.Multiply(context, flow, constant);
        }
        else if (Gates.Find(context.Flow(0), context.Flow(1), context.Layers) is { } gated)
        {
            context.Output(gated);
        }
        else
        {
            Join(context, "Multiply");
        }
    }

    public static void Div(NodeContext context)
    {
        if (Attention.TryScale(context, divides: true))
        {
            return;
        }

        if (Constants(context) is not var (flow, constant) || context.TryFlow(0) is null)
        {
            throw new RefusalException("only the division by a constant is possible");
        }

        Featurewise.Multiply(context, flow, constant, value => 1 / value);
    }

    public static void Pow(NodeContext context)
    {
        double exponent = context.Scalar(1, 1);
        Flow flow = context.Flow(0);
        if (exponent == 1)
        {
            context.Output(flow);
            return;
        }

        // Positive whole powers are products of the value with itself.
        Layer layer =
            exponent is >= 2 and <= MostFactors && exponent % 1 == 0
                ? context.Layers.Add("Multiply", [.. Enumerable.Repeat(flow.Layer, (int)exponent)], flow.Layer.Shape)
                : throw new RefusalException(
                    $"an exponent of {exponent} is not possible: only whole ones up to {MostFactors}, as [Multiply]; no layer computes roots"
                );
        context.OutputKept(flow, layer);
    }

    /// <summary>|x| is the larger one of x and −x.</summary>
    public static void Abs(NodeContext context)
    {
        Flow flow = context.Flow(0);
        Layer negative = context.Layers.Add("Scale", flow.Layer).With(-1.0);
        context.OutputKept(flow, context.Layers.Add("Maximum", [negative, flow.Layer], flow.Layer.Shape));
    }

    /// <summary>The largest or smallest of values and constants; that of a value and a number is a bound.</summary>
    public static void Extremum(NodeContext context, string kind)
    {
        if (
            context.InputCount == 2
            && Constants(context) is var (flow, constant)
            && constant.Count == 1
            && constant.Shape.Length <= flow.Axes.Length
        )
        {
            double bound = NodeContext.Short(constant);
            double most = double.PositiveInfinity;
            Activations.Clamp(context, flow, kind == "Maximum" ? bound : -most, kind == "Maximum" ? most : bound);
            return;
        }

        Join(context, kind);
    }

    public static void Neg(NodeContext context) => Featurewise.Scale(context, context.Flow(0), -1, 0);

    /// <summary>Joins values of equal shapes; those that are the same along an axis are repeated.</summary>
    public static void Join(NodeContext context, string kind)
    {
        Flow[] flows = ConstantValues.Flows(context);
        if (flows.Length == 1)
        {
            context.Output(flows[0]);
            return;
        }

        int[] shape = flows.Select(flow => flow.Shape).Aggregate(Indexing.Broadcast);
        flows = [.. flows.Select(flow => Repetition.Apply(context, flow, shape))];
        Flow first = flows[0];
        List<Layer> reads = [];
        for (int i = 1; i < flows.Length; i++)
        {
            (first, Flow other, Dictionary<Extent, Extent> pairs) = Regrouping.Align(first, flows[i]);
            Extent[][] stored = [.. first.Stored.Select(axis => axis.Select(extent => pairs[extent]).ToArray())];
            reads.Add(context.Arrange(other, stored).Layer);
        }

        context.OutputKept(first, context.Layers.Add(kind, [first.Layer, .. reads], first.Layer.Shape));
    }

    /// <summary>Joins values along one axis, which becomes the last one in the network.</summary>
    public static void Concat(NodeContext context)
    {
        Flow[] flows = ConstantValues.Flows(context);
        if (flows.Length == 1)
        {
            context.Output(flows[0]);
            return;
        }

        int axis = Indexing.Axis(context.Node.Int("axis", 1), flows[0].Axes.Length);
        if (Array.Exists(flows, flow => flow.Axes.Length != flows[0].Axes.Length))
        {
            throw new RefusalException("the inputs must have the same number of axes");
        }

        int[][] others = [.. flows.Select(flow => flow.Shape.Where((_, i) => i != axis).ToArray())];
        if (
            Array.Exists(others, shape => !shape.SequenceEqual(others[0]))
            || Array.Exists(flows, flow => !Layouts.Flow.IsOfSample(flow.Axes[axis]))
        )
        {
            throw new RefusalException("the inputs may differ in the joined axis only, and rows cannot be joined");
        }

        // The joined axis must be the last one, and the others must be in the same order.
        Flow first = context.WithLast(flows[0], flows[0].Axes[axis], inOrder: true);
        List<Layer> reads = [first.Layer];
        for (int i = 1; i < flows.Length; i++)
        {
            Flow other = flows[i];
            (Flow one, other, Dictionary<Extent, Extent> pairs) = Regrouping.Align(
                first with
                {
                    Axes = Without(first.Axes, axis),
                },
                other with
                {
                    Axes = Without(other.Axes, axis),
                }
            );
            if (
                one.Stored.Sum(part => part.Length) != first.Stored.Sum(part => part.Length)
                || pairs.Count != other.Axes.Sum(part => part.Length)
            )
            {
                throw new RefusalException("the axes of both inputs are put together in different ways");
            }

            Extent[][] stored = [.. first.Stored[..^1].Select(part => part.Select(extent => pairs[extent]).ToArray()), flows[i].Axes[axis]];
            reads.Add(context.Arrange(other, stored).Layer);
        }

        int length = flows.Sum(flow => Layouts.Flow.LengthOf(flow.Axes[axis]));
        Extent[] joined = Extent.Axis(length);
        Layer layer = context.Layers.Add("Concatenate", reads, [.. first.Layer.Shape.SkipLast(1), length]);
        Extent[][] axes = [.. first.Axes];
        axes[axis] = joined;
        context.Output(first with { Layer = layer, Stored = [.. first.Stored[..^1], joined], Axes = axes, IsShared = false });

        static Extent[][] Without(Extent[][] axes, int axis) => [.. axes.Select((part, i) => i == axis ? [] : part)];
    }

    /// <summary>Returns the computed and the constant input of two, or <see langword="null"/> if both are computed.</summary>
    private static (Flow Flow, Constant Constant)? Constants(NodeContext context) =>
        context.TryFlow(0) is null ? (context.Flow(1), context.Constant(0))
        : context.TryFlow(1) is null ? (context.Flow(0), context.Constant(1))
        : null;
}
