using StaticNets.Generator.Operations.Activations;
using StaticNets.Generator.Operations.MatMuls;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Convolutions;

/// <summary>
/// <c>y[oh, ow, f] = g(Σ x[oh·s + kh·d, ow·s + kw·d, c] · kernel[kh, kw, c, f] + bias[f])</c> over all windows inside the image, with
/// stride s, dilation d and activation g. One line of the output is a matrix product whose rows are pixels. The windows of neighbouring
/// pixels overlap in memory and are read there, so nothing is copied.
/// </summary>
/// <param name="Size">The lengths, stride, dilation and groups.</param>
internal sealed partial record Convolution(
    string Label,
    Value X,
    Parameter Kernel,
    Parameter? Bias,
    Value Output,
    ConvolutionShape Size,
    ActivationFunction? Function = null
) : WeightedOperation(Label, X, Kernel, Bias, Output, Function)
{
    // Windows are read element by element and never past the end of the image, so the rows of x need no padding. Only a depthwise
    // convolution reads vectors of channels, and the last vector can extend past the end.
    public override bool ReadsUnpadded => !Size.IsDepthwise;

    public override long MultiplyAdds => Size.MultiplyAdds;

    public override long UnrolledCalls => NeverUnrolled;

    public override long WorkingLength => Size.ZeroInserted.Length;

    /// <summary>
    /// A convolution over steps computes one step from a window that ends with it, if the window is at hand: behind a causal padding, or
    /// if a window has a single step. A convolution of <c>[steps, features]</c> whose number of steps is not known has other than one window
    /// for each step: its layer makes rows of the windows where it can.
    /// </summary>
    public override IReadOnlyList<Operation>? AtOneStep(OneStep values)
    {
        Value window = values.Of(X);
        bool hasWindow =
            IsOverSteps && !Output.Shape.HasAnySteps && Size.Stride == 1 && window.Shape.Length == Size.KernelWidth * Size.Channels;
        ConvolutionShape one = Size with { Image = Shape.Of(1, Size.KernelWidth, Size.Channels), Dilation = 1 };
        return hasWindow ? [this with { X = window, Output = values.Of(Output), Size = one }] : null;
    }

    private GroupedKernel KernelGroups => new(Kernel, Kernel.Rows, Size.Parts, Size.PartFilters);

    public override void Forward(ForwardPass pass)
    {
        Buffer x = pass.Of(X);
        Buffer y = pass.Of(Output);
        Buffer kernel = KernelGroups.Split(pass, pass.Training && Mask is not null ? Mask.Apply(pass) : pass.Of(Kernel));
        GroupedKernel? biasGroups = Bias is null ? null : new(Bias, 1, Size.Parts, Size.PartFilters);
        Buffer? bias = biasGroups?.Split(pass, pass.Of(Bias!));
        string sum = $"windows of x[{X.Shape}] · kernel[{Kernel.Shape}]{(Bias is null ? "" : " + bias")}";
        string formula = $"y[rows, {Output.Shape}] = {Function?.Formula(sum) ?? sum}";
        bool splits = pass.SplitsNarrowSums && HasNarrowSteps(pass.Element);
        (long length, long step, EquatableArray<SumLoop> around) = splits ? Size.WindowOfSteps() : Size.Window(Size.Width, Size.Channels);
        TileNest nest = new(
            new TiledProduct
            {
                Name = Label + "ForwardLine",
                Names = ProductNames.Forward,
                Summary = LineSummary("y", Size.OutputWidth, Size.PartFilters, "x"),
                Element = pass.Element,
                Unrolled = false,
                M = Extent.Of(Size.OutputWidth),
                K = Extent.Of(length),
                Around = around,
                SplitsSums = splits,
                N = Size.PartFilters,
                LeftRowStride = Size.Stride * Size.Channels,
                LeftStep = step,
                KeepsColumns = Size.IsDepthwise,
                RightRowStride = kernel.RowStride,
                ResultRowStride = Size.Filters,
                Start = Bias is null ? ProductStart.Zero : ProductStart.Bias,
                Apply = Function,
            },
            new EquatableArray<NestLoop>([
                new NestLoop("row", Extent.Samples, (ProductOperand.Left, x.RowStride), (ProductOperand.Result, y.RowStride)),
                new NestLoop(
                    "line",
                    Extent.Of(Size.OutputHeight),
                    (ProductOperand.Left, Size.Stride * Size.Width * Size.Channels),
                    (ProductOperand.Result, Size.OutputWidth * Size.Filters)
                ),
                new NestLoop(
                    "group",
                    Extent.Of(Size.Parts),
                    (ProductOperand.Left, Size.PartChannels),
                    (ProductOperand.Right, KernelGroups.Step(pass)),
                    (ProductOperand.Start, biasGroups?.Step(pass) ?? 0),
                    (ProductOperand.Result, Size.PartFilters)
                ),
            ])
        )
        {
            Name = Label + "Forward",
            Summary = formula,
            PaddedSample = Size.Output,
            Unit = Unit,
        };
        pass.Call(nest, nest.Arguments(x, kernel, y, bias));
    }

    private bool IsOverSteps => Kernel.Shape.Rank == 3;

    /// <summary>
    /// Whether each step of a window has sums of its own. When a single step is computed, the sums of a few features would otherwise wait for
    /// themselves: each multiply-add for the one before.
    /// </summary>
    private bool HasNarrowSteps(Element element) =>
        IsOverSteps
        && Size.Groups == 1
        && Size.Filters <= element.RowMultiple
        && Size.Channels >= 2 * Tuning.UnrolledParts
        && Size.KernelWidth is > 1 and <= Tuning.SumsOfWindow;

    private string Unit => IsOverSteps ? "step" : "pixel";

    private string LineSummary(string result, long pixels, long channels, string image) =>
        (IsOverSteps ? "" : "One row of ")
        + $"{result}: {Plural.Of(pixels, Unit)} × {Plural.Of(channels, IsOverSteps ? "feature" : "channel")}."
        + (pixels > 1 ? $" Windows of neighbouring {Unit}s overlap in {image}, so nothing is copied." : "");
}
