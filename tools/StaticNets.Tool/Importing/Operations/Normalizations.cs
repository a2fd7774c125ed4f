using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing.Constants;
using StaticNets.Tool.Importing.Layouts;

namespace StaticNets.Tool.Importing.Operations;

/// <summary>Normalisations with stored or computed statistics.</summary>
internal static class Normalizations
{
    private const double DefaultEpsilon = 1e-3;
    private const double DefaultEpsilonOfRms = 1e-6;
    private const double OnnxEpsilon = 1e-5;

    public static void Batch(NodeContext context)
    {
        Flow flow = context.Flow(0);
        bool isTraining = context.Node.Int("training_mode", 0) != 0 || (context.Opset < 7 && context.Node.Int("is_test", 0) == 0);
        bool isPerElement = context.Node.Int("spatial", 1) == 0;
        double momentum = context.Node.Float("momentum", 0.9);
        context.Node.Ignore("consumed_inputs");
        if (isTraining || isPerElement || flow.Axes.Length < 2)
        {
            throw new RefusalException(
                "only the form for predictions is possible, with statistics for each channel (export the model in evaluation mode)"
            );
        }

        Flow arranged = context.WithLast(flow, flow.Axes[1]);
        int[] order = FeatureOrder.Of(flow.Axes[1], arranged.Stored[^1], Stored(context));
        Layer layer = context.Layers.Add("BatchNormalization", arranged.Layer);
        layer
            .Set("Epsilon", context.Positive("epsilon", OnnxEpsilon), DefaultEpsilon)
            .Set("Momentum", momentum is >= 0 and <= 1 ? momentum : 0.99, 0.99);
        string[] roles = ["gamma", "beta", "moving_mean", "moving_variance"];
        for (int i = 0; i < roles.Length; i++)
        {
            layer.Add(roles[i], [order.Length], Row(context, i + 1, order));
        }

        layer.WantedName = context.Name(1, 3);
        context.OutputKept(arranged, layer);
    }

    public static void LayerNormalization(NodeContext context)
    {
        if (context.IsRead(1) || context.IsRead(2))
        {
            throw new RefusalException("the mean and deviation cannot be read");
        }

        OverLast(context, "LayerNormalization", DefaultEpsilon, ["gamma", "beta"]);
    }

    public static void RmsNormalization(NodeContext context) => OverLast(context, "RmsNormalization", DefaultEpsilonOfRms, ["gamma"]);

    /// <summary>Adds a normalisation over an axis and all behind it, which become the last axis.</summary>
    private static void OverLast(NodeContext context, string kind, double defaultEpsilon, string[] roles)
    {
        Flow flow = context.Flow(0);
        int axis = Indexing.Axis(context.Node.Int("axis", -1), flow.Axes.Length);
        context.Node.Ignore("stash_type");
        Extent[] over = [.. flow.Axes[axis..].SelectMany(part => part)];
        if (!Flow.IsOfSample(over))
        {
            throw new RefusalException("a normalisation over the rows is not possible");
        }

        Flow arranged = context.WithLast(flow, over);
        int[] order = FeatureOrder.Of(over, arranged.Stored[^1], Stored(context));
        Layer layer = context.Layers.Add(kind, arranged.Layer).Set("Epsilon", context.Positive("epsilon", OnnxEpsilon), defaultEpsilon);
        for (int i = 0; i < roles.Length; i++)
        {
            double neutral = roles[i] == "gamma" ? 1 : 0;
            double[] values = context.Has(i + 1) ? Row(context, i + 1, order) : [.. Enumerable.Repeat(neutral, order.Length)];
            layer.Add(roles[i], [order.Length], values);
        }

        layer.WantedName = context.Name(1, 2);
        context.OutputKept(arranged, layer);
    }

    /// <summary>Over the elements of each channel; over those of several channels after a reshape of the model.</summary>
    public static void Instance(NodeContext context)
    {
        Flow flow = context.Flow(0);
        if (IsOfGroups(context, flow))
        {
            int groups = Flow.LengthOf(flow.Axes[1]);
            int channels = flow.Layer.Shape[^1];
            Constant.Limit([channels], 0);
            Layer layer = context.Layers.Add("GroupNormalization", flow.Layer).With(groups);
            layer.Set("Epsilon", context.Positive("epsilon", OnnxEpsilon), DefaultEpsilon);
            layer.Add("gamma", [channels], [.. Enumerable.Repeat(1.0, channels)]).Add("beta", [channels], new double[channels]);
            context.OutputKept(flow, layer);
            return;
        }

        Affine(context, Convolutions.Spatial(context, flow), "InstanceNormalization");
    }

    /// <summary>
    /// Whether a value [N, groups, …] is an image whose channels were divided into groups, as PyTorch exports <c>GroupNorm</c>.
    /// </summary>
    private static bool IsOfGroups(NodeContext context, Flow flow)
    {
        if (!flow.HasRowsFirst || flow.Axes.Length != 3 || flow.Stored.Length < 2 || flow.Axes[1].Length == 0)
        {
            return false;
        }

        Extent[] places = [.. flow.Stored[..^1].SelectMany(axis => axis)];
        Extent[] inGroup = [.. flow.Axes[2].Take(flow.Axes[2].Length - places.Length)];
        return inGroup.Length > 0
            && flow.Axes[2].SequenceEqual([.. inGroup, .. places])
            && flow.Stored[^1].SequenceEqual([.. flow.Axes[1], .. inGroup])
            && context.Constant(1) is { IsUniform: true, Values: [1, ..] }
            && context.Constant(2) is { IsUniform: true, Values: [0, ..] };
    }

    public static void Group(NodeContext context)
    {
        Flow flow = Convolutions.Spatial(context, context.Flow(0));
        int groups = (int)context.Node.Int("num_groups", 1);
        context.Node.Ignore("stash_type");
        if (groups < 1 || flow.Shape[1] % groups != 0)
        {
            throw new RefusalException($"{groups} groups do not divide {flow.Shape[1]} channels");
        }

        // Before version 21, gamma and beta are those of groups.
        int inGroup = context.Opset < 21 ? flow.Shape[1] / groups : 1;
        Affine(context, flow, "GroupNormalization", inGroup).With(groups);
    }

    private static Layer Affine(NodeContext context, Flow flow, string kind, int channelsOfEach = 1)
    {
        Constant.Limit([flow.Shape[1]], Stored(context));
        int[] order = [.. Enumerable.Range(0, flow.Shape[1]).Select(channel => channel / channelsOfEach)];
        Layer layer = context.Layers.Add(kind, flow.Layer);
        layer.Set("Epsilon", context.Positive("epsilon", OnnxEpsilon), DefaultEpsilon);
        layer.Add("gamma", [order.Length], Row(context, 1, order)).Add("beta", [order.Length], Row(context, 2, order));
        layer.WantedName = context.Name(1, 2);
        context.OutputKept(flow, layer);
        return layer;
    }

    public static void LocalResponse(NodeContext context)
    {
        bool isLayer = context.Node.Int(NodePatterns.IsLayer, 0) == 1;
        Flow flow = isLayer ? WithLastChannels(context.Flow(0)) : Convolutions.Spatial(context, context.Flow(0));
        long size = context.Node.Int("size", 0);
        if (size is < 1 or > 1 << 20)
        {
            throw new RefusalException($"expected a positive size, found {size}");
        }

        // With an even size, ONNX counts one more channel behind, the layer one more in front: the channels are turned around and back.
        bool isEven = size % 2 == 0 && !isLayer;
        flow = isEven ? Backwards(context, flow) : flow;
        Layer layer = context.Layers.Add("LocalResponseNormalization", flow.Layer).With((int)size);
        layer.Set("Alpha", context.Positive("alpha", 1e-4), 1e-4).Set("Beta", context.Positive("beta", 0.75), 0.75);
        layer.Set("K", context.Positive("bias", 1), 1);
        flow = flow with { Layer = layer, IsShared = false };
        context.Output(isEven ? Backwards(context, flow) : flow);

        static Flow Backwards(NodeContext context, Flow flow) =>
            Selection.Apply(context, flow, 1, flow.Shape[1], channel => flow.Shape[1] - 1 - channel);
    }

    private static Flow WithLastChannels(Flow flow) =>
        flow.Axes[^1].SequenceEqual(flow.Stored[^1]) && flow.Attention is null
            ? flow
            : throw new RefusalException("a normalisation over neighbours is possible only over the channels");

    /// <summary>Returns the number of factors that the file has.</summary>
    private static long Stored(NodeContext context) => context.Has(1) ? context.Constant(1).Values.Length : 0;

    /// <summary>Returns the numbers of an input in an order in which each of them occurs.</summary>
    private static double[] Row(NodeContext context, int input, int[] order)
    {
        int count = order.Max() + 1;
        Constant constant = context.Constant(input);
        double[] values = constant.Count == count ? constant.Elements() : [];
        return values.Length == count
            ? [.. order.Select(place => values[place])]
            : throw new RefusalException($"the input {input} must have {count} numbers, found {Sizes.Text(constant.Shape)}");
    }
}
