using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Operations;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Layers;

/// <summary>Turns groups of factor² channels into blocks of factor × factor pixels.</summary>
internal sealed class PixelShuffle : LayerKind
{
    private const string Factor = "factor";

    public override string Attribute => "PixelShuffle";

    public override string DefaultName => "pixel_shuffle";

    public override bool ReadsImages => true;

    public override Value? Build(LayerScope scope)
    {
        long? written = scope.Positive(Factor);
        if (scope.Image() is not { } x || written is not { } factor)
        {
            return null;
        }

        long square = Saturate.Multiply(factor, factor);
        long channels = x.Shape.Last / square;
        if (channels * square != x.Shape.Last)
        {
            string[] words =
            [
                scope.Name,
                Literals.Integer(factor),
                Literals.Integer(square),
                scope.Input.Name,
                Literals.Integer(x.Shape.Last),
            ];
            scope.Report(ProblemIds.ChannelsNotDivisible, Factor, words);
            return null;
        }

        // Channel c of the pixel (i, j) of a block is channel c · factor² + i · factor + j of the pixel that the block replaces.
        StridedAxis[] axes = StridedView.Contiguous(x.Shape);
        StridedView view = StridedView.Of(0, axes[0], new(factor, factor), axes[1], new(factor, 1), new(channels, square));
        return scope.Copy(
            x,
            view,
            Shape.Of(Saturate.Multiply(x.Shape.Axes[0], factor), Saturate.Multiply(x.Shape.Axes[1], factor), channels)
        );
    }
}
