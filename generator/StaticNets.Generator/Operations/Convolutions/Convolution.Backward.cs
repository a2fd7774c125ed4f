using StaticNets.Generator.Operations.MatMuls;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations.Convolutions;

// The gradients of a convolution are matrix products, like its output: the tiles of the forward pass compute them with other strides.
internal sealed partial record Convolution
{
    /// <summary>
    /// Computes the gradient of the kernel as products whose rows are elements of a window and whose sums run over output pixels. A few
    /// lines of the image are processed at a time, so that they stay in the first-level cache while they are used for all elements of the
    /// window.
    /// </summary>
    protected override void WriteKernelGradient(BackwardPass pass)
    {
        Buffer x = pass.Of(X);
        Buffer dy = pass.Gradient(Output);
        Buffer ofKernel = Mask?.MaskedGradient(pass) ?? pass.Gradient(Kernel);
        Buffer target = Size.Parts > 1 ? KernelGroups.Gradient(pass) : ofKernel;
        bool accumulates = Size.Parts == 1 && Mask is null;
        long lines = LinesAtATime();
        long step = Size.Stride * Size.Channels;
        long lineOfX = Size.Stride * Size.Width * Size.Channels;
        bool takesLine = Size.HasWholeLines || Size.IsDepthwise;
        long rowsAtATime = (takesLine ? Size.KernelWidth : 1) * (Size.IsDepthwise ? 1 : Size.PartChannels);
        long kernelWidth = takesLine ? 1 : Size.KernelWidth;
        string formula = $"dKernel[{Kernel.Shape}] = Σ over output {Unit}s of the window of x[rows, {X.Shape}] · dy[rows, {Output.Shape}]";
        TileNest nest = new(
            new TiledProduct
            {
                Name = Label + "KernelGradientLines",
                Names = ProductNames.KernelGradient,
                Summary =
                    $"Adds {(IsOverSteps ? "a sample" : lines == 1 ? "one row" : $"{lines} rows")} of dy: a row of dKernel for each element of the window, sums over {Unit}s.",
                Element = pass.Element,
                Unrolled = false,
                M = Extent.Of(rowsAtATime),
                K = Extent.Of(Size.OutputWidth),
                Around = Lines(lines, lineOfX - (Size.OutputWidth * step)),
                N = Size.PartFilters,
                LeftRowStride = Size.IsDepthwise ? Size.Dilation * Size.Channels : 1,
                LeftStep = step,
                KeepsColumns = Size.IsDepthwise,
                RightRowStride = Size.Filters,
                ResultRowStride = target.RowStride,
                Start = ProductStart.Result,
            },
            new EquatableArray<NestLoop>([
                new NestLoop("row", Extent.Samples, (ProductOperand.Left, x.RowStride), (ProductOperand.Right, dy.RowStride)),
                new NestLoop(
                    "part",
                    Extent.Of(Size.OutputHeight / lines),
                    (ProductOperand.Left, lines * lineOfX),
                    (ProductOperand.Right, lines * Size.OutputWidth * Size.Filters)
                ),
                new NestLoop(
                    "kh",
                    Extent.Of(Size.KernelHeight),
                    (ProductOperand.Left, Size.Dilation * Size.Width * Size.Channels),
                    (ProductOperand.Result, kernelWidth * rowsAtATime * target.RowStride)
                ),
                new NestLoop(
                    "kw",
                    Extent.Of(kernelWidth),
                    (ProductOperand.Left, Size.Dilation * Size.Channels),
                    (ProductOperand.Result, rowsAtATime * target.RowStride)
                ),
                new NestLoop(
                    "group",
                    Extent.Of(Size.Parts),
                    (ProductOperand.Left, Size.PartChannels),
                    (ProductOperand.Right, Size.PartFilters),
                    (ProductOperand.Result, KernelGroups.Step(pass))
                ),
            ])
        )
        {
            Name = Label + "KernelGradient",
            Summary = formula,
            Cleared = target.FixedRows * target.RowStride,
            Unit = Unit,
        };
        Argument never = Argument.Flag(false);
        pass.Call(nest, nest.Arguments(x, dy, target, accumulate: accumulates ? RuntimeArgument.Accumulate : never));
        if (Size.Parts > 1)
        {
            KernelGroups.AddGradient(pass, ofKernel, Mask is null ? RuntimeArgument.Accumulate : never);
        }

        Mask?.AddGradient(pass);
    }

    /// <summary>
    /// Computes the gradient of the input as a convolution of the zero-inserted output gradient with the flipped kernel, so that each pixel
    /// is written once.
    /// </summary>
    protected override void WriteInputGradient(BackwardPass pass)
    {
        Buffer zeroInserted = ZeroInserted(pass);
        Buffer flipped = Flipped(pass);
        Contribution contribution = pass.Contribute(X, canFinish: true);
        string through = contribution.Finish is { } function ? $", times {function.Name.ToLowerInvariant()}′" : "";
        (long length, long step, EquatableArray<SumLoop> around) = Size.Window(Size.ZeroInserted.Axes[1], Size.Filters);
        long flippedGroup = flipped.FixedRows / Size.Parts * flipped.RowStride;
        (ProductOperand, long)[] steps =
        [
            (ProductOperand.Left, Size.PartFilters),
            (ProductOperand.Right, flippedGroup),
            (ProductOperand.Result, Size.PartChannels),
            (ProductOperand.Output, Size.PartChannels),
        ];
        (ProductOperand, long)[] lineSteps =
        [
            (ProductOperand.Left, Size.ZeroInserted.Axes[1] * Size.Filters),
            (ProductOperand.Result, Size.Width * Size.Channels),
            (ProductOperand.Output, Size.Width * Size.Channels),
        ];
        (ProductOperand, long)[] rowSteps =
        [
            (ProductOperand.Left, zeroInserted.RowStride),
            (ProductOperand.Result, contribution.Target.RowStride),
            (ProductOperand.Output, contribution.Target.RowStride),
        ];
        string formula =
            $"dx[rows, {X.Shape}] = windows of zero-inserted dy[rows, {Size.ZeroInserted.ShownAs(X.Shape.Rank)}] · flipped kernel{through}";
        TileNest nest = new(
            new TiledProduct
            {
                Name = Label + "InputGradientLine",
                Names = ProductNames.InputGradient,
                Summary = LineSummary("dx", Size.Width, Size.PartChannels, "dy"),
                Element = pass.Element,
                Unrolled = false,
                M = Extent.Of(Size.Width),
                K = Extent.Of(length),
                Around = around,
                N = Size.PartChannels,
                LeftRowStride = Size.Filters,
                LeftStep = step,
                KeepsColumns = Size.IsDepthwise,
                RightRowStride = flipped.RowStride,
                ResultRowStride = Size.Channels,
                Start = contribution.Accumulate ? ProductStart.Result : ProductStart.Zero,
                DifferentiateThrough = contribution.Finish,
            },
            new EquatableArray<NestLoop>([
                new NestLoop("row", Extent.Samples, rowSteps),
                new NestLoop("line", Extent.Of(Size.Height), lineSteps),
                new NestLoop("group", Extent.Of(Size.Parts), steps),
            ])
        )
        {
            Name = Label + "InputGradient",
            Summary = formula,
            PaddedSample = contribution.Accumulate ? null : Size.Image,
            Unit = Unit,
        };
        pass.Call(nest, nest.Arguments(zeroInserted, flipped, contribution.Target, output: contribution.FinishOutput));
    }

    private static EquatableArray<SumLoop> Lines(long count, long skip) =>
        count > 1 ? new EquatableArray<SumLoop>([new SumLoop("line", count, skip)]) : EquatableArray<SumLoop>.Empty;

    private Buffer ZeroInserted(BackwardPass pass)
    {
        Buffer dy = pass.Gradient(Output);
        if (Size.NeedsNoZeros)
        {
            return dy;
        }

        Buffer zeroInserted = pass.RowScratch(Output, ValueContent.ZeroInserted, Size.ZeroInserted.Length);
        ImagePadding.Place(
            pass,
            dy,
            Size.Output,
            zeroInserted,
            Size.ZeroInserted,
            Size.ReachDown,
            Size.ReachRight,
            Size.Stride,
            X.Shape.Rank
        );
        return zeroInserted;
    }

    /// <summary>
    /// Adds the call that flips the kernel, and returns the flipped kernel: for each group, the taps in reverse order, with filters and
    /// channels swapped.
    /// </summary>
    private Buffer Flipped(BackwardPass pass)
    {
        Buffer kernel = KernelGroups.AfterSplit(pass, Mask?.Masked(pass) ?? pass.Of(Kernel));
        long filters = Size.IsDepthwise ? 1 : Size.PartFilters;
        Buffer flipped = pass.Scratch(Kernel, ParameterContent.Flipped, Size.Parts * Size.Taps * filters, Size.PartChannels);
        string lengths = Size.IsDepthwise ? "channel" : "filter, channel";
        string order = Size.IsDepthwise ? "filter" : "channel, filter";
        Argument[] groups = Size.IsDepthwise ? [] : [Argument.Number(Size.Parts, "groups")];
        Argument[] ofGroup = Size.IsDepthwise ? [] : [Argument.Number(Size.PartFilters, "filters")];
        pass.CallLibrary(
            $"flipped[{Size.KernelHeight}, {Size.KernelWidth}, {lengths}] = kernel[{order}], rows and columns in reverse order",
            Size.IsDepthwise ? "FlippedKernel.WriteDepthwise" : "FlippedKernel.Write",
            [
                Argument.Read(kernel),
                Argument.Number(kernel.RowStride, "kernelStride"),
                Argument.Write(flipped),
                Argument.Number(flipped.RowStride, "flippedStride"),
                .. groups,
                Argument.Number(Size.Taps, "taps"),
                Argument.Number(Size.PartChannels, "channels"),
                .. ofGroup,
            ]
        );
        return flipped;
    }

    /// <summary>
    /// Returns how many output lines are processed at a time: the largest divisor of the output height such that this many lines have at
    /// most <see cref="Tuning.GradientPixels"/> pixels and stay in the cache; 1 if a single line has more pixels.
    /// </summary>
    private long LinesAtATime()
    {
        long lines = Math.Max(1, Math.Min(Size.OutputHeight, Tuning.GradientPixels / Size.OutputWidth));
        while (Size.OutputHeight % lines != 0)
        {
            lines--;
        }

        return lines;
    }
}
