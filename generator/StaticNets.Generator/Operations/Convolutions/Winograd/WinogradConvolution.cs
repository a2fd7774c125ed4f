using StaticNets.Generator.Operations.Activations;
using StaticNets.Generator.Operations.MatMuls;
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
        Buffer kernel = pass.Of(Kernel);
        Element element = pass.Element;
        long tiles = Tiles.TilesAtATime(element);
        long filters = Tiles.PanelFilters(element);
        long plane = element.Pad(tiles * Tiles.Size.Channels);
        long productPlane = element.Pad(tiles * Tiles.Size.Filters);
        Buffer places = pass.Scratch(Output, ValueContent.TilePlaces, Label + "Places", WinogradTiles.Places * plane);
        Buffer products = pass.Scratch(Output, ValueContent.TileProducts, Label + "Products", WinogradTiles.Places * productPlane);
        string sum = $"windows of x[{X.Shape}] · kernel[{Shown}]{(Bias is null ? "" : " + bias")}";
        WinogradNest nest = new(
            Tiles,
            new TiledProduct
            {
                Name = Label + "ForwardPlace",
                Names = new ProductNames("places", "kernel", "products"),
                Summary = $"products[{tiles}, {filters}] of one place of {tiles} tiles.",
                Element = element,
                Unrolled = false,
                M = Extent.Of(tiles),
                K = Extent.Of(Tiles.Size.Channels),
                N = filters,
                LeftRowStride = Tiles.Size.Channels,
                LeftStep = 1,
                RightRowStride = kernel.RowStride,
                ResultRowStride = Tiles.Size.Filters,
                Start = ProductStart.Zero,
            },
            plane,
            productPlane,
            x.RowStride,
            y.RowStride,
            Bias is not null,
            Function
        )
        {
            Name = Label + "ForwardInTiles",
            Summary = $"y[rows, {Output.Shape}] = {Function?.Formula(sum) ?? sum}",
        };
        pass.Call(
            nest,
            [
                Argument.Read(x),
                Argument.Read(kernel),
                .. Bias is null ? (Argument[])[] : [Argument.Read(pass.Of(Bias))],
                Argument.Write(places),
                Argument.Write(products),
                Argument.Write(y),
                RuntimeArgument.Rows,
            ]
        );
    }

    public override void Backward(BackwardPass pass) =>
        throw new InvalidOperationException($"{Label} is computed in tiles, which only predictions are.");
}
