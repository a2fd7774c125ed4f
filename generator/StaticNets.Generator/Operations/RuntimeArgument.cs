namespace StaticNets.Generator.Operations;

/// <summary>A value that a pass receives from its caller and passes on to its functions.</summary>
internal enum RuntimeArgument
{
    /// <summary>The number of samples.</summary>
    Rows,

    /// <summary>The number of time steps, for networks that take sequences of any length.</summary>
    Steps,

    /// <summary>The index of the current time step of the loop.</summary>
    Step,

    /// <summary>
    /// The number of time steps of each sample, or a null reference if all have the same. Only networks that take sequences of any length use
    /// it.
    /// </summary>
    Lengths,

    /// <summary>
    /// Whether parameter gradients are added to the gradient block: true from the second micro-batch of a training step on.
    /// </summary>
    Accumulate,

    /// <summary>Whether the call is a training step, which draws masks and computes batch statistics.</summary>
    Training,

    /// <summary>The micro-batch object, for library methods that draw random numbers.</summary>
    Batch,

    /// <summary>The object through which a pass updates kernels block by block.</summary>
    Updates,

    /// <summary>The weight of each sample in the loss, or a null reference.</summary>
    RowWeights,

    /// <summary>The number of samples of the whole batch, by which the loss is divided.</summary>
    BatchRows,
}
