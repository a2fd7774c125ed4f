using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing.Constants;
using StaticNets.Tool.Importing.Layouts;

namespace StaticNets.Tool.Importing.Operations;

/// <summary>
/// Finds self-attention in the products that exporters write: softmax(q · kᵀ · factor + mask) · v · output, with q, k and v of dense layers
/// that read the same sequence, for each head.
/// </summary>
internal static class Attention
{
    private const string Possible =
        "a product of two computed values is possible only as self-attention, softmax(q · kᵀ) · v and a dense layer behind it, with q, k and v of "
        + "dense layers that read the same sequence: [MultiHeadAttention]";

    // Masks have such numbers instead of -∞.
    private const double Masked = -1e4;

    /// <summary>The operation of version 23.</summary>
    public static void Node(NodeContext context)
    {
        int heads = (int)Math.Clamp(context.Node.Int("q_num_heads", 0), 0, 1 << 20);
        bool isSame = context.Node.Int("kv_num_heads", heads) == heads;
        bool isPlain = context.Node.Float("softcap", 0) == 0 && !context.Has(4) && !context.Has(5) && !context.Has(6);
        context.Node.Ignore("softmax_precision", "qk_matmul_output_mode");
        if (!isSame || !isPlain || context.IsRead(1) || context.IsRead(2) || context.IsRead(3))
        {
            throw new RefusalException("groups of heads, softcap, and keys and values of earlier calls are not possible");
        }

        Flow[] parts = [.. Enumerable.Range(0, 3).Select(input => ByHeads(context, context.Flow(input), heads))];
        int dimension = parts[0].Shape[^1];
        Flow key = parts[1] with { Axes = [.. parts[1].Axes[..^2], parts[1].Axes[^1], parts[1].Axes[^2]] };
        Flow scores = Scores(parts[0], key);
        AttentionPart part = scores.Attention! with { Factor = context.Node.Float("scale", 1 / Math.Sqrt(dimension)) };
        bool isMasked = context.TryConstant(3) is { } mask && IsCausal(mask, parts[0].Shape[^2]);
        bool isCausal = context.Node.Int("is_causal", 0) != 0 || isMasked;
        Flow result = HeadsOf(
            scores with
            {
                Attention = part with { IsCausal = isCausal, Stage = AttentionStage.Probabilities },
            },
            parts[2]
        );
        Extent[][] axes = result.Axes;
        context.Output(heads == 0 ? result : result with { Axes = [axes[0], axes[2], [.. axes[1], .. axes[3]]] });
    }

    /// <summary>The product of two computed values.</summary>
    public static Flow Product(Flow one, Flow other) =>
        one.Attention is { Stage: AttentionStage.Probabilities } ? HeadsOf(one, other)
        : one.Attention is null ? Scores(one, other)
        : throw new RefusalException(Possible);

    /// <summary>Multiplies scores by a number, or returns <see langword="false"/> for other values.</summary>
    public static bool TryScale(NodeContext context, bool divides)
    {
        int input = context.TryFlow(0) is { Attention: not null } ? 0 : 1;
        if (context.TryFlow(input) is not { Attention: { Stage: AttentionStage.Scores } part } flow || (divides && input == 1))
        {
            return false;
        }

        Constant factor = context.Constant(1 - input);
        double number = factor.IsUniform && factor.Count > 0 ? NodeContext.Short(factor) : throw new RefusalException(Possible);
        context.Output(flow with { Attention = part with { Factor = divides ? part.Factor / number : part.Factor * number } });
        return true;
    }

    /// <summary>Adds a mask to scores, or returns <see langword="false"/> for other values.</summary>
    public static bool TryMask(NodeContext context)
    {
        int input = context.TryFlow(0) is { Attention: not null } ? 0 : 1;
        if (context.TryFlow(input) is not { Attention: { Stage: AttentionStage.Scores } part } flow)
        {
            return false;
        }

        bool isCausal = part.IsCausal || IsCausal(context.Constant(1 - input), flow.Shape[^1]);
        context.Output(flow with { Attention = part with { IsCausal = isCausal } });
        return true;
    }

    /// <summary>The causal mask in the form in which this tool writes it.</summary>
    public static void Where(NodeContext context)
    {
        bool isMask = context.Node is { Inputs: [_] } && context.Node.Has(NodePatterns.Window);
        if (!isMask || context.TryFlow(0) is not { Attention: { Stage: AttentionStage.Scores } part } flow)
        {
            throw new RefusalException(
                "it is possible only as the causal mask of an attention, of whose condition staticnets export writes each node; other exporters "
                    + "can add the mask to the scores"
            );
        }

        int window = (int)context.Node.Int(NodePatterns.Window, 0);
        context.Output(flow with { Attention = part with { IsCausal = true, Window = window } });
    }

    /// <summary>Takes the softmax of scores, or returns <see langword="false"/> for other values.</summary>
    public static bool TrySoftmax(NodeContext context, Activation function)
    {
        if (context.TryFlow(0) is not { Attention: { Stage: AttentionStage.Scores } part } flow)
        {
            return false;
        }

        int axis = Indexing.Axis(context.Node.Int("axis", context.Opset < 13 ? 1 : -1), flow.Axes.Length);
        context.Output(
            function == Activation.Softmax && axis == flow.Axes.Length - 1
                ? flow with
                {
                    Attention = part with { Stage = AttentionStage.Probabilities },
                }
                : throw new RefusalException(Possible)
        );
        return true;
    }

    /// <summary>Returns the layer of an attention whose heads are multiplied by a matrix.</summary>
    /// <param name="context">The node.</param>
    /// <param name="flow">The heads.</param>
    /// <param name="kernel">The matrix, [heads · length of a value, features].</param>
    public static Layer Projected(NodeContext context, Flow flow, Constant kernel)
    {
        AttentionPart part = flow.Attention!;
        AttentionSource[] sources =
        [
            .. new[] { part.Query, part.Key, flow }.Select(one => AttentionSource.Of(one.Layer) ?? throw new RefusalException(Possible)),
        ];
        Layer read = sources[0].Dense.Reads[0];
        int features = read.Shape[^1];
        int heads = LengthOfHeads(part.Query);
        int key = part.Query.Shape[^1];
        int value = sources[2].Count / heads;
        bool fits =
            part is { Stage: AttentionStage.Heads }
            && sources.All(source => source.Dense.Reads[0] == read)
            && kernel.Shape.SequenceEqual([sources[2].Count, features])
            && flow.Axes[^1].SequenceEqual(flow.Stored[^1]);
        if (!fits)
        {
            throw new RefusalException(Possible);
        }

        Layer layer = context.Layers.Add("MultiHeadAttention", [read], read.Shape).With(key * heads == features ? [heads] : [heads, key]);
        layer.Set("ValueDimension", value, key).Set("Causal", part.IsCausal).Set("Window", part.Window, 0);
        layer.WantedName = sources[0].Dense == sources[1].Dense ? sources[0].Dense.WantedName : null;
        double factor = part.Factor * sources[1].Factor * Math.Sqrt(key);
        string[] roles = ["query", "key", "value"];
        for (int i = 0; i < roles.Length; i++)
        {
            double each =
                i == 0 ? factor * sources[0].Factor
                : i == 2 ? sources[2].Factor
                : 1;
            layer.Add(roles[i] + "_kernel", [features, sources[i].Count], sources[i].Kernel(each));
            layer.Add(roles[i] + "_bias", [sources[i].Count], sources[i].Bias(each));
        }

        return layer.Add("output_kernel", kernel.Shape, kernel.Elements()).Add("output_bias", [features], new double[features]);
    }

    /// <summary>Refuses a value within an attention that something else reads.</summary>
    public static Flow Whole(Flow flow) => flow.Attention is null ? flow : throw new RefusalException(Possible);

    private static Flow Scores(Flow query, Flow key)
    {
        bool fits =
            query.Axes.Length == key.Axes.Length
            && query.Axes.Length >= 3
            && AreHeads(query, query.Axes[^2], query.Axes[^1])
            && AreHeads(key, key.Axes[^1], key.Axes[^2])
            && AreBeside(query, key)
            && query.Shape[^1] == key.Shape[^2];
        return fits
            ? new Flow(query.Layer, query.Stored, [.. query.Axes[..^1], key.Axes[^1]])
            {
                Attention = new AttentionPart(AttentionStage.Scores, query, key, 1),
            }
            : throw new RefusalException(Possible);
    }

    private static Flow HeadsOf(Flow probabilities, Flow value)
    {
        AttentionPart part = probabilities.Attention!;
        bool fits =
            value.Axes.Length == probabilities.Axes.Length
            && AreHeads(value, value.Axes[^2], value.Axes[^1])
            && AreBeside(part.Query, value)
            && value.Shape[^2] == part.Key.Shape[^1];
        return fits ? value with { Attention = part with { Stage = AttentionStage.Heads } } : throw new RefusalException(Possible);
    }

    /// <summary>Whether a value is that of a sequence whose features were divided into heads, [… rows and heads, steps, each].</summary>
    private static bool AreHeads(Flow flow, Extent[] steps, Extent[] each)
    {
        Extent[] heads = [.. HeadsAndRows(flow).Where(extent => !extent.IsBatch)];
        return flow.Attention is null
            && flow.Stored.Length == 2
            && flow.Stored[0].SequenceEqual(steps)
            && flow.Stored[1].SequenceEqual([.. heads, .. each]);
    }

    /// <summary>Whether rows and heads of two values are in the same order.</summary>
    private static bool AreBeside(Flow one, Flow other) =>
        HeadsAndRows(one)
            .Select(extent => (extent.IsBatch, extent.Length))
            .SequenceEqual(HeadsAndRows(other).Select(extent => (extent.IsBatch, extent.Length)));

    private static IEnumerable<Extent> HeadsAndRows(Flow flow) => flow.Axes[..^2].SelectMany(axis => axis);

    private static int LengthOfHeads(Flow query) => Flow.LengthOf(HeadsAndRows(query).Where(extent => !extent.IsBatch));

    /// <summary>Divides [N, steps, heads · each] into [N, heads, steps, each].</summary>
    private static Flow ByHeads(NodeContext context, Flow flow, int heads)
    {
        int[] shape = flow.Shape;
        if (shape.Length == 4 && heads == 0)
        {
            return flow;
        }

        if (shape.Length != 3 || heads < 1 || shape[2] % heads != 0)
        {
            throw new RefusalException($"{heads} heads do not fit {Sizes.Text(shape)}");
        }

        Flow divided = context.Reshape(flow, [shape[0], shape[1], heads, shape[2] / heads]);
        return divided with { Axes = [divided.Axes[0], divided.Axes[2], divided.Axes[1], divided.Axes[3]] };
    }

    /// <summary>
    /// Whether a mask hides later steps. One of zeros, which are added to the scores, hides none, and so does one of truth values that are
    /// all true.
    /// </summary>
    /// <exception cref="RefusalException">It is another mask.</exception>
    private static bool IsCausal(Constant mask, int steps)
    {
        bool isTruth = mask.Type == Onnx.ElementType.Bool;
        double shown = isTruth ? 1 : 0;
        if (mask.IsUniform && mask.Values is [var only, ..] && only == shown)
        {
            return false;
        }

        int[] shape = [.. mask.Shape.SkipWhile((length, axis) => length == 1 && axis < mask.Shape.Length - 2)];
        double[] values = mask.Elements();
        bool isCausal =
            shape.SequenceEqual([steps, steps])
            && values
                .Select(
                    (value, i) =>
                        i % steps <= i / steps ? value == shown
                        : isTruth ? value == 0
                        : value <= Masked
                )
                .All(fits => fits);
        return isCausal ? true : throw new RefusalException("only the mask is possible that hides all later steps (Causal)");
    }
}
