using StaticNets.Generator.Declarations;
using StaticNets.Generator.Layers;

namespace StaticNets.Generator.Planning;

/// <summary>
/// Finds where the user wrote the axes that a layer reads: at an <c>[Input]</c> or at a <c>[Reshape]</c>. Layers in between do not change
/// the order of the axes if they keep the shape or read windows of an image.
/// </summary>
internal sealed class ShapeOrigins
{
    private readonly LayerReferences _references;
    private readonly Source?[] _origins;

    public ShapeOrigins(NetworkDeclaration declaration, LayerReferences references)
    {
        _references = references;
        _origins = new Source?[declaration.Layers.Count];
        for (int i = 0; i < _origins.Length; i++)
        {
            LayerKind? kind = LayerCatalogue.Find(declaration.Layers[i].Kind);
            _origins[i] =
                kind?.Order == FeatureOrder.Reshaped ? Source.Layer(i)
                : kind?.Order == FeatureOrder.Kept || kind?.ReadsImages == true ? Of(i)
                : null;
        }
    }

    /// <summary>
    /// Returns the <c>[Reshape]</c> or <c>[Input]</c> that declares the axes, or <see langword="null"/> if a layer in between creates other
    /// axes.
    /// </summary>
    public Source? Of(int layer) =>
        _references.Of(layer).FirstOrDefault() switch
        {
            null => null,
            { IsInput: true } input => input,
            { Index: var above } => _origins[above],
        };
}
