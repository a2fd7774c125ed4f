namespace StaticNets.Generator.Layers;

/// <summary>All kinds of layers. A new kind adds its line here, and nothing else in the generator knows of kinds.</summary>
internal static class LayerCatalogue
{
    private static readonly LayerKind[] _all =
    [
        new Dense(),
        new ActivationLayer(),
        new SoftmaxLayer(),
        new Flatten(),
        new DropoutLayer(),
        new Add(),
        new Concatenate(),
        new Multiply(),
        new Reshape(),
        new GaussianNoiseLayer(),
        new LayerNormalization(),
    ];

    public static LayerKind? Find(string attribute) => Array.Find(_all, kind => kind.Attribute == attribute);
}
