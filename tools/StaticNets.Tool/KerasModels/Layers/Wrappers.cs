using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing.Constants;
using StaticNets.Tool.KerasModels.Architecture;

namespace StaticNets.Tool.KerasModels.Layers;

/// <summary>Layers that apply another one.</summary>
internal static class Wrappers
{
    // Layers that treat the steps of a sequence one by one anyway.
    private static readonly string[] _perStep =
    [
        "Dense",
        "Dropout",
        "GaussianNoise",
        "LayerNormalization",
        "RMSNormalization",
        "BatchNormalization",
        "Rescaling",
        .. KerasFunctions.Layers,
    ];

    public static Layer TimeDistributed(LayerContext context)
    {
        LayerConfig inner = context.Arguments.Layer("layer");
        if (context.Shape.Count < 2)
        {
            throw new RefusalException($"expected [steps, …], found {Sizes.Text(context.Shape)}");
        }

        if (inner.Class == "Flatten" && !inner.IsCustom)
        {
            int steps = context.Shape[0];
            int features = context.Shape.Skip(1).Aggregate(1, (product, length) => checked(product * length));
            return context.Shape.Count == 2 ? context.Input : context.Add("Reshape", steps, features).With(steps, features);
        }

        if (inner.IsCustom || !_perStep.Contains(inner.Class) || !LayerCatalogue.TryFind(inner, out KerasLayer? layer))
        {
            throw new RefusalException($"the layer {inner} on each step is not possible: only {string.Join(", ", _perStep)} and Flatten");
        }

        LayerContext of = context.Within(inner, "layer/");
        LayerCatalogue.CheckFixed(layer, of.Arguments);
        Layer result = layer.Lower(of);
        of.End();
        return result;
    }
}
