using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing.Constants;

namespace StaticNets.Tool.KerasModels.Layers;

/// <summary>Layers that do something in training only.</summary>
internal static class Regularizing
{
    public static Layer Dropout(LayerContext context, string kind)
    {
        double rate = context.Arguments.Number("rate", 0);
        if (context.Arguments.Find("noise_shape") is not null)
        {
            context.Note($"The noise_shape of {context.Config.Name} is left out: elements are dropped one by one.");
        }

        if (kind == "SpatialDropout2D")
        {
            _ = context.Image;
        }

        return rate is >= 0 and < 1
            ? context.AddKept(kind).With(rate)
            : throw new RefusalException($"rate must be at least 0 and below 1, found {rate}");
    }

    public static Layer Noise(LayerContext context)
    {
        double deviation = context.Arguments.Number("stddev", 0);
        return deviation < 0 ? throw new RefusalException($"stddev must be 0 or more, found {deviation}")
            : deviation == 0 ? context.Input
            : context.AddKept("GaussianNoise").With(deviation);
    }

    /// <summary>A penalty of Keras is λΣx², that of StaticNets λ/2·Σx².</summary>
    public static Layer Penalty(LayerContext context)
    {
        double absolute = context.Arguments.Number("l1", 0);
        double square = context.Arguments.Number("l2", 0);
        return absolute < 0 || square < 0 ? throw new RefusalException("l1 and l2 must be 0 or more")
            : absolute == 0 && square == 0 ? context.Input
            : context.AddKept("ActivityRegularization").Set("L1", absolute, 0).Set("L2", 2 * square, 0);
    }

    /// <summary>Leaves a layer out that predictions do not need.</summary>
    public static Layer LeaveOut(LayerContext context)
    {
        context.Arguments.Ignore("rate", "noise_shape", "stddev");
        context.Note($"The layer {context.Config.Name} ({context.Config.Class}) is left out: it does something in training only.");
        return context.Input;
    }
}
