using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing.Constants;

namespace StaticNets.Tool.KerasModels.Layers;

/// <summary>Products with a kernel, tables, and factors of features.</summary>
internal static class DenseLayers
{
    // Indices are numbers in single precision, which holds all integers up to there.
    private const int LargestVocabulary = 1 << 24;

    /// <summary>Adds a dense layer, on each step of a sequence, or on each pixel of an image as a convolution of one pixel.</summary>
    public static Layer Dense(LayerContext context)
    {
        int units = context.Arguments.Count("units");
        int features = context.Shape[^1];
        int[] shape = [.. context.Shape.SkipLast(1), units];
        Layer layer = context.Shape.Count switch
        {
            1 => context.Add("Dense", shape).With(units),
            2 => context.Add("Dense", shape).With(units).Set("PerStep", value: true),
            3 => context.Add("Conv2D", shape).With(units, 1),
            _ => throw new RefusalException($"expected at most three axes, found {Sizes.Text(context.Shape)}"),
        };
        bool hasBias = context.Arguments.Flag("use_bias", true);
        int[] kernel = context.Shape.Count == 3 ? [1, 1, features, units] : [features, units];
        layer.Set("UseBias", hasBias, otherwise: true).Add("kernel", kernel, context.Values("kernel", 0, [features, units]));
        if (hasBias)
        {
            layer.Add("bias", [units], context.Values("bias", 1, [units]));
        }

        return context.Activate(layer, KerasFunctions.Of(context, "activation", "linear"));
    }

    public static Layer Embedding(LayerContext context)
    {
        int vocabulary = context.Arguments.Count("input_dim");
        int features = context.Arguments.Count("output_dim");
        if (context.Input.Kind != Layer.Input)
        {
            throw new RefusalException("an embedding must read an input of the model directly");
        }

        if (vocabulary > LargestVocabulary)
        {
            throw new RefusalException($"input_dim must be at most {LargestVocabulary}, found {vocabulary}");
        }

        int[] shape = [vocabulary, features];
        return context
            .Add("Embedding", [.. context.Shape, features])
            .With(vocabulary, features)
            .Add("embeddings", shape, context.Values("embeddings", 0, shape));
    }

    public static Layer PRelu(LayerContext context)
    {
        context.Arguments.Ignore("shared_axes");
        int features = context.Shape[^1];
        int[] stored = context.ShapeOf("alpha", 0) ?? throw new RefusalException("the file has no tensor alpha of the layer");
        bool isOfFeatures = stored.Length == context.Shape.Count && stored.SkipLast(1).All(length => length == 1);
        if (!isOfFeatures || (stored[^1] != features && stored[^1] != 1))
        {
            throw new RefusalException(
                $"slopes {Sizes.Text(stored)} of single elements are not possible: share all axes but the last, or all (shared_axes)"
            );
        }

        return context
            .AddKept("PRelu")
            .Set("Shared", stored[^1] == 1 && features > 1)
            .Add("alpha", [stored[^1]], context.Values("alpha", 0, stored));
    }

    public static Layer Rescaling(LayerContext context)
    {
        double factor = context.Arguments.Number("scale", 1);
        return factor == 0
            ? throw new RefusalException("a scale of 0 is not possible")
            : context.AddKept("Scale").With(factor).Set("Offset", context.Arguments.Number("offset", 0), 0);
    }
}
