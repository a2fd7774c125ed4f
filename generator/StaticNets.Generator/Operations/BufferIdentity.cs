using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>
/// Identifies a buffer by its owner (a value, a parameter, an input or an output) and by the kind of its content. Buffers with equal
/// identities use the same memory, even if their names differ.
/// </summary>
internal abstract record BufferIdentity;

/// <summary>Memory that belongs to the value with the id <paramref name="Value"/>.</summary>
internal sealed record ValueMemory(int Value, ValueContent Content) : BufferIdentity;

/// <summary>Memory that belongs to a parameter.</summary>
internal sealed record ParameterMemory(Parameter Parameter, ParameterContent Content) : BufferIdentity
{
    /// <summary>The row of the parameter, if the memory is a single one of several rows.</summary>
    public long? Row { get; init; }
}

/// <summary>Memory that belongs to the input or output with the number <paramref name="Port"/>.</summary>
internal sealed record PortMemory(PortContent Content, int Port) : BufferIdentity;

/// <summary>The kinds of memory that belong to a value.</summary>
internal enum ValueContent
{
    Itself,
    Gradient,

    /// <summary>
    /// The gradient of the second or a later loss that reads the value, before it is added to the gradient of the first loss.
    /// </summary>
    LossGradient,

    /// <summary>The mask that a dropout operation drew.</summary>
    Mask,

    /// <summary>The noise that a Gaussian noise operation drew.</summary>
    Noise,

    /// <summary>The sum of each unit's activities over the rows so far, followed by the sum of the weights of these rows.</summary>
    ActivitySums,

    /// <summary>The derivative of a term of the loss with respect to the mean activity of each unit.</summary>
    ActivitySlopes,

    /// <summary>The gradient of an image, with zeros around it.</summary>
    PaddedGradient,

    /// <summary>The input of an operation, with zeros around it.</summary>
    PaddedInput,

    /// <summary>An image whose channels are in the order in which groups are computed side by side: the input of an operation.</summary>
    ShuffledInput,

    /// <summary>The same for the output.</summary>
    ShuffledOutput,

    /// <summary>The same for the gradient of the output.</summary>
    ShuffledGradient,

    /// <summary>The same for the gradient of the input.</summary>
    ShuffledInputGradient,

    /// <summary>The transformed tiles of an image that a convolution reads.</summary>
    TilePlaces,

    /// <summary>The products of transformed tiles with a transformed kernel.</summary>
    TileProducts,

    /// <summary>The transformed tiles of an output's gradient, for the gradient of the input.</summary>
    GradientTilePlaces,

    /// <summary>The products of these tiles with a transformed kernel.</summary>
    GradientTileProducts,

    /// <summary>The transformed tiles of an image, for the gradient of the kernel.</summary>
    ImageTiles,

    /// <summary>The transformed tiles of an output's gradient, for the gradient of the kernel.</summary>
    GradientTiles,

    /// <summary>The planes into which the columns of an image are divided.</summary>
    ColumnPlanes,

    /// <summary>A line of an image with the pixels of one filter side by side, for each filter.</summary>
    PixelLines,

    /// <summary>The number of the pixel of each window that has the maximum or minimum; -1 for none.</summary>
    WindowPlaces,

    /// <summary>The gradient of an image before the maximum or minimum of its windows, with the pixels of one filter side by side.</summary>
    SpreadGradient,

    /// <summary>The gradients of windows of an image before those of the same pixel are added.</summary>
    WindowGradients,

    /// <summary>Sums of each lane of a vector, which are added at the end.</summary>
    LaneSums,

    /// <summary>The softmax of the products of one query with all keys.</summary>
    Probabilities,
    ProbabilityGradients,

    /// <summary>The slopes of the products of a vector with each column of a matrix, for one row.</summary>
    ProductSlopes,

    /// <summary>The slopes of the squared lengths of the columns, for one row.</summary>
    LengthSlopes,

    /// <summary>A row that continues at both ends with the elements of the other end.</summary>
    Circle,

    /// <summary>The gradient of an operation's input for one row, before it is added to what other operations contributed.</summary>
    InputGradientOfRow,

    BatchMean,
    BatchVariance,

    /// <summary><c>1 / √(variance + ε)</c> of each channel.</summary>
    BatchInverse,

    /// <summary>The mean of <c>dy n</c> of each channel over the batch, with the normalised input n.</summary>
    BatchProductMean,

    /// <summary>The mean of <c>dy</c> of each channel over the batch.</summary>
    BatchGradientMean,

    /// <summary>The mean of its group, for each channel of each sample.</summary>
    GroupMean,

    /// <summary><c>1 / √(variance + ε)</c> of its group, for each channel of each sample.</summary>
    GroupInverse,

    /// <summary><c>Σ dy</c> over the pixels of each channel of each sample.</summary>
    GradientSums,

    /// <summary><c>Σ dy n</c> over the pixels of each channel of each sample, with the normalised input n.</summary>
    ProductSums,

    /// <summary>The mean of γ dy in its group, for each channel of each sample.</summary>
    GradientMeans,

    /// <summary>The mean of γ dy n in its group, for each channel of each sample.</summary>
    ProductMeans,
}

/// <summary>The kinds of memory that belong to a parameter.</summary>
internal enum ParameterContent
{
    Itself,
    Gradient,

    /// <summary>The mask that DropConnect drew.</summary>
    Mask,

    /// <summary>The product of kernel and mask.</summary>
    Masked,
    MaskedGradient,
    Transposed,

    /// <summary>The transposed lines of a convolution's kernel, one after the other.</summary>
    TransposedLines,

    /// <summary>A copy of some columns of the matrix or of its transpose.</summary>
    Panel,

    /// <summary>The flipped kernel of a convolution: its taps in reverse order.</summary>
    Flipped,

    /// <summary>The transformed kernel of a convolution in tiles.</summary>
    Tiles,

    /// <summary>The same for the flipped kernel.</summary>
    FlippedTiles,

    /// <summary>The sums from which the gradient of such a kernel is computed.</summary>
    TileSums,

    /// <summary>
    /// The columns of a kernel or bias of a grouped convolution, with a separate matrix for each group or with the groups side by side.
    /// </summary>
    Groups,
    GroupGradients,

    /// <summary>A copy of the matrix without the padding of its rows.</summary>
    Contiguous,
    ContiguousGradient,
}

/// <summary>The kinds of memory that belong to an input or output.</summary>
internal enum PortContent
{
    Input,
    Output,
    InputGradient,

    /// <summary>The gradient of an output, in a network without a loss. The caller gives it in the place of targets.</summary>
    OutputGradient,

    /// <summary>Dense targets.</summary>
    Targets,

    /// <summary>A copy of the targets in the workspace, with padding at the end of each row.</summary>
    PaddedTargets,

    /// <summary>Targets as class indices.</summary>
    Classes,
}
