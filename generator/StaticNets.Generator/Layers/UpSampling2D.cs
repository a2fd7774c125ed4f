using StaticNets.Generator.Operations;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>Makes an image several times as high and wide: by repeating its pixels, or by bilinear interpolation.</summary>
internal sealed class UpSampling2D : LayerKind
{
    private const string Nearest = "Nearest";
    private const string Bilinear = "Bilinear";

    /// <summary>The members of the enum <c>Interpolation</c>.</summary>
    public static readonly IReadOnlyCollection<string> Interpolations = [Nearest, Bilinear];

    public override string Attribute => "UpSampling2D";

    public override string DefaultName => "up_sampling2d";

    public override bool ReadsImages => true;

    public override Value? Build(LayerScope scope)
    {
        bool isSquare = scope.Arguments.Has("size");
        long? height = scope.Positive(isSquare ? "size" : "height");
        long? width = isSquare ? height : scope.Positive("width");
        if (scope.Image() is not { } x || height is not { } down || width is not { } across)
        {
            return null;
        }

        if (scope.Arguments.TextOr("Interpolation", Nearest) == Bilinear)
        {
            return scope.Interpolate(scope.Interpolate(x, axis: 1, across), axis: 0, down);
        }

        StridedAxis[] axes = StridedView.Contiguous(x.Shape);
        StridedView view = StridedView.Of(0, axes[0], new(down, 0), axes[1], new(across, 0), axes[2]);
        return scope.Copy(
            x,
            view,
            Shape.Of(Saturate.Multiply(x.Shape.Axes[0], down), Saturate.Multiply(x.Shape.Axes[1], across), x.Shape.Last)
        );
    }
}
