using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>What a buffer holds. Two buffers are the same memory exactly when they hold the same: names play no part in it.</summary>
internal abstract record BufferIdentity;

/// <summary>Memory of a value, which some operation computes, by the value's id.</summary>
internal sealed record ValueMemory(int Value, ValueContent Content) : BufferIdentity;

/// <summary>Memory of a parameter.</summary>
internal sealed record ParameterMemory(Parameter Parameter, ParameterContent Content) : BufferIdentity;

/// <summary>Memory of what goes in and out of the network.</summary>
internal sealed record PortMemory(PortContent Content) : BufferIdentity;

/// <summary>What is kept of a value.</summary>
internal enum ValueContent
{
    Itself,
    Gradient,

    /// <summary>The factors that a dropout drew.</summary>
    Mask,

    /// <summary>The numbers that Gaussian noise drew.</summary>
    Noise,

    /// <summary>The gradient of an image with zeros between its pixels and around them.</summary>
    Spread,

    BatchMean,
    BatchVariance,

    /// <summary><c>1 / √(variance + ε)</c> of each channel.</summary>
    BatchInverse,
}

/// <summary>What is kept of a parameter.</summary>
internal enum ParameterContent
{
    Itself,
    Gradient,

    /// <summary>The factors that DropConnect drew.</summary>
    Mask,

    /// <summary>The product of kernel and mask.</summary>
    Masked,
    MaskedGradient,
    Transposed,

    /// <summary>The kernel of a convolution with its taps in reverse order.</summary>
    Turned,

    /// <summary>The columns of each group as a matrix of their own.</summary>
    Groups,
    GroupGradients,
}

/// <summary>What a caller hands over or receives.</summary>
internal enum PortContent
{
    Input,
    Output,
    InputGradient,

    /// <summary>Targets as rows of numbers.</summary>
    Targets,

    /// <summary>The targets with padding between their rows.</summary>
    PaddedTargets,

    /// <summary>Targets as class indices.</summary>
    Classes,
}
