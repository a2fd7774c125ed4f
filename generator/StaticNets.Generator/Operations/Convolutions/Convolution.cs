using StaticNets.Generator.Operations.Activations;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Convolutions;

/// <summary>
/// <c>y[oh, ow, f] = g(Σ x[oh·s + kh·d, ow·s + kw·d, c] · kernel[kh, kw, c, f] + bias[f])</c> over all windows inside the image, with
/// stride s, dilation d and activation g.
/// </summary>
internal sealed record Convolution(
    string Label,
    Value X,
    Parameter Kernel,
    Parameter? Bias,
    Value Output,
    ConvolutionShape Size,
    ActivationFunction? Function = null
) : ConvolutionOperation(Label, X, Kernel, Bias, Output, Size, Function)
{
    // Windows are read element by element and never past the end of the image, so the rows of x need no padding. Only with groups side by
    // side are vectors of channels read, and the last vector can extend past the end.
    public override bool ReadsUnpadded => !Size.IsSideBySide || IsShuffled(Size.Image);

    public override long WorkingLength => Saturate.Add(Size.PaddedOutput.Length, ShuffledLength);

    /// <summary>
    /// A convolution over steps computes one step from a window that ends with it, if the window is at hand: behind a causal padding, or
    /// if a window has a single step. A convolution of <c>[steps, features]</c> whose number of steps is not known has other than one window
    /// for each step: its layer makes rows of the windows where it can.
    /// </summary>
    public override IReadOnlyList<Operation>? AtOneStep(OneStep values)
    {
        Value window = values.Of(X);
        bool hasWindow =
            IsOverSteps
            && !Output.Shape.HasAnySteps
            && Size.Horizontal.Stride == 1
            && window.Shape.Length == Size.Horizontal.Taps * Size.Channels;
        return hasWindow ? [this with { X = window, Output = values.Of(Output), Size = Size.OfOneWindow() }] : null;
    }

    public override void Forward(ForwardPass pass)
    {
        Buffer kernel = PreparedKernel(pass);
        GroupedKernel? biasGroups = BiasGroups(Size.FilterParts);
        Buffer image = Shuffled(pass, pass.Of(X), Size.Image, ValueContent.ShuffledInput);
        Buffer output = MemoryOfShuffled(pass, pass.Of(Output), Size.Output, ValueContent.ShuffledOutput);
        ProductEnds ends = new(image, kernel, output)
        {
            Bias = biasGroups?.Split(pass, pass.Of(Bias!)),
            BiasStep = biasGroups?.Step(pass) ?? 0,
            Apply = Function,
        };
        string sum = $"windows of x[{X.Shape}] · kernel[{Kernel.Shape}]{(Bias is null ? "" : " + bias")}";
        bool splits = pass.SplitsNarrowSums && HasNarrowSteps(pass.Element);
        CallWindows(pass, ProductRole.Forward, $"y[rows, {Output.Shape}] = {Function?.Formula(sum) ?? sum}", ends, splits);
        Unshuffle(pass, output, pass.Of(Output), Size.Output);
    }

    protected override void PrepareGradients(BackwardPass pass) =>
        Shuffled(pass, pass.Gradient(Output), Size.Output, ValueContent.ShuffledGradient);

    protected override void WriteKernelGradient(BackwardPass pass) =>
        CallKernelGradient(
            pass,
            (MemoryOfShuffled(pass, pass.Of(X), Size.Image, ValueContent.ShuffledInput), "x"),
            (ShuffledGradient(pass), "dy")
        );

    protected override void WriteInputGradient(BackwardPass pass)
    {
        if (WindowGradient.Serves(this, pass.Element))
        {
            WriteWindowGradient(pass);
            return;
        }

        Buffer sums = ShuffledGradient(pass);
        Buffer padded = WithZerosAround(pass, sums, ValueContent.PaddedGradient);
        Buffer flipped = Flipped(pass, PreparedKernel(pass));
        Contribution contribution = pass.Contribute(X, canFinish: !IsShuffled(Size.Image));
        Contribution shuffled = ShuffledContribution(pass, contribution, Size.Image);
        CallImage(
            pass,
            ProductRole.InputGradient,
            $"dx[rows, {X.Shape}]",
            ProductEnds.Of(shuffled, padded, flipped),
            FormulaOfGradient(contribution)
        );
        Unshuffle(pass, shuffled.Target, contribution.Target, Size.Image, contribution.Accumulate);
    }

    /// <summary>Adds the call that computes the gradient of each window first.</summary>
    private void WriteWindowGradient(BackwardPass pass)
    {
        Buffer kernel = PreparedKernel(pass);
        Buffer gradient = pass.Gradient(Output);
        Contribution contribution = pass.Contribute(X);
        string assigns = contribution.Accumulate ? "+=" : "=";
        pass.Call(
            Label + "InputGradient",
            $"dx[rows, {X.Shape}] {assigns} Σ over windows of dy[rows, {Output.Shape}] · transposed kernel[{Kernel.Shape}]",
            WindowGradient.Of(this, kernel, gradient, contribution.Accumulate, pass.Element),
            [
                Operand.Read("dy", gradient),
                Operand.Read("kernel", kernel),
                Operand.Write(
                    "transposed",
                    pass.Scratch(Kernel, ParameterContent.TransposedLines, 1, WindowGradient.KernelLength(Size, pass.Element))
                ),
                Operand.Write(
                    "windows",
                    pass.Scratch(
                        Output,
                        ValueContent.WindowGradients,
                        Identifiers.Camel(Label) + "Windows",
                        WindowGradient.WindowsLength(Size, pass.Element)
                    )
                ),
                Operand.Write("dx", contribution.Target),
                RuntimeArgument.Rows,
            ]
        );
    }

    /// <summary>Adds the calls that compute the gradient of the image from that of the output.</summary>
    public void CallInputGradient(BackwardPass pass) => WriteInputGradient(pass);

    private Buffer ShuffledGradient(BackwardPass pass) =>
        MemoryOfShuffled(pass, pass.Gradient(Output), Size.Output, ValueContent.ShuffledGradient);

    /// <summary>
    /// Whether each step of a window has sums of its own. When a single step is computed, the sums of a few features would otherwise wait for
    /// themselves: each multiply-add for the one before.
    /// </summary>
    private bool HasNarrowSteps(Element element) =>
        IsOverSteps
        && Size.Groups == 1
        && Size.Filters <= element.RowMultiple
        && Size.Channels >= 2 * Tuning.UnrolledParts
        && Size.Horizontal.Taps is > 1 and <= Tuning.SumsOfWindow;
}
