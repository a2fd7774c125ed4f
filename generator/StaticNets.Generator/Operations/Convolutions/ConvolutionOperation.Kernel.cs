using StaticNets.Generator.Operations.MatMuls;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations.Convolutions;

// From the image and the sums over its windows to the gradient of the kernel.
internal abstract partial record ConvolutionOperation
{
    /// <summary>
    /// Computes the gradient of the kernel as products whose rows are elements of a window and whose sums run over windows. A few lines of
    /// the image are processed at a time, so that they stay in the first-level cache while they are used for all elements of the window.
    /// </summary>
    /// <param name="image">The image, and its name in emitted code.</param>
    /// <param name="sums">The sums over the windows, and their name.</param>
    protected void CallKernelGradient(BackwardPass pass, (Buffer Buffer, string Name) image, (Buffer Buffer, string Name) sums)
    {
        Buffer ofKernel = Mask?.MaskedGradient(pass) ?? pass.Gradient(Kernel);
        Buffer target = Size.FilterParts > 1 ? KernelGroups.Gradient(pass) : ofKernel;
        bool accumulates = Size.FilterParts == 1 && Mask is null;
        long lines = Size.LinesOf(Tuning.GradientPixels);
        long step = Size.Horizontal.Stride * Size.Channels;
        long lineOfImage = Size.Vertical.Stride * Size.Width * Size.Channels;
        long rowsAtATime = (Size.HasWholeLines ? Size.Horizontal.Taps : 1) * Size.GroupChannels;
        long kernelWidth = Size.HasWholeLines ? 1 : Size.Horizontal.Taps;
        string shapes = $"{image.Name}[rows, {Size.Image.ShownAs(X.Shape.Rank)}] · {sums.Name}[rows, {Size.Output.ShownAs(X.Shape.Rank)}]";
        string part =
            IsOverSteps ? "a sample"
            : lines == 1 ? "one row"
            : $"{lines} rows";
        TileNest nest = new(
            new TiledProduct
            {
                Name = Label + "KernelGradientLines",
                Names = new ProductNames(image.Name, sums.Name, "dKernel"),
                Summary = $"Adds {part} of {sums.Name}: a row of dKernel for each element of the window, sums over {Unit}s.",
                Element = pass.Element,
                Unrolled = false,
                M = Extent.Of(rowsAtATime),
                K = Extent.Of(Size.OutputWidth),
                Around = Lines(lines, lineOfImage - (Size.OutputWidth * step)),
                N = Size.PartFilters,
                LeftRowStride = Size.IsSideBySide && Size.GroupChannels == 1 ? Size.Horizontal.Dilation * Size.Channels : Size.GroupStep,
                LeftStep = step,
                KeepsColumns = Size.IsSideBySide,
                RightRowStride = Size.Filters,
                ResultRowStride = target.RowStride,
                Start = ProductStart.Result,
            },
            new EquatableArray<NestLoop>([
                new NestLoop(
                    "row",
                    Extent.Samples,
                    (ProductOperand.Left, image.Buffer.RowStride),
                    (ProductOperand.Right, sums.Buffer.RowStride)
                ),
                new NestLoop(
                    "part",
                    Extent.Of(Size.OutputHeight / lines),
                    (ProductOperand.Left, lines * lineOfImage),
                    (ProductOperand.Right, lines * Size.OutputWidth * Size.Filters)
                ),
                new NestLoop(
                    "kh",
                    Extent.Of(Size.Vertical.Taps),
                    (ProductOperand.Left, Size.Vertical.Dilation * Size.Width * Size.Channels),
                    (ProductOperand.Result, kernelWidth * rowsAtATime * target.RowStride)
                ),
                new NestLoop(
                    "kw",
                    Extent.Of(kernelWidth),
                    (ProductOperand.Left, Size.Horizontal.Dilation * Size.Channels),
                    (ProductOperand.Result, rowsAtATime * target.RowStride)
                ),
                new NestLoop(
                    Part("filter"),
                    Extent.Of(Size.FilterParts),
                    (ProductOperand.Left, Size.IsSideBySide ? 0 : Size.PartChannels),
                    (ProductOperand.Right, Size.PartFilters),
                    (ProductOperand.Result, KernelGroups.Step(pass))
                ),
            ])
        )
        {
            Name = Label + "KernelGradient",
            Summary = $"dKernel[{Kernel.Shape}] = Σ over {Unit}s of {sums.Name} of the window of {shapes}",
            Cleared = target.FixedRows * target.RowStride,
            Unit = Unit,
        };
        Argument never = Argument.Flag(false);
        pass.Call(nest, nest.Arguments(image.Buffer, sums.Buffer, target, accumulate: accumulates ? RuntimeArgument.Accumulate : never));
        if (Size.FilterParts > 1)
        {
            KernelGroups.AddGradient(pass, ofKernel, Mask is null ? RuntimeArgument.Accumulate : never);
        }

        Mask?.AddGradient(pass);
    }

    private static EquatableArray<SumLoop> Lines(long count, long skip) =>
        count > 1 ? new EquatableArray<SumLoop>([new SumLoop("line", count, skip)]) : EquatableArray<SumLoop>.Empty;
}
