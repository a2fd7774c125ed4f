namespace StaticNets.Generator.Operations;

/// <summary>The memory that contains a buffer.</summary>
internal enum BufferHome
{
    /// <summary>The caller's memory, without padding between rows: input, targets.</summary>
    Caller,

    /// <summary>The parameter block.</summary>
    Parameters,

    /// <summary>The gradient block, with the same layout as the parameter block.</summary>
    Gradients,

    /// <summary>The workspace of the pass.</summary>
    Workspace,
}

/// <summary>
/// The memory of a value or parameter as a function sees it: rows at a distance of <see cref="RowStride"/> elements, one for each sample or
/// a fixed number of them.
/// </summary>
/// <param name="Identity">The content.</param>
/// <param name="Name">The name of the local variable in the emitted pass, unless another buffer there has the same name.</param>
/// <param name="Home">The memory that contains it.</param>
/// <param name="RowStride">Distance between rows in elements.</param>
/// <param name="FixedRows">Number of rows, or 0 for one row for each sample.</param>
internal sealed record Buffer(BufferIdentity Identity, string Name, BufferHome Home, long RowStride, long FixedRows = 0)
{
    public bool PerSample => FixedRows == 0;

    /// <summary>Whether its elements are class indices instead of numbers in the network's format.</summary>
    public bool HoldsClasses => Identity is PortMemory { Content: PortContent.Classes };

    /// <summary>The shape for a comment: <c>[rows, 128]</c>.</summary>
    public string Form => PerSample ? $"[rows, {RowStride}]" : $"[{FixedRows}, {RowStride}]";
}
