using StaticNets.Runtime;
using StaticNets.Tool.Manifests;

namespace StaticNets.Tool.Features;

/// <summary>
/// Tracks the order of the features in the other library, which stores channels first, from the inputs of the network through all layers.
/// </summary>
internal sealed class FeatureFlow
{
    private const int ImageRank = 3;

    private readonly Dictionary<string, FlowingValue> _values = new(StringComparer.Ordinal);

    private FeatureFlow(NetworkManifest network)
    {
        foreach (InputManifest input in network.Inputs)
        {
            _values.Add(input.Name, new FlowingValue(input.Shape, Features.Plain(input.Shape[^1]), input.Shape.Length >= ImageRank));
        }

        foreach (LayerManifest layer in network.Layers)
        {
            FlowingValue[] inputs = [.. layer.Reads.Select(name => _values[name])];
            _values.Add(layer.Name, new FlowingValue(layer.OutputShape, After(layer, inputs), HasChannelsFirst(layer, inputs)));
        }
    }

    public static FeatureFlow Through(NetworkManifest network) => new(network);

    /// <summary>Returns the features of a layer's output.</summary>
    public Features Of(LayerManifest layer) => _values[layer.Name].Features;

    /// <summary>Returns the features of a layer's first input; layers with weights have only one input.</summary>
    public Features Before(LayerManifest layer) => _values[layer.Reads[0]].Features;

    /// <summary>
    /// Whether the other library stores the layer's output with channels first. It does so for images, for outputs of one-dimensional
    /// convolutions, and for outputs of layers without kernels that read such values. Other values of rank 2, such as the input of a
    /// recurrent layer, and those that an embedding looks up, have their features last in every library.
    /// </summary>
    private static bool HasChannelsFirst(LayerManifest layer, FlowingValue[] inputs) =>
        layer.Kind != "Embedding"
        && (
            layer.OutputShape.Length >= ImageRank
            || layer.Tensors.Any(tensor => tensor.Shape.Length >= ImageRank)
            || (
                inputs is [{ HasChannelsFirst: true }, ..]
                && (layer.Order == FeatureOrder.Kept || (layer.Order != FeatureOrder.Reshaped && layer.Tensors.Count == 0))
            )
        );

    private static Features After(LayerManifest layer, FlowingValue[] inputs) =>
        layer.Order switch
        {
            FeatureOrder.Kept => Kept(layer, [.. inputs.Select(input => input.Features)]),
            FeatureOrder.Joined => Joined([.. inputs.Select(input => input.Features)]),
            FeatureOrder.Reshaped => Reshaped(layer, inputs[0]),
            FeatureOrder.Sliced => Sliced(layer, inputs[0].Features),
            FeatureOrder.Neighbouring => Neighbouring(layer, inputs[0].Features),
            FeatureOrder.Permuted => Permuted(layer, inputs[0]),
            _ => Features.Plain(layer.OutputShape[^1]),
        };

    private static Features Joined(Features[] inputs) =>
        new(
            [.. inputs.SelectMany(input => input.Segments)],
            inputs.Select(input => input.Uncertain).FirstOrDefault(reason => reason is not null)
        );

    /// <summary>
    /// Returns the output features of a layer that combines its inputs elementwise. Their order is known only if all inputs have the same
    /// order.
    /// </summary>
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

        // A library with channels first fills the new shape in another order, so the weights of the next layer are applied to other
        // elements.
        bool isDealtOut = value.HasChannelsFirst || to.Length >= ImageRank;
        bool isSame = features.IsSame && !(isDealtOut && !(IsSame(from) && IsSame(to)));
        return isSame
            ? Features.Plain(to[^1])
            : Features.Plain(to[^1]) with
            {
                Uncertain = $"'{layer.Name}' ({layer.Kind}) makes {Shapes.Text(to)} of {Shapes.Text(from)}",
            };
    }

    /// <summary>
    /// Returns the output features of a layer that takes some elements. Of flattened features, the other library takes others.
    /// </summary>
    private static Features Sliced(LayerManifest layer, Features features) =>
        Features.Plain(layer.OutputShape[^1]) with
        {
            Uncertain =
                features.Uncertain
                ?? (
                    features.IsSame || layer.OutputShape.Length > 1
                        ? null
                        : $"'{layer.Name}' ({layer.Kind}) takes some of flattened features"
                ),
        };

    /// <summary>
    /// Returns the output features of a layer that looks at neighbouring features. Of flattened features, the other library has other
    /// neighbours.
    /// </summary>
    private static Features Neighbouring(LayerManifest layer, Features features) =>
        features.IsSame || layer.OutputShape.Length > 1
            ? features
            : features with
            {
                Uncertain = features.Uncertain ?? $"'{layer.Name}' ({layer.Kind}) compares neighbours of flattened features",
            };

    /// <summary>
    /// Returns the output features of a layer that puts the axes in another order. In a library with channels first, the same order of axes
    /// has another result.
    /// </summary>
    private static Features Permuted(LayerManifest layer, FlowingValue value)
    {
        if (layer.OutputShape.Length == 1)
        {
            return value.Features;
        }

        bool isSame = !value.HasChannelsFirst && layer.OutputShape.Length < ImageRank;
        return Features.Plain(layer.OutputShape[^1]) with
        {
            Uncertain =
                value.Features.Uncertain
                ?? (isSame ? null : $"'{layer.Name}' ({layer.Kind}) makes {Shapes.Text(layer.OutputShape)} of {Shapes.Text(value.Shape)}"),
        };
    }

    private static bool IsSame(int[] shape) => new FeatureSegment(shape).IsSame;

    /// <summary>An input of the network or the output of a layer.</summary>
    /// <param name="Shape">The shape in StaticNets, channels last.</param>
    /// <param name="Features">The order of the features along the last axis.</param>
    /// <param name="HasChannelsFirst">Whether the other library stores the last axis, the channels, first.</param>
    private sealed record FlowingValue(int[] Shape, Features Features, bool HasChannelsFirst);
}
