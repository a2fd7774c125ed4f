using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>Adds rows and columns of zeros around an image.</summary>
internal sealed class ZeroPadding2D : LayerKind
{
    public override string Attribute => "ZeroPadding2D";

    public override string DefaultName => "zero_padding2d";

    public override bool ReadsImages => true;

    public override Value? Build(LayerScope scope)
    {
        ImageSides? sides = ImageSides.Read(scope, "padding");
        if (scope.Image() is not { } x || sides is null)
        {
            return null;
        }

        long height = Saturate.Add(x.Shape.Axes[0], sides.Vertical);
        long width = Saturate.Add(x.Shape.Axes[1], sides.Horizontal);
        return scope.PadImage(x, Shape.Of(height, width, x.Shape.Last), sides.Top, sides.Left);
    }
}
