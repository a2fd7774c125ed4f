using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>
/// Identifies a buffer by its content: two buffers are the same memory exactly if their contents are equal, whatever their names.
/// </summary>
internal abstract record BufferIdentity;

/// <summary>Memory that belongs to the value with this id.</summary>
internal sealed record ValueMemory(int Value, ValueContent Content) : BufferIdentity;

/// <summary>Memory that belongs to a parameter.</summary>
internal sealed record ParameterMemory(Parameter Parameter, ParameterContent Content) : BufferIdentity;

/// <summary>Memory of what goes in and out of the network, by the number of the input or output.</summary>
internal sealed record PortMemory(PortContent Content, int Port) : BufferIdentity;

/// <summary>The kinds of memory that belong to a value.</summary>
internal enum ValueContent
{
    Itself,
    Gradient,

    /// <summary>The gradient of one more loss that reads the value, before it is added to that of the others.</summary>
    LossGradient,

    /// <summary>The mask that a dropout operation drew.</summary>
    Mask,

    /// <summary>The noise that a Gaussian noise operation drew.</summary>
    Noise,

    /// <summary>The zero-inserted gradient of an image: zeros between its pixels and around them.</summary>
    ZeroInserted,

    BatchMean,
    BatchVariance,

    /// <summary><c>1 / √(variance + ε)</c> of each channel.</summary>
    BatchInverse,
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

    /// <summary>The flipped kernel of a convolution: its taps in reverse order.</summary>
    Flipped,

    /// <summary>The columns of each group as a separate matrix.</summary>
    Groups,
    GroupGradients,
}

/// <summary>The kinds of memory that the caller passes.</summary>
internal enum PortContent
{
    Input,
    Output,
    InputGradient,

    /// <summary>Dense targets.</summary>
    Targets,

    /// <summary>The targets with padding between their rows.</summary>
    PaddedTargets,

    /// <summary>Targets as class indices.</summary>
    Classes,
}
