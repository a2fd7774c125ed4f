using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Operations;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Layers;

/// <summary>Removes rows and columns at the borders of an image.</summary>
internal sealed class Cropping2D : LayerKind
{
    public override string Attribute => "Cropping2D";

    public override string DefaultName => "cropping2d";

    public override bool ReadsImages => true;

    public override Value? Build(LayerScope scope)
    {
        ImageSides? sides = ImageSides.Read(scope, "cropping");
        if (scope.Image() is not { } x || sides is null)
        {
            return null;
        }

        (long height, long width) = (x.Shape.Axes[0], x.Shape.Axes[1]);
        if (sides.Vertical >= height || sides.Horizontal >= width)
        {
            bool isVertical = sides.Vertical >= height;
            string removed = isVertical ? Plural.Of(sides.Vertical, "row") : Plural.Of(sides.Horizontal, "column");
            string[] words = [scope.Name, removed, scope.Input.Name, Shape.Of(height, width).ToString()];
            scope.Report(ProblemIds.NothingIsLeft, isVertical ? sides.VerticalName : sides.HorizontalName, words);
            return null;
        }

        StridedAxis[] axes = StridedView.Contiguous(x.Shape);
        long offset = (sides.Top * axes[0].Step) + (sides.Left * axes[1].Step);
        axes[0] = axes[0] with { Length = height - sides.Vertical };
        axes[1] = axes[1] with { Length = width - sides.Horizontal };
        return scope.Copy(x, StridedView.Of(offset, axes), Shape.Of(axes[0].Length, axes[1].Length, x.Shape.Last));
    }
}
