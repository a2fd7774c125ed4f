namespace StaticNets.Generator.Operations;

/// <summary>Whose memory a buffer lies in.</summary>
internal enum BufferHome
{
    /// <summary>Handed over by the caller of the pass, without padding between rows: the input, the targets.</summary>
    Caller,

    /// <summary>The block of parameters.</summary>
    Parameters,

    /// <summary>The block of parameter gradients, laid out as the parameters.</summary>
    Gradients,

    /// <summary>The arena of the pass.</summary>
    Workspace,
}

/// <summary>
/// A stretch of memory as a function sees it: rows that begin <see cref="RowStride"/> elements apart. It has one row for each
/// sample, or a fixed number of them.
/// </summary>
/// <param name="Identity">What it holds.</param>
/// <param name="Name">The local name it has in the emitted pass, unless another buffer there has it already.</param>
/// <param name="Home">Whose memory it is.</param>
/// <param name="RowStride">Elements from one row to the next.</param>
/// <param name="FixedRows">Number of rows, or 0 for one a sample.</param>
internal sealed record Buffer(BufferIdentity Identity, string Name, BufferHome Home, long RowStride, long FixedRows = 0)
{
    public bool PerSample => FixedRows == 0;

    /// <summary>Whether its elements are class indices and not numbers of the network's format.</summary>
    public bool HoldsClasses => Identity is PortMemory { Content: PortContent.Classes };

    /// <summary>Shape for a comment: <c>[rows, 128]</c>.</summary>
    public string Form => PerSample ? $"[rows, {RowStride}]" : $"[{FixedRows}, {RowStride}]";
}
