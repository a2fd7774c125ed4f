using StaticNets.Generator.Operations.Activations;
using StaticNets.Generator.Operations.MatMuls;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Convolutions;

/// <summary>
/// <c>y[oh, ow, f] = g(Σ x[oh·s + kh·d, ow·s + kw·d, c] · kernel[kh, kw, c, f] + bias[f])</c> over all windows inside the image. A line of
/// the result is a matrix product whose rows are pixels: the windows overlap in memory, and nothing is copied.
/// </summary>
/// <param name="Size">Lengths, stride, dilation and groups.</param>
/// <param name="Function">The function fused into it, or <see langword="null"/>.</param>
internal sealed record Convolution(
    string Label,
    Value X,
    Parameter Kernel,
    Parameter Bias,
    Value Output,
    ConvolutionShape Size,
    ActivationFunction? Function = null
) : Operation(Label, Output)
{
    /// <summary>What drops weights while training, or <see langword="null"/>.</summary>
    public WeightMask? Mask { get; init; }

    public override IReadOnlyList<Value> Inputs => [X];

    public override IReadOnlyList<Parameter> Parameters => [Kernel, Bias];

    // Windows are read element by element, and never beyond the image.
    public override bool ReadsUnpadded => true;

    public override ActivationFunction? FusedFunction => Function;

    public override long MultiplyAdds => Size.MultiplyAdds;

    public override long UnrolledCalls => NeverUnrolled;

    public override long WorkingLength => Size.Spread.Length;

    private GroupedKernel KernelGroups => new(Kernel.Identifier, Kernel.Rows, Size.Groups, Size.GroupFilters);

    public override Operation? FuseWith(Pointwise next) =>
        Function is null ? this with { Output = next.Output, Function = next.Function } : null;

    public override void Forward(ForwardPass pass)
    {
        Buffer x = pass.Of(X);
        Buffer y = pass.Of(Output);
        Buffer kernel = KernelGroups.Split(pass, pass.Training && Mask is not null ? Mask.Apply(pass) : pass.Of(Kernel));
        GroupedKernel biasGroups = new(Bias.Identifier, 1, Size.Groups, Size.GroupFilters);
        Buffer bias = biasGroups.Split(pass, pass.Of(Bias));
        string sum = $"window of x[{Size.Image}] · kernel[{Size.Kernel}] + bias";
        string formula = $"y[rows, {Size.Output}] = {Function?.Formula(sum) ?? sum}";
        (long length, IReadOnlyList<SumLoop> around) = Size.Window(Size.Width, Size.Channels);
        TileNest nest = new(
            Label + "Forward",
            new MatMulTile
            {
                Name = Label + "ForwardLine",
                Summary = formula,
                Element = pass.Element,
                Unrolled = false,
                M = Extent.Of(Size.OutputWidth),
                K = Extent.Of(length),
                Around = around,
                N = Size.GroupFilters,
                RowStrideA = Size.Stride * Size.Channels,
                StepA = 1,
                RowStrideB = kernel.RowStride,
                RowStrideC = Size.Filters,
                Start = TileStart.Bias,
                Apply = Function,
            },
            [
                new NestLoop("row", Extent.Samples, ("a", x.RowStride), ("c", y.RowStride)),
                new NestLoop(
                    "line",
                    Extent.Of(Size.OutputHeight),
                    ("a", Size.Stride * Size.Width * Size.Channels),
                    ("c", Size.OutputWidth * Size.Filters)
                ),
                new NestLoop(
                    "group",
                    Extent.Of(Size.Groups),
                    ("a", Size.GroupChannels),
                    ("b", KernelGroups.Step(pass)),
                    ("bias", biasGroups.Step(pass)),
                    ("c", Size.GroupFilters)
                ),
            ]
        )
        {
            AfterSample = writer => ClearPadding(writer, pass, Size.Output),
        };
        pass.Kernels.Add(nest.Name, nest.Write);
        pass.Call(formula, nest.Name, Argument.Read(x), Argument.Read(kernel), Argument.Read(bias), Argument.Write(y), "rows");
    }

    public override void Backward(BackwardPass pass)
    {
        if (Function is not null && !pass.IsFinished(Output))
        {
            PointwiseKernels.DifferentiateInPlace(pass, Label, Function, Output);
        }

        if (Kernel.IsTrainable)
        {
            WriteKernelGradient(pass);
        }

        if (Bias.IsTrainable)
        {
            ColumnSum.Write(pass, Label + "BiasGradient", pass.Gradient(Output), Size.Output, pass.Gradient(Bias));
        }

        if (pass.Needs(X))
        {
            WriteInputGradient(pass);
        }
    }

    /// <summary>
    /// Rows are the elements of a window, k runs over pixels of the result. Some lines of the image at a time, so that they stay in the
    /// first-level cache while all rows pass over them.
    /// </summary>
    private void WriteKernelGradient(BackwardPass pass)
    {
        Buffer x = pass.Of(X);
        Buffer dy = pass.Gradient(Output);
        Buffer ofKernel = Mask?.MaskedGradient(pass) ?? pass.Gradient(Kernel);
        Buffer target = Size.Groups > 1 ? KernelGroups.Gradient(pass) : ofKernel;
        bool accumulates = Size.Groups == 1 && Mask is null;
        long lines = LinesAtATime();
        long step = Size.Stride * Size.Channels;
        long lineOfX = Size.Stride * Size.Width * Size.Channels;
        long rowsAtATime = Size.HasWholeLines ? Size.KernelWidth * Size.Channels : Size.GroupChannels;
        long kernelWidth = Size.HasWholeLines ? 1 : Size.KernelWidth;
        TileNest nest = new(
            Label + "KernelGradient",
            new MatMulTile
            {
                Name = Label + "KernelGradientLines",
                Summary =
                    $"kernel gradient[{Size.Kernel}] = Σ over pixels of window of x[rows, {Size.Image}] · z gradient[rows, {Size.Output}]",
                Element = pass.Element,
                Unrolled = false,
                M = Extent.Of(rowsAtATime),
                K = Extent.Of(Size.OutputWidth),
                Around = lines > 1 ? [new SumLoop("line", lines, lineOfX - (Size.OutputWidth * step))] : [],
                N = Size.GroupFilters,
                RowStrideA = 1,
                StepA = step,
                RowStrideB = Size.Filters,
                RowStrideC = target.RowStride,
                Start = TileStart.Result,
            },
            [
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
                    Extent.Of(Size.Groups),
                    ("a", Size.GroupChannels),
                    ("b", Size.GroupFilters),
                    ("c", KernelGroups.Step(pass))
                ),
            ]
        )
        {
            Cleared = target.FixedRows * target.RowStride,
        };
        pass.Kernels.Add(nest.Name, nest.Write);
        string accumulate = accumulates ? "accumulate" : "false";
        pass.Call(nest.Tile.Summary, nest.Name, Argument.Read(x), Argument.Read(dy), Argument.Write(target), accumulate, "rows");
        if (Size.Groups > 1)
        {
            KernelGroups.AddGradient(pass, ofKernel, Mask is null ? "accumulate" : "false");
        }

        Mask?.AddGradient(pass);
    }

    /// <summary>A convolution of the spread gradient of the result with the kernel turned around: no pixel is written twice.</summary>
    private void WriteInputGradient(BackwardPass pass)
    {
        Buffer spread = Spread(pass);
        Buffer turned = Turned(pass);
        Contribution contribution = pass.Contribute(X, canFinish: true);
        string through = contribution.Finish is { } function ? $", back through {function.Name.ToLowerInvariant()}" : "";
        (long length, IReadOnlyList<SumLoop> around) = Size.Window(Size.Spread.Axes[1], Size.Filters);
        long turnedGroup = Size.Taps * Size.GroupFilters * turned.RowStride;
        (string, long)[] steps = [("a", Size.GroupFilters), ("b", turnedGroup), ("c", Size.GroupChannels), ("y", Size.GroupChannels)];
        (string, long)[] lineSteps =
        [
            ("a", Size.Spread.Axes[1] * Size.Filters),
            ("c", Size.Width * Size.Channels),
            ("y", Size.Width * Size.Channels),
        ];
        (string, long)[] rowSteps = [("a", spread.RowStride), ("c", contribution.Target.RowStride), ("y", contribution.Target.RowStride)];
        TileNest nest = new(
            Label + "InputGradient",
            new MatMulTile
            {
                Name = Label + "InputGradientLine",
                Summary =
                    $"x gradient[rows, {Size.Image}] = window of spread z gradient[rows, {Size.Spread}] · kernel turned around{through}",
                Element = pass.Element,
                Unrolled = false,
                M = Extent.Of(Size.Width),
                K = Extent.Of(length),
                Around = around,
                N = Size.GroupChannels,
                RowStrideA = Size.Filters,
                StepA = 1,
                RowStrideB = turned.RowStride,
                RowStrideC = Size.Channels,
                Start = contribution.Accumulate ? TileStart.Result : TileStart.Zero,
                DifferentiateThrough = contribution.Finish,
            },
            [
                new NestLoop("row", Extent.Samples, rowSteps),
                new NestLoop("line", Extent.Of(Size.Height), lineSteps),
                new NestLoop("group", Extent.Of(Size.Groups), steps),
            ]
        )
        {
            AfterSample = contribution.Accumulate ? null : writer => ClearPadding(writer, pass, Size.Image),
        };
        pass.Kernels.Add(nest.Name, nest.Write);
        List<Argument> arguments = [Argument.Read(spread), Argument.Read(turned), Argument.Write(contribution.Target)];
        if (contribution.FinishOutput is { } output)
        {
            arguments.Add(Argument.Read(output));
        }

        pass.Call(nest.Tile.Summary, nest.Name, [.. arguments, "rows"]);
    }

    private Buffer Spread(BackwardPass pass)
    {
        Buffer dy = pass.Gradient(Output);
        if (Size.SpreadsNothing)
        {
            return dy;
        }

        Buffer spread = pass.RowScratch(Output.Name + "Spread", Size.Spread.Length);
        ImagePadding.Place(pass, dy, Size.Output, spread, Size.Spread, Size.Below, Size.Beside, Size.Stride);
        return spread;
    }

    /// <summary>For each group and tap, the last one first, the kernel with filters and channels exchanged.</summary>
    private Buffer Turned(BackwardPass pass)
    {
        Buffer kernel = KernelGroups.Split(pass, Mask?.Masked(pass) ?? pass.Of(Kernel));
        Buffer turned = pass.Scratch(Kernel.Identifier + "Turned", Size.Groups * Size.Taps * Size.GroupFilters, Size.GroupChannels);
        pass.Call(
            $"turned[{Size.KernelHeight}, {Size.KernelWidth}, filter, channel] = kernel[last.., last.., channel, filter]",
            Qualified.Runtime + "TurnedKernel.Write",
            Argument.Read(kernel),
            Literals.Integer(kernel.RowStride),
            Argument.Write(turned),
            Literals.Integer(turned.RowStride),
            Literals.Integer(Size.Groups),
            Literals.Integer(Size.Taps),
            Literals.Integer(Size.GroupChannels),
            Literals.Integer(Size.GroupFilters)
        );
        return turned;
    }

    /// <summary>The largest number that divides the lines of the result and has at most so many pixels that they stay near.</summary>
    private long LinesAtATime()
    {
        const long mostPixels = 256;
        long lines = Math.Max(1, Math.Min(Size.OutputHeight, mostPixels / Size.OutputWidth));
        while (Size.OutputHeight % lines != 0)
        {
            lines--;
        }

        return lines;
    }

    private static void ClearPadding(CodeWriter writer, Pass pass, Shape image)
    {
        Segments segments = new(pass.Element, image);
        segments.ClearPadding(writer, "c", $"row * {Literals.Integer(segments.RowStride)}");
    }
}
