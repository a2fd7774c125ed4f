using StaticNets.Generator.Operations.MatMuls;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Convolutions;

// From the sums over the windows to the image.
internal abstract partial record ConvolutionOperation
{
    /// <summary>
    /// Adds the calls that give each pixel of the image the sum of <c>s · kernel</c> over all windows s that contain it, times its element
    /// of the kernel. With strides, pixels of different phases meet different taps of the kernel. Each phase is a convolution of its own, so
    /// that each pixel is written once and nothing is multiplied by zeros that lie between windows. Pixels in no window get an empty sum.
    /// </summary>
    /// <param name="ends">The sums over the windows on the left, with zeros around them; the flipped kernel; the image.</param>
    /// <param name="image">The image in words, for comments.</param>
    /// <param name="through">The rest of the formula.</param>
    protected void CallImage(Pass pass, ProductRole role, string image, ProductEnds ends, string through)
    {
        (AxisPhases Vertical, AxisPhases Horizontal)[] phases =
        [
            .. Size.Vertical.Phases().SelectMany(_ => Size.Horizontal.Phases(), (vertical, horizontal) => (vertical, horizontal)),
        ];
        bool isOnly = phases.Length == 1;
        long flippedPart = Size.IsSideBySide ? Size.PartChannels : ends.Kernel.FixedRows / Size.ChannelParts * ends.Kernel.RowStride;
        long tap = Size.GroupFilters * ends.Kernel.RowStride;
        foreach ((AxisPhases vertical, AxisPhases horizontal) in phases)
        {
            string name = Label + role.Role + (isOnly ? "" : $"From{vertical.FirstPixel}And{horizontal.FirstPixel}");
            (long length, long step, EquatableArray<SumLoop> around) = Size.WindowsOf(vertical, horizontal);
            long width = Size.Horizontal.Kept * Size.Channels;
            TileNest nest = new(
                new TiledProduct
                {
                    Name = name + "Line",
                    Names = role.Names,
                    Summary = LineSummary(role.Names.Result, horizontal.Count, Size.PartChannels, role.Names.Left),
                    Element = pass.Element,
                    Unrolled = false,
                    M = Extent.Of(horizontal.Count),
                    K = Extent.Of(length),
                    Around = around,
                    N = Size.PartChannels,
                    LeftRowStride = Size.Filters,
                    LeftStep = step,
                    KeepsColumns = Size.IsSideBySide,
                    RightRowStride = ends.Kernel.RowStride,
                    ResultRowStride = Size.Horizontal.Stride * Size.Channels,
                    Start = ends.Start,
                    Apply = ends.Apply,
                    DifferentiateThrough = ends.Finish?.Function,
                },
                new EquatableArray<NestLoop>([
                    new NestLoop("row", Extent.Samples, Over(ends, ends.Left.RowStride, 0, ends.Result.RowStride)),
                    new NestLoop("phaseDown", Extent.Of(vertical.Phases), Over(ends, 0, vertical.Taps * Size.Horizontal.Taps * tap, width)),
                    new NestLoop(
                        "phaseAcross",
                        Extent.Of(horizontal.Phases),
                        Over(ends, 0, vertical.Taps * horizontal.Taps * tap, Size.Channels)
                    ),
                    new NestLoop(
                        "line",
                        Extent.Of(vertical.Count),
                        Over(ends, Size.Horizontal.PaddedCount * Size.Filters, 0, Size.Vertical.Stride * width)
                    ),
                    new NestLoop(
                        Part("channel"),
                        Extent.Of(Size.ChannelParts),
                        Over(ends, Size.IsSideBySide ? 0 : Size.PartFilters, flippedPart, Size.PartChannels, ends.BiasStep)
                    ),
                ])
            )
            {
                Name = name,
                Summary = $"{image}{(isOnly ? "" : Pixels(vertical, horizontal))} = {through}",
                Begins = Over(
                    ends,
                    FirstWindow(vertical, horizontal) * Size.Filters,
                    ((vertical.TapsBefore * Size.Horizontal.Taps) + (vertical.Taps * horizontal.TapsBefore)) * tap,
                    (vertical.FirstPixel * width) + (horizontal.FirstPixel * Size.Channels)
                ),
                PaddedSample = ends.Accumulates || (vertical, horizontal) != phases[0] ? null : Size.KeptImage,
                Unit = Unit,
            };
            pass.Call(nest, nest.Arguments(ends.Left, ends.Kernel, ends.Result, ends.Bias, ends.Finish?.Output));
        }
    }

    /// <summary>Returns the place of the first window that a phase reads among the windows with the zeros around them.</summary>
    private long FirstWindow(AxisPhases vertical, AxisPhases horizontal) =>
        ((Size.Vertical.ZerosBefore + vertical.FirstWindow) * Size.Horizontal.PaddedCount)
        + Size.Horizontal.ZerosBefore
        + horizontal.FirstWindow;

    private string Pixels(AxisPhases vertical, AxisPhases horizontal)
    {
        string[] axes =
        [
            .. Size.Vertical.Stride > 1 ? [$"rows {Numbers(vertical, Size.Vertical)}"] : (string[])[],
            .. Size.Horizontal.Stride > 1
                ? [$"{(IsOverSteps ? "steps" : "columns")} {Numbers(horizontal, Size.Horizontal)}"]
                : (string[])[],
        ];
        return $", {string.Join(" and ", axes)}";
    }

    /// <summary>Returns the numbers of the pixels: <c>1, 3, …</c>, or <c>0 to 2, 4 to 6, …</c> for three phases with stride 4.</summary>
    private static string Numbers(AxisPhases phases, ConvolutionAxis axis)
    {
        string first = Range(phases.FirstPixel);
        return phases.Count == 1 ? first : $"{first}, {Range(phases.FirstPixel + axis.Stride)}{(phases.Count > 2 ? ", …" : "")}";

        string Range(long pixel) => phases.Phases == 1 ? Literals.Integer(pixel) : $"{pixel} to {pixel + phases.Phases - 1}";
    }

    /// <summary>Returns the formula of the image's gradient of a convolution, for comments.</summary>
    /// <param name="contribution">The contribution to that gradient.</param>
    protected string FormulaOfGradient(Contribution contribution)
    {
        string through = contribution.Finish is { } function ? $", times {function.Name.ToLowerInvariant()}′" : "";
        string dy = Size.PaddedOutput == Size.Output ? "dy" : $"padded dy[rows, {Size.PaddedOutput.ShownAs(X.Shape.Rank)}]";
        return $"windows of {dy} · flipped kernel{through}";
    }

    /// <summary>Adds the call that puts zeros around the sums over the windows where a phase needs them.</summary>
    /// <param name="content">What the sums are.</param>
    protected Buffer WithZerosAround(Pass pass, Buffer sums, ValueContent content)
    {
        if (Size.PaddedOutput == Size.Output)
        {
            return sums;
        }

        Buffer padded = pass.RowScratch(Output, content, Size.PaddedOutput.Length);
        ImagePadding.Place(
            pass,
            sums,
            Size.Output,
            padded,
            Size.PaddedOutput,
            Size.Vertical.ZerosBefore,
            Size.Horizontal.ZerosBefore,
            X.Shape.Rank
        );
        return padded;
    }

    /// <summary>
    /// Adds the call that flips the kernel, and returns the flipped kernel: for each phase, the taps in reverse order, with filters and
    /// channels swapped. Groups that are computed one after the other have a flipped kernel each.
    /// </summary>
    protected Buffer Flipped(Pass pass, Buffer kernel)
    {
        long parts = Size.IsSideBySide ? 1 : Size.ChannelParts;
        long rows = parts * Size.Taps * Size.GroupFilters;
        Buffer flipped = pass.Scratch(Kernel, ParameterContent.Flipped, rows, Size.Channels / parts);
        bool hasPhases = Size.Vertical.PhaseCount * Size.Horizontal.PhaseCount > 1;
        (string lengths, string order) =
            !Size.IsSideBySide ? ("filter, channel", "channel, filter")
            : Size.IsDepthwise ? ("channel", "filter")
            : ("filter, channel, group", "channel, filter, group");
        string taps = $"{Size.Vertical.Taps}, {Size.Horizontal.Taps}";
        Argument[] groups = Size.IsSideBySide ? [] : [Argument.Number(Size.Groups, "groups")];
        Argument[] ofGroup =
            !Size.IsSideBySide ? [Argument.Number(Size.PartFilters, "filters")]
            : Size.IsDepthwise ? []
            : [Argument.Number(Size.GroupChannels, "channelsOfGroup"), Argument.Number(Size.GroupFilters, "filtersOfGroup")];
        pass.CallLibrary(
            $"flipped[{taps}, {lengths}] = kernel[{order}], rows and columns in reverse order{(hasPhases ? ", taps of one phase together" : "")}",
            Size.IsSideBySide ? "FlippedKernel.WriteDepthwise" : "FlippedKernel.Write",
            [
                Argument.Read(kernel),
                Argument.Number(kernel.RowStride, "kernelStride"),
                Argument.Write(flipped),
                Argument.Number(flipped.RowStride, "flippedStride"),
                .. groups,
                Argument.Number(Size.Vertical.Taps, "height"),
                Argument.Number(Size.Horizontal.Taps, "width"),
                Argument.Number(Size.Vertical.PhaseCount, "phasesDown"),
                Argument.Number(Size.Horizontal.PhaseCount, "phasesAcross"),
                Argument.Number(Size.PartChannels, "channels"),
                .. ofGroup,
            ]
        );
        return flipped;
    }
}
