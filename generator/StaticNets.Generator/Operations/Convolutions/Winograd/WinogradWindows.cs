using StaticNets.Generator.Operations.MatMuls;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations.Convolutions.Winograd;

/// <summary>The call of a convolution in tiles: forward, or from the gradient of the output to that of the image.</summary>
/// <param name="Output">The output of the operation, whose scratch memory is used.</param>
/// <param name="Places">The content of the memory for the image's tiles.</param>
/// <param name="Products">The content of the memory for the products.</param>
internal sealed record WinogradWindows(string Label, Value Output, ProductRole Role, ValueContent Places, ValueContent Products)
{
    public static WinogradWindows Forward(string label, Value output) =>
        new(label, output, ProductRole.Forward, ValueContent.TilePlaces, ValueContent.TileProducts);

    public static WinogradWindows InputGradient(string label, Value output) =>
        new(label, output, ProductRole.InputGradient, ValueContent.GradientTilePlaces, ValueContent.GradientTileProducts);

    /// <summary>Adds the call.</summary>
    /// <param name="ends">The image, the transformed kernel and the sums.</param>
    /// <param name="image">Where the pixels of the image lie.</param>
    /// <param name="result">Where the pixels of the sums lie.</param>
    /// <param name="paddedSample">The shape of one sample of the sums, if the padding after each sample must be zeroed.</param>
    /// <param name="samples">Samples at a time; with 1, some lines of a sample at a time.</param>
    public void Call(
        Pass pass,
        WinogradTiles tiles,
        ProductEnds ends,
        TilePixels image,
        TilePixels result,
        string formula,
        Shape? paddedSample,
        long samples = 1
    )
    {
        Element element = pass.Element;
        ConvolutionShape size = tiles.Size;
        bool isOfSamples = samples > 1;
        string name = $"{Label}{Role.Role}{(isOfSamples ? "OfSamples" : "")}";
        long count = isOfSamples ? samples * tiles.Down * tiles.Across : tiles.TilesAtATime(element);
        long filters = tiles.PanelFilters(element);
        long plane = element.Pad(count * size.Channels);
        long productPlane = element.Pad(count * size.Filters);
        Buffer places = pass.Scratch(Output, Places, $"{Label}{Places}", WinogradTiles.Places * plane);
        Buffer products = pass.Scratch(Output, Products, $"{Label}{Products}", WinogradTiles.Places * productPlane);
        WinogradNest nest = new(
            tiles,
            new TiledProduct
            {
                Name = name + "Place",
                Names = new ProductNames("places", "kernel", "products"),
                Summary = $"products[{(isOfSamples ? "tiles" : count)}, {filters}] of one place of {(isOfSamples ? "some" : count)} tiles.",
                Element = element,
                Unrolled = false,
                M = isOfSamples ? Extent.Samples : Extent.Of(count),
                K = Extent.Of(size.Channels),
                N = filters,
                LeftRowStride = size.Channels,
                LeftStep = 1,
                RightRowStride = ends.Kernel.RowStride,
                ResultRowStride = size.Filters,
                Start = ProductStart.Zero,
            },
            plane,
            productPlane,
            image,
            result,
            TileStore.Of(ends)
        )
        {
            Name = name + "InTiles",
            Summary = formula,
            Samples = samples,
            PaddedSample = paddedSample,
        };
        pass.Call(
            nest,
            [
                Argument.Read(ends.Left),
                Argument.Read(ends.Kernel),
                .. ends.Bias is null ? (Argument[])[] : [Argument.Read(ends.Bias)],
                .. ends.Finish is { } finish ? [Argument.Read(finish.Output)] : (Argument[])[],
                Argument.Write(places),
                Argument.Write(products),
                Argument.Write(ends.Result),
                RuntimeArgument.Rows,
            ]
        );
    }
}
