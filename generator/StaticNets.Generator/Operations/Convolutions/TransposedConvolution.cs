using StaticNets.Generator.Operations.Activations;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations.Convolutions;

/// <summary>
/// <c>y[i·s + kh·d, j·s + kw·d, f] = g(Σ x[i, j, c] · kernel[kh, kw, f, c] + bias[f])</c>, the sum over all pixels (i, j), elements (kh, kw) of
/// the kernel and channels c that meet at a pixel of y, with stride s, dilation d and activation g: each pixel of x spreads over a window
/// of y. This is the gradient of a convolution's image as a forward pass, so its own gradients are convolutions.
/// </summary>
/// <param name="Size">
/// The convolution from y, with the removed padding, to x: the filters of this operation are its channels.
/// </param>
internal sealed record TransposedConvolution(
    string Label,
    Value X,
    Parameter Kernel,
    Parameter? Bias,
    Value Output,
    ConvolutionShape Size,
    ActivationFunction? Function = null
) : ConvolutionOperation(Label, X, Kernel, Bias, Output, Size, Function)
{
    // The columns of the kernel are the channels of the input.
    public override bool CanFold => false;

    public override long WorkingLength => Saturate.Add(Saturate.Add(Size.PaddedOutput.Length, Size.Image.Length), ShuffledLength);

    public override void Forward(ForwardPass pass)
    {
        Buffer flipped = Flipped(pass, PreparedKernel(pass));
        Buffer sums = Shuffled(pass, pass.Of(X), Size.Output, ValueContent.ShuffledInput);
        Buffer padded = WithZerosAround(pass, sums, ValueContent.PaddedInput);
        GroupedKernel? biasGroups = BiasGroups(Size.ChannelParts);
        Buffer output = MemoryOfShuffled(pass, pass.Of(Output), Size.KeptImage, ValueContent.ShuffledOutput);
        ProductEnds ends = new(padded, flipped, output)
        {
            Bias = biasGroups?.Split(pass, pass.Of(Bias!)),
            BiasStep = biasGroups?.Step(pass) ?? 0,
            Apply = Function,
        };
        string sum = $"windows of x[{X.Shape}] · flipped kernel[{Kernel.Shape}]{(Bias is null ? "" : " + bias")}";
        CallImage(pass, ProductRole.Forward, $"y[rows, {Output.Shape}]", ends, Function?.Formula(sum) ?? sum);
        Unshuffle(pass, output, pass.Of(Output), Size.KeptImage);
    }

    protected override void PrepareGradients(BackwardPass pass)
    {
        Buffer gradient = Shuffled(pass, pass.Gradient(Output), Size.KeptImage, ValueContent.ShuffledGradient);
        if (Size.IsKept)
        {
            return;
        }

        Buffer padded = PaddedGradient(pass);
        (long top, long left) = (Size.Vertical.Skipped, Size.Horizontal.Skipped);
        ImagePadding.Place(pass, gradient, Size.KeptImage, padded, Size.Image, top, left, Output.Shape.Rank);
    }

    protected override void WriteKernelGradient(BackwardPass pass) =>
        CallKernelGradient(
            pass,
            (PaddedGradient(pass), "dy"),
            (MemoryOfShuffled(pass, pass.Of(X), Size.Output, ValueContent.ShuffledInput), "x")
        );

    protected override void WriteInputGradient(BackwardPass pass)
    {
        Buffer kernel = PreparedKernel(pass);
        Contribution contribution = pass.Contribute(X, canFinish: !IsShuffled(Size.Output));
        string through = contribution.Finish is { } function ? $", times {function.Name.ToLowerInvariant()}′" : "";
        string formula = $"dx[rows, {X.Shape}] = windows of dy[rows, {Size.Image}] · kernel[{Kernel.Shape}]{through}";
        Contribution shuffled = ShuffledContribution(pass, contribution, Size.Output);
        CallWindows(pass, ProductRole.InputGradient, formula, ProductEnds.Of(shuffled, PaddedGradient(pass), kernel));
        Unshuffle(pass, shuffled.Target, contribution.Target, Size.Output, contribution.Accumulate);
    }

    /// <summary>Returns the gradient of the output, with zeros where padding was removed from it.</summary>
    private Buffer PaddedGradient(BackwardPass pass) =>
        Size.IsKept
            ? MemoryOfShuffled(pass, pass.Gradient(Output), Size.KeptImage, ValueContent.ShuffledGradient)
            : pass.RowScratch(Output, ValueContent.PaddedGradient, Size.Image.Length);
}
