using StaticNets.Generator.Operations.Pooling;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>Reduces each channel of an image to one number: a pooling with the whole image as the only window.</summary>
/// <param name="attribute">Name of the attribute without its suffix.</param>
/// <param name="defaultName">Keras' name for such a layer.</param>
/// <param name="function">The pooling function.</param>
internal sealed class GlobalPoolingLayer(string attribute, string defaultName, PoolingFunction function) : LayerKind
{
    public override string Attribute => attribute;

    public override string DefaultName => defaultName;

    public override bool ReadsImages => true;

    public override Value? Build(LayerScope scope)
    {
        if (scope.Image() is not { } x)
        {
            return null;
        }

        PoolingShape size = new(Whole(x.Shape.Axes[0]), Whole(x.Shape.Axes[1]), x.Shape.Last);
        return scope.View(scope.Pool(x, size, function), Shape.Of(x.Shape.Last));
    }

    private static PoolingAxis Whole(long length) => new(length, length, length, 0, 1);
}
