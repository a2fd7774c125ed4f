using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing.Constants;

namespace StaticNets.Tool.KerasModels.Layers;

/// <summary>Normalisations with stored or computed statistics.</summary>
internal static class Normalizations
{
    private const double DefaultEpsilon = 1e-3;
    private const double DefaultMomentum = 0.99;

    // The default of both Keras and StaticNets.
    private const double RmsEpsilon = 1e-6;

    public static Layer Batch(LayerContext context)
    {
        double momentum = context.Arguments.Number("momentum", DefaultMomentum);
        context.Arguments.Ignore("synchronized", "renorm", "fused", "virtual_batch_size");
        Layer layer = Affine(context, "BatchNormalization", out int number);
        layer.Set("Momentum", momentum is >= 0 and <= 1 ? momentum : DefaultMomentum, DefaultMomentum);
        int[] shape = [context.Shape[^1]];
        return layer
            .Add("moving_mean", shape, context.Values("moving_mean", number, shape))
            .Add("moving_variance", shape, context.Values("moving_variance", number + 1, shape));
    }

    public static Layer OfLayer(LayerContext context) => Affine(context, "LayerNormalization", out _);

    public static Layer OfGroups(LayerContext context)
    {
        int channels = context.Shape[^1];
        int[] groups = context.Arguments.Wholes("groups") ?? [32];
        int count = groups switch
        {
            [-1] => channels,
            [int number] => number,
            _ => throw new RefusalException("groups must be one whole number"),
        };
        return count > 0 && channels % count == 0
            ? Affine(context, "GroupNormalization", out _).With(count)
            : throw new RefusalException($"{count} groups do not divide {channels} channels");
    }

    public static Layer RootMeanSquare(LayerContext context)
    {
        KerasFunctions.RequireLastAxis(context, "axis");
        int[] shape = [context.Shape[^1]];
        return context
            .AddKept("RmsNormalization")
            .Set("Epsilon", context.Arguments.Positive("epsilon", RmsEpsilon), RmsEpsilon)
            .Add("gamma", shape, context.Values("scale", 0, shape));
    }

    /// <summary>Adds a layer with gamma and beta; where the model has none they are ones and zeros.</summary>
    /// <param name="context">The layer in the file.</param>
    /// <param name="kind">The kind of layer.</param>
    /// <param name="number">The number of the first tensor behind them in the file.</param>
    private static Layer Affine(LayerContext context, string kind, out int number)
    {
        KerasFunctions.RequireLastAxis(context, "axis");
        int features = context.Shape[^1];
        bool hasGamma = context.Arguments.Flag("scale", true);
        bool hasBeta = context.Arguments.Flag("center", true);
        Layer layer = context.AddKept(kind).Set("Epsilon", context.Arguments.Positive("epsilon", DefaultEpsilon), DefaultEpsilon);
        number = 0;
        layer.Add("gamma", [features], hasGamma ? context.Values("gamma", number++, [features]) : [.. Enumerable.Repeat(1.0, features)]);
        layer.Add("beta", [features], hasBeta ? context.Values("beta", number++, [features]) : new double[features]);
        return layer;
    }
}
