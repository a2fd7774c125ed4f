namespace StaticNets.Generator.Operations;

/// <summary>A number or flag of the call that a pass receives and hands on to its functions.</summary>
internal enum RuntimeArgument
{
    /// <summary>The number of samples.</summary>
    Rows,

    /// <summary>Whether parameter gradients are added to what is there: the second micro-batch of a step and those after it.</summary>
    Accumulate,

    /// <summary>Whether the call is a step of training, which draws masks and takes statistics of its batch.</summary>
    Training,

    /// <summary>The micro-batch itself.</summary>
    Batch,

    /// <summary>The weight of each sample in the loss, or a null reference.</summary>
    RowWeights,

    /// <summary>The number of samples of the whole batch, by which the loss is divided.</summary>
    BatchRows,
}
