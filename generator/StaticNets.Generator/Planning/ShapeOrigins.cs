using StaticNets.Generator.Declarations;
using StaticNets.Generator.Layers;

namespace StaticNets.Generator.Planning;

/// <summary>
/// Where the author wrote the axes that a layer reads: at <c>[Input]</c> or at a <c>[Reshape]</c>. Layers between that keep the shape, or look at
/// windows of an image, leave the order of the axes as it was written.
/// </summary>
internal sealed class ShapeOrigins
{
    /// <summary>A layer in between made axes of its own.</summary>
    public const int None = -2;

    private readonly LayerReferences _references;
    private readonly int[] _origins;

    public ShapeOrigins(NetworkDeclaration declaration, LayerReferences references)
    {
        _references = references;
        _origins = new int[declaration.Layers.Count];
        for (int i = 0; i < _origins.Length; i++)
        {
            LayerKind? kind = LayerCatalogue.Find(declaration.Layers[i].Kind);
            _origins[i] =
                kind?.Order == FeatureOrder.Reshaped ? i
                : kind?.Order == FeatureOrder.Kept || kind?.ReadsImages == true ? Of(i)
                : None;
        }
    }

    /// <summary>The index of the <c>[Reshape]</c>, <see cref="LayerReferences.Input"/>, or <see cref="None"/>.</summary>
    public int Of(int layer) =>
        _references.Of(layer)[0] switch
        {
            null => None,
            LayerReferences.Input => LayerReferences.Input,
            { } above => _origins[above],
        };
}
