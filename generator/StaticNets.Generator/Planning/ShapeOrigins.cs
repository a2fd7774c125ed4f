using StaticNets.Generator.Declarations;
using StaticNets.Generator.Layers;

namespace StaticNets.Generator.Planning;

/// <summary>
/// Finds where the author wrote the axes that a layer reads: at <c>[Input]</c> or at a <c>[Reshape]</c>. Layers between them that keep the
/// shape, or that read windows of an image, do not change the order of the axes.
/// </summary>
internal sealed class ShapeOrigins
{
    /// <summary>A layer between them created new axes.</summary>
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

    /// <summary>Returns the index of the <c>[Reshape]</c>, <see cref="LayerReferences.Input"/>, or <see cref="None"/>.</summary>
    public int Of(int layer) =>
        _references.Of(layer)[0] switch
        {
            null => None,
            LayerReferences.Input => LayerReferences.Input,
            { } above => _origins[above],
        };
}
