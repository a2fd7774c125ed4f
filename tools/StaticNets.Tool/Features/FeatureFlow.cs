using StaticNets.Runtime;
using StaticNets.Tool.Manifests;

namespace StaticNets.Tool.Features;

/// <summary>Follows the order of features from the input through all layers.</summary>
internal sealed class FeatureFlow
{
    private const string Input = "input";
    private const int ImageRank = 3;

    private readonly Dictionary<string, FlowingValue> _values = new(StringComparer.Ordinal);

    private FeatureFlow(NetworkManifest network)
    {
        int[] input = network.InputShape;
        _values.Add(Input, new FlowingValue(input, Features.Plain(input[^1]), input.Length >= ImageRank));
        foreach (LayerManifest layer in network.Layers)
        {
            FlowingValue[] inputs = [.. layer.Reads.Select(name => _values[name])];
            _values.Add(layer.Name, new FlowingValue(layer.OutputShape, After(layer, inputs), HasChannelsFirst(layer, inputs)));
        }
    }

    public static FeatureFlow Through(NetworkManifest network) => new(network);

    /// <summary>What the layer produces.</summary>
    public Features Of(LayerManifest layer) => _values[layer.Name].Features;

    /// <summary>What the layer reads: the first of its inputs, since only layers without weights read several.</summary>
    public Features Before(LayerManifest layer) => _values[layer.Reads[0]].Features;

    /// <summary>
    /// Images, what convolutions along one axis make, and what layers without kernels make of it:
    /// other rows of rows, as recurrent layers read them, have their features last everywhere.
    /// </summary>
    private static bool HasChannelsFirst(LayerManifest layer, FlowingValue[] inputs) =>
        layer.OutputShape.Length >= ImageRank
        || layer.Tensors.Any(tensor => tensor.Shape.Length >= ImageRank)
        || (layer.Order != FeatureOrder.Reshaped && layer.Tensors.Count == 0 && inputs[0].HasChannelsFirst)
        || (layer.Order == FeatureOrder.Kept && inputs[0].HasChannelsFirst);

    private static Features After(LayerManifest layer, FlowingValue[] inputs) =>
        layer.Order switch
        {
            FeatureOrder.Kept => Kept(layer, [.. inputs.Select(input => input.Features)]),
            FeatureOrder.Joined => Joined([.. inputs.Select(input => input.Features)]),
            FeatureOrder.Reshaped => Reshaped(layer, inputs[0]),
            _ => Features.Plain(layer.OutputShape[^1]),
        };

    private static Features Joined(Features[] inputs) =>
        new(
            [.. inputs.SelectMany(input => input.Segments)],
            inputs.Select(input => input.Uncertain).FirstOrDefault(reason => reason is not null)
        );

    /// <summary>Several inputs, element by element: they belong together in the other library too only in one order.</summary>
    private static Features Kept(LayerManifest layer, Features[] inputs) =>
        inputs.FirstOrDefault(input => input.Uncertain is not null)
        ?? (
            inputs.All(input => input.Permutation.SequenceEqual(inputs[0].Permutation))
                ? inputs[0]
                : inputs[0] with
                {
                    Uncertain = $"'{layer.Name}' ({layer.Kind}) meets flattened features with others",
                }
        );

    private static Features Reshaped(LayerManifest layer, FlowingValue value)
    {
        int[] from = value.Shape;
        int[] to = layer.OutputShape;
        Features features = value.Features;
        if (features.Uncertain is not null || from.SequenceEqual(to))
        {
            return features;
        }

        if (to.Length == 1 && features.IsSame)
        {
            return value.HasChannelsFirst ? new Features([new FeatureSegment(from)]) : Features.Plain(to[0]);
        }

        // Numbers are dealt out channel by channel where channels come first, so that other numbers meet the next weights.
        bool isDealtOut = value.HasChannelsFirst || to.Length >= ImageRank;
        bool isSame = features.IsSame && !(isDealtOut && !(IsSame(from) && IsSame(to)));
        return isSame
            ? Features.Plain(to[^1])
            : Features.Plain(to[^1]) with
            {
                Uncertain = $"'{layer.Name}' ({layer.Kind}) makes {Shapes.Text(to)} of {Shapes.Text(from)}",
            };
    }

    private static bool IsSame(int[] shape) => new FeatureSegment(shape).IsSame;

    /// <summary>A value between layers.</summary>
    /// <param name="Shape">Its shape here.</param>
    /// <param name="Features">The order along its last axis.</param>
    /// <param name="HasChannelsFirst">Whether the other library has its last axis first.</param>
    private sealed record FlowingValue(int[] Shape, Features Features, bool HasChannelsFirst);
}
