using StaticNets.Generator.Operations.Activations;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations.Convolutions.Winograd;

/// <summary>A convolution of a prediction that is computed in tiles by the algorithm of Winograd, see <see cref="WinogradTiles"/>.</summary>
/// <param name="Kernel">The transformed kernel, <see cref="WinogradKernel.Result"/>.</param>
/// <param name="Shown">The kernel before it is transformed, for comments.</param>
internal sealed record WinogradConvolution(
    string Label,
    Value X,
    Parameter Kernel,
    Shape Shown,
    Parameter? Bias,
    Value Output,
    WinogradTiles Tiles,
    ActivationFunction? Function
) : Operation(Label, Output)
{
    public override IReadOnlyList<Value> Inputs => [X];

    public override IReadOnlyList<Parameter> Parameters => Bias is null ? [Kernel] : [Kernel, Bias];

    // Vectors of channels are read, and the channels are whole vectors.
    public override bool ReadsUnpadded => true;

    public override long UnrolledCalls => NeverUnrolled;

    public override ActivationFunction? FusedFunction => Function;

    public static WinogradConvolution Of(Convolution convolution, WinogradKernel kernel) =>
        new(
            convolution.Label,
            convolution.X,
            kernel.Result,
            convolution.Kernel.Shape,
            convolution.Bias,
            convolution.Output,
            new WinogradTiles(convolution.Size),
            convolution.Function
        );

    public override void Forward(ForwardPass pass)
    {
        Buffer x = pass.Of(X);
        Buffer y = pass.Of(Output);
        ConvolutionShape size = Tiles.Size;
        string sum = $"windows of x[{X.Shape}] · kernel[{Shown}]{(Bias is null ? "" : " + bias")}";
        ProductEnds ends = new(x, pass.Of(Kernel), y) { Bias = Bias is null ? null : pass.Of(Bias), Apply = Function };
        WinogradWindows
            .Forward(Label, Output)
            .Call(
                pass,
                Tiles,
                ends,
                TilePixels.Of("x", x, size.Width, size.Channels),
                TilePixels.Of("y", y, size.OutputWidth, size.Filters),
                $"y[rows, {Output.Shape}] = {Function?.Formula(sum) ?? sum}",
                size.Output
            );
    }

    public override void Backward(BackwardPass pass) =>
        throw new InvalidOperationException($"{Label} is computed in tiles, which only predictions are.");
}
