using StaticNets.Generator.Operations.Pooling;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>
/// Reduces each channel of an image, or each feature of a sequence, to one number: a pooling whose only window is the whole input.
/// </summary>
/// <param name="attribute">Name of the attribute without its suffix.</param>
/// <param name="defaultName">Keras' name for such a layer.</param>
/// <param name="function">The pooling function.</param>
/// <param name="overSteps">Whether the input is a sequence instead of an image.</param>
internal sealed class GlobalPoolingLayer(string attribute, string defaultName, PoolingFunction function, bool overSteps = false) : LayerKind
{
    public override string Attribute => attribute;

    public override string DefaultName => defaultName;

    public override bool ReadsImages => !overSteps;

    public override Value? Build(LayerScope scope)
    {
        if ((overSteps ? scope.Sequence() : scope.Image()) is not { } x)
        {
            return null;
        }

        Shape image = x.Shape.AsImage();
        PoolingShape size = new(Whole(image.Axes[0]), Whole(image.Axes[1]), image.Last);
        return scope.Pool(x, size, function, Shape.Of(image.Last));
    }

    private static PoolingAxis Whole(long length) => new(length, length, length, Dilation: 1, Before: 0, After: 0, Count: 1);
}
