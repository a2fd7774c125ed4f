using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing.Constants;
using StaticNets.Tool.KerasModels.Architecture;

namespace StaticNets.Tool.KerasModels.Layers;

/// <summary>Attention of a sequence to itself.</summary>
internal static class Attention
{
    public static Layer Lower(LayerContext context)
    {
        Layer read = context.Inputs.Count > 0 ? context.Inputs[0] : throw new RefusalException("the inputs are missing");
        if (context.Inputs.Count < 2 || context.Inputs.Any(input => input != read))
        {
            throw new RefusalException("only attention of a sequence to itself is possible: query, value and key must be the same");
        }

        context.IgnoreOfCall("query", "value", "key", "return_attention_scores");
        LayerArguments arguments = context.Arguments;
        LayerContext self = context.Within(context.Config, "", read);
        int heads = arguments.Count("num_heads");
        int keys = arguments.Count("key_dim");
        int values = arguments.Count("value_dim", keys);
        int features = self.Sequence[1];

        // Keras writes the axis of the steps when the layer is built.
        if (arguments.Wholes("attention_axes") is not (null or [1]))
        {
            throw new RefusalException("attention_axes must be that of the steps, 1");
        }

        arguments.Ignore("flash_attention", "query_shape", "key_shape", "value_shape", "use_gate");
        if (arguments.Number("dropout", 0) != 0)
        {
            context.Note($"The dropout of the attention {context.Config.Name} is left out: it matters in training only.");
        }

        // The scale of the scores is 1 / √key_dim in both.
        Layer layer = self.AddKept("MultiHeadAttention").With(heads);
        if (keys * (long)heads != features)
        {
            layer.With(keys);
        }

        bool hasBias = arguments.Flag("use_bias", true);
        layer
            .Set("ValueDimension", values, keys)
            .Set("Causal", context.CallFlag("use_causal_mask"))
            .Set("UseBias", hasBias, otherwise: true);
        foreach ((string name, int width) in new[] { ("query", keys), ("key", keys), ("value", values) })
        {
            LayerPart part = Part(name, name);
            layer.Add($"{name}_kernel", [features, heads * width], self.Values("kernel", 0, [features, heads, width], part));
            if (hasBias)
            {
                layer.Add($"{name}_bias", [heads * width], self.Values("bias", 1, [heads, width], part));
            }
        }

        LayerPart output = Part("output", "attention_output");
        layer.Add("output_kernel", [heads * values, features], self.Values("kernel", 0, [heads, values, features], output));
        return hasBias ? layer.Add("output_bias", [features], self.Values("bias", 1, [features], output)) : layer;
    }

    // In older versions of Keras 3 the private name comes first.
    private static LayerPart Part(string folder, string name) =>
        new([$"{folder}_dense/", $"_{folder}_dense/"], path => path.Length > 1 && path[^2] == name);
}
