using StaticNets.Generator.Operations.Activations;
using StaticNets.Generator.Operations.MatMuls;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Convolutions;

/// <summary>
/// The three products of a kernel with an image and with the sums over its windows: from the image to the sums, from the sums to the image,
/// and from both to the kernel. A convolution computes the first one forward and the other two backward; a transposed convolution computes
/// the second one forward and the other two backward.
/// </summary>
/// <param name="Size">The lengths, strides, dilation and groups. Its image has the filters of a transposed convolution as channels.</param>
internal abstract partial record ConvolutionOperation(
    string Label,
    Value X,
    Parameter Kernel,
    Parameter? Bias,
    Value Output,
    ConvolutionShape Size,
    ActivationFunction? Function
) : WeightedOperation(Label, X, Kernel, Bias, Output, Function)
{
    public override long MultiplyAdds => Size.MultiplyAdds;

    public override long UnrolledCalls => NeverUnrolled;

    protected bool IsOverSteps => Kernel.Shape.Rank == 3;

    protected string Unit => IsOverSteps ? "step" : "pixel";

    protected GroupedKernel KernelGroups => new(Kernel, Kernel.Rows, Size.FilterParts, Size.PartFilters, Size.IsSideBySide);

    /// <summary>
    /// Adds the call that masks and splits the kernel where it is needed, and returns the kernel that the pass multiplies by.
    /// </summary>
    protected Buffer PreparedKernel(ForwardPass pass) =>
        KernelGroups.Split(pass, pass.Training && Mask is not null ? Mask.Apply(pass) : pass.Of(Kernel));

    /// <summary>Returns the kernel that the forward pass of the same training step multiplied by.</summary>
    protected Buffer PreparedKernel(BackwardPass pass) => KernelGroups.AfterSplit(pass, Mask?.Masked(pass) ?? pass.Of(Kernel));

    /// <summary>Returns the parts of the bias, which is added to the channels or the filters of the convolution.</summary>
    protected GroupedKernel? BiasGroups(long parts) => Bias is null ? null : new(Bias, 1, parts, Bias.RowLength / parts, Size.IsSideBySide);

    /// <summary>Returns the name of a loop over parts that are computed one after the other.</summary>
    /// <param name="place">What a part has one of for each group, if the groups are computed side by side.</param>
    private string Part(string place) => Size.IsSideBySide ? place : "group";

    /// <summary>
    /// Adds the call that writes an image with its channels in the order in which groups are computed side by side, and returns that image;
    /// returns <paramref name="image"/> if it can be used as it is.
    /// </summary>
    /// <param name="shape">The shape of the image.</param>
    protected Buffer Shuffled(Pass pass, Buffer image, Shape shape, ValueContent content)
    {
        if (!IsShuffled(shape))
        {
            return image;
        }

        Buffer shuffled = MemoryOfShuffled(pass, image, shape, content);
        long places = shape.Last / Size.Groups;
        string comment = $"{shuffled.Name}[…, place, group] = {image.Name}[…, group, place], {Size.Groups} groups of {places}";
        ChannelShuffle.Call(pass, comment, image, shuffled, shape.Length / shape.Last, Size.Groups, places);
        return shuffled;
    }

    /// <summary>Returns the image that <see cref="Shuffled"/> writes, without a call.</summary>
    protected Buffer MemoryOfShuffled(Pass pass, Buffer image, Shape shape, ValueContent content) =>
        IsShuffled(shape) ? pass.RowScratch(Output, content, shape.Length) : image;

    /// <summary>
    /// Adds the call that writes an image that was computed with groups side by side with its channels in their own order.
    /// </summary>
    protected void Unshuffle(Pass pass, Buffer shuffled, Buffer image, Shape shape, bool accumulate = false)
    {
        if (!IsShuffled(shape))
        {
            return;
        }

        long places = shape.Last / Size.Groups;
        string assigns = accumulate ? "+=" : "=";
        string comment = $"{image.Name}[…, group, place] {assigns} {shuffled.Name}[…, place, group], {Size.Groups} groups of {places}";
        Argument flag = Argument.Flag(accumulate, "accumulate");
        ChannelShuffle.Call(pass, comment, shuffled, image, shape.Length / shape.Last, places, Size.Groups, flag);
    }

    /// <summary>Returns the contribution to the gradient of an input before <see cref="Unshuffle"/> adds it to that gradient.</summary>
    protected Contribution ShuffledContribution(Pass pass, Contribution contribution, Shape shape) =>
        IsShuffled(shape)
            ? contribution with
            {
                Target = MemoryOfShuffled(pass, contribution.Target, shape, ValueContent.ShuffledInputGradient),
                Accumulate = false,
            }
            : contribution;

    /// <summary>Number of elements for one row of the images with other orders of channels, and of their gradients.</summary>
    protected long ShuffledLength =>
        Saturate.Multiply(
            2,
            Saturate.Add(IsShuffled(Size.Image) ? Size.Image.Length : 0, IsShuffled(Size.Output) ? Size.Output.Length : 0)
        );

    /// <summary>Whether the channels of an image have another order while groups are computed side by side.</summary>
    protected bool IsShuffled(Shape image) => Size.IsSideBySide && image.Last > Size.Groups;

    protected string LineSummary(string result, long pixels, long channels, string image) =>
        (IsOverSteps ? "" : "One row of ")
        + $"{result}: {Plural.Of(pixels, Unit)} × {Plural.Of(channels, IsOverSteps ? "feature" : "channel")}."
        + (pixels > 1 ? $" Windows of neighbouring {Unit}s overlap in {image}, so nothing is copied." : "");
}

/// <summary>What a product computes, for the names in emitted code: forward or the gradient of the input.</summary>
/// <param name="Role">The end of the function's name.</param>
/// <param name="Names">The names of the matrices.</param>
internal sealed record ProductRole(string Role, ProductNames Names)
{
    public static ProductRole Forward { get; } = new("Forward", ProductNames.Forward);

    public static ProductRole InputGradient { get; } = new("InputGradient", ProductNames.InputGradient);
}

/// <summary>The matrices of a product, and what happens at the beginning and at the end of its sums.</summary>
internal sealed record ProductEnds(Buffer Left, Buffer Kernel, Buffer Result)
{
    /// <summary>The bias of each group, or <see langword="null"/> if the sums begin with zero or with the content of the result.</summary>
    public Buffer? Bias { get; init; }

    /// <summary>Distance in elements from the bias of one group to that of the next.</summary>
    public long BiasStep { get; init; }

    /// <summary>Whether the product is added to the content of the result.</summary>
    public bool Accumulates { get; init; }

    public ActivationFunction? Apply { get; init; }

    /// <summary>The activation by whose derivative the result is multiplied, with its output.</summary>
    public (ActivationFunction Function, Buffer Output)? Finish { get; init; }

    public ProductStart Start =>
        Bias is not null ? ProductStart.Bias
        : Accumulates ? ProductStart.Result
        : ProductStart.Zero;

    /// <summary>Returns the ends of a product that writes a contribution to the gradient of an input.</summary>
    public static ProductEnds Of(Contribution contribution, Buffer left, Buffer kernel) =>
        new(left, kernel, contribution.Target)
        {
            Accumulates = contribution.Accumulate,
            Finish = contribution.Finish is { } function ? (function, contribution.FinishOutput!) : null,
        };
}
