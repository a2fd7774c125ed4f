using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations.Convolutions.Winograd;

/// <summary>
/// A convolution of a training step that is computed in tiles by the algorithm of Winograd, see <see cref="WinogradTiles"/>: forward, and the
/// gradients of kernel and image.
/// </summary>
/// <param name="Direct">The same convolution, computed from windows.</param>
/// <param name="Padding">The operation that only adds zeros around the image for this convolution, or <see langword="null"/>.</param>
internal sealed record WinogradTraining(Convolution Direct, ImagePadding? Padding)
    : ConvolutionOperation(Direct.Label, Direct.X, Direct.Kernel, Direct.Bias, Direct.Output, Direct.Size, Direct.Function)
{
    private const int Reach = 2;

    // Vectors of channels are read, and the channels are whole vectors.
    public override bool ReadsUnpadded => true;

    /// <summary>Number of elements of the transformed kernel, which is computed for each part of a batch.</summary>
    public long TransformedLength => Tiles.KernelLength;

    private WinogradTiles Tiles => new(Size);

    /// <summary>
    /// The part of the image that has a gradient: of an image with zeros around it, the part inside the zeros, if it is as large as a tile.
    /// </summary>
    private (Shape Shape, long Top, long Left) Inside =>
        Padding?.X.Shape is { } shape && shape.Axes[0] >= WinogradTiles.Side && shape.Axes[1] >= WinogradTiles.Side
            ? (shape, Padding.Top, Padding.Left)
            : (Size.Image, 0, 0);

    public override void Forward(ForwardPass pass)
    {
        Buffer x = pass.Of(X);
        Buffer y = pass.Of(Output);
        Buffer kernel = WinogradKernel.InStep(pass, Label + "Tiles", Kernel, ParameterContent.Tiles, pass.Of(Kernel), Tiles);
        string sum = $"windows of x[{X.Shape}] · kernel[{Kernel.Shape}]{(Bias is null ? "" : " + bias")}";
        WinogradWindows
            .Forward(Label, Output)
            .Call(
                pass,
                Tiles,
                new ProductEnds(x, kernel, y) { Bias = Bias is null ? null : pass.Of(Bias), Apply = Function },
                TilePixels.Of("x", x, Size.Width, Size.Channels),
                TilePixels.Of("y", y, Size.OutputWidth, Size.Filters),
                $"y[rows, {Output.Shape}] = {Function?.Formula(sum) ?? sum}",
                Size.Output,
                Tiles.SamplesAtATime(pass.Element)
            );
    }

    protected override void WriteKernelGradient(BackwardPass pass) =>
        WinogradKernelGradient.Call(pass, Label, Output, Kernel, Tiles, pass.Of(X), X.Shape.ToString());

    protected override void WriteInputGradient(BackwardPass pass)
    {
        (Shape inside, long top, long left) = Inside;
        WinogradTiles tiles = new(
            new ConvolutionShape(AxisOf(inside.Axes[0]), AxisOf(inside.Axes[1]), Size.Filters, Size.Channels, Groups: 1)
        );
        Buffer padded = WithZerosAround(pass, pass.Gradient(Output), ValueContent.PaddedGradient);
        Buffer flipped = Flipped(pass, pass.Of(Kernel));
        Contribution contribution = pass.Contribute(X, canFinish: true);
        if (
            (contribution.Accumulate && !tiles.AreDistinct)
            || !WinogradTiles.CanFinish(contribution.Finish)
            || !tiles.NeedFewerInstructions
        )
        {
            CallImage(
                pass,
                ProductRole.InputGradient,
                $"dx[rows, {X.Shape}]",
                ProductEnds.Of(contribution, padded, flipped),
                FormulaOfGradient(contribution)
            );
            return;
        }

        Buffer kernel = WinogradKernel.InStep(pass, Label + "FlippedTiles", Kernel, ParameterContent.FlippedTiles, flipped, tiles);
        WinogradWindows
            .InputGradient(Label, Output)
            .Call(
                pass,
                tiles,
                ProductEnds.Of(contribution, padded, kernel),
                TilePixels.Of("dy", padded, Size.Horizontal.PaddedCount, Size.Filters, top, left),
                TilePixels.Of("dx", contribution.Target, Size.Width, Size.Channels, top, left),
                $"dx[rows, {X.Shape}] = {FormulaOfGradient(contribution)}{(inside == Size.Image ? "" : $", only its part of {inside} inside the zeros")}",
                contribution.Accumulate || inside != Size.Image ? null : Size.Image,
                tiles.SamplesAtATime(pass.Element)
            );
    }

    /// <summary>Returns the windows of three pixels that one pixel after the other of an axis is the first of.</summary>
    private static ConvolutionAxis AxisOf(long pixels) => new(pixels + Reach, Reach + 1, Stride: 1, Dilation: 1);
}
