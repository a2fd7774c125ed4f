using StaticNets.Generator.Operations.MatMuls;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations.Convolutions;

// The gradients of a convolution, computed by the same tile with other strides.
internal sealed partial record Convolution
{
    /// <summary>
    /// The rows of the product are the elements of a window, and k runs over output pixels. A few lines of the image are processed at a
    /// time, so that they stay in the first-level cache while all rows use them.
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
        string formula =
            $"kernel gradient[{Size.Kernel}] = Σ over pixels of window of x[rows, {Size.Image}] · z gradient[rows, {Size.Output}]";
        TileNest nest = new(
            new MatMulTile
            {
                Name = Label + "KernelGradientLines",
                Summary = "Some lines of that: rows of a are the elements of a window, k runs over pixels.",
                Element = pass.Element,
                Unrolled = false,
                M = Extent.Of(rowsAtATime),
                K = Extent.Of(Size.OutputWidth),
                Around = Lines(lines, lineOfX - (Size.OutputWidth * step)),
                N = Size.PartFilters,
                RowStrideA = Size.IsDepthwise ? Size.Dilation * Size.Channels : 1,
                StepA = step,
                KeepsColumns = Size.IsDepthwise,
                RowStrideB = Size.Filters,
                RowStrideC = target.RowStride,
                Start = TileStart.Result,
            },
            new EquatableArray<NestLoop>([
                new NestLoop("row", Extent.Samples, ("a", x.RowStride), ("b", dy.RowStride)),
                new NestLoop(
                    "part",
                    Extent.Of(Size.OutputHeight / lines),
                    ("a", lines * lineOfX),
                    ("b", lines * Size.OutputWidth * Size.Filters)
                ),
                new NestLoop(
                    "kh",
                    Extent.Of(Size.KernelHeight),
                    ("a", Size.Dilation * Size.Width * Size.Channels),
                    ("c", kernelWidth * rowsAtATime * target.RowStride)
                ),
                new NestLoop("kw", Extent.Of(kernelWidth), ("a", Size.Dilation * Size.Channels), ("c", rowsAtATime * target.RowStride)),
                new NestLoop(
                    "group",
                    Extent.Of(Size.Parts),
                    ("a", Size.PartChannels),
                    ("b", Size.PartFilters),
                    ("c", KernelGroups.Step(pass))
                ),
            ])
        )
        {
            Name = Label + "KernelGradient",
            Summary = formula,
            Cleared = target.FixedRows * target.RowStride,
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
    /// The gradient of the input is a convolution of the zero-inserted output gradient with the flipped kernel, so that each pixel is
    /// written once.
    /// </summary>
    protected override void WriteInputGradient(BackwardPass pass)
    {
        Buffer spread = ZeroInserted(pass);
        Buffer turned = Flipped(pass);
        Contribution contribution = pass.Contribute(X, canFinish: true);
        string through = contribution.Finish is { } function ? $", back through {function.Name.ToLowerInvariant()}" : "";
        (long length, long step, EquatableArray<SumLoop> around) = Size.Window(Size.ZeroInserted.Axes[1], Size.Filters);
        long turnedGroup = turned.FixedRows / Size.Parts * turned.RowStride;
        (string, long)[] steps = [("a", Size.PartFilters), ("b", turnedGroup), ("c", Size.PartChannels), ("y", Size.PartChannels)];
        (string, long)[] lineSteps =
        [
            ("a", Size.ZeroInserted.Axes[1] * Size.Filters),
            ("c", Size.Width * Size.Channels),
            ("y", Size.Width * Size.Channels),
        ];
        (string, long)[] rowSteps = [("a", spread.RowStride), ("c", contribution.Target.RowStride), ("y", contribution.Target.RowStride)];
        string formula =
            $"x gradient[rows, {Size.Image}] = window of spread z gradient[rows, {Size.ZeroInserted}] · kernel turned around{through}";
        TileNest nest = new(
            new MatMulTile
            {
                Name = Label + "InputGradientLine",
                Summary = "A line of that: rows of a are the windows of its pixels, which overlap.",
                Element = pass.Element,
                Unrolled = false,
                M = Extent.Of(Size.Width),
                K = Extent.Of(length),
                Around = around,
                N = Size.PartChannels,
                RowStrideA = Size.Filters,
                StepA = step,
                KeepsColumns = Size.IsDepthwise,
                RowStrideB = turned.RowStride,
                RowStrideC = Size.Channels,
                Start = contribution.Accumulate ? TileStart.Result : TileStart.Zero,
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
        };
        pass.Call(nest, nest.Arguments(spread, turned, contribution.Target, y: contribution.FinishOutput));
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

        Buffer spread = pass.RowScratch(Output, ValueContent.Spread, Size.ZeroInserted.Length);
        ImagePadding.Place(pass, dy, Size.Output, spread, Size.ZeroInserted, Size.ReachDown, Size.ReachRight, Size.Stride);
        return spread;
    }

    /// <summary>
    /// Adds the step that flips the kernel: for each group, the taps in reverse order, with filters and channels swapped.
    /// </summary>
    private Buffer Flipped(BackwardPass pass)
    {
        Buffer kernel = KernelGroups.AfterSplit(pass, Mask?.Masked(pass) ?? pass.Of(Kernel));
        long filters = Size.IsDepthwise ? 1 : Size.PartFilters;
        Buffer turned = pass.Scratch(Kernel, ParameterContent.Turned, Size.Parts * Size.Taps * filters, Size.PartChannels);
        string lengths = Size.IsDepthwise ? "channel" : "filter, channel";
        string order = Size.IsDepthwise ? "filter" : "channel, filter";
        Argument[] groups = Size.IsDepthwise ? [] : [Argument.Number(Size.Parts, "groups")];
        Argument[] ofGroup = Size.IsDepthwise ? [] : [Argument.Number(Size.PartFilters, "filters")];
        pass.CallLibrary(
            $"turned[{Size.KernelHeight}, {Size.KernelWidth}, {lengths}] = kernel[last.., last.., {order}]",
            Size.IsDepthwise ? "TurnedKernel.WriteDepthwise" : "TurnedKernel.Write",
            [
                Argument.Read(kernel),
                Argument.Number(kernel.RowStride, "kernelStride"),
                Argument.Write(turned),
                Argument.Number(turned.RowStride, "turnedStride"),
                .. groups,
                Argument.Number(Size.Taps, "taps"),
                Argument.Number(Size.PartChannels, "channels"),
                .. ofGroup,
            ]
        );
        return turned;
    }

    /// <summary>
    /// Returns the largest divisor of the number of output lines for which the lines have at most 256 pixels, so that they stay in the
    /// cache.
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
