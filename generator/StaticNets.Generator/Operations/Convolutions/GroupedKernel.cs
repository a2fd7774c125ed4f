using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations.Convolutions;

/// <summary>
/// Divides the columns of a matrix (a kernel or a bias) into the parts that are computed one after the other. A part is either a group,
/// stored as a matrix of its own, so that no vector extends from one group into the next; or one column of each group, stored beside the
/// other parts, as are the channels of an image that is computed with groups side by side.
/// </summary>
/// <param name="Matrix">The kernel or the bias.</param>
/// <param name="Rows">Number of rows of the matrix.</param>
/// <param name="Parts">Number of parts.</param>
/// <param name="Columns">Number of columns of one part.</param>
/// <param name="IsSideBySide">Whether a part is one column of each group.</param>
internal sealed record GroupedKernel(Parameter Matrix, long Rows, long Parts, long Columns, bool IsSideBySide)
{
    /// <summary>
    /// Adds the call that divides <paramref name="source"/>, and returns the parts; with a single part it only returns the source.
    /// </summary>
    public Buffer Split(Pass pass, Buffer source)
    {
        if (Parts == 1)
        {
            return source;
        }

        Buffer split = Like(pass, ParameterContent.Groups);
        if (IsSideBySide)
        {
            string order = $"{split.Name} = {source.Name} with {Parts} times one column of {Columns} groups";
            ChannelShuffle.Call(pass, order, source, split, 1, Columns, Parts);
            return split;
        }

        pass.CallLibrary(
            $"{split.Name} = {source.Name} in {Parts} groups of {Columns} columns, one below the other",
            "ColumnGroups.Split",
            Argument.Read(source),
            Argument.Number(source.RowStride, "sourceStride"),
            Argument.Write(split),
            Argument.Number(split.RowStride, "destinationStride"),
            Argument.Number(Rows, "rows"),
            Argument.Number(Parts, "groups"),
            Argument.Number(Columns, "columns")
        );
        return split;
    }

    /// <summary>
    /// Returns the parts that the forward pass of the training step has written; with a single part it returns <paramref name="source"/>.
    /// </summary>
    public Buffer AfterSplit(BackwardPass pass, Buffer source) => Parts == 1 ? source : Like(pass, ParameterContent.Groups);

    /// <summary>Returns the distance between parts in elements.</summary>
    public long Step(Pass pass) => IsSideBySide ? Columns : Rows * pass.Element.Pad(Columns);

    /// <summary>Returns the buffer for the gradients of the parts, which <see cref="AddGradient"/> reads.</summary>
    public Buffer Gradient(Pass pass) => Like(pass, ParameterContent.GroupGradients);

    /// <summary>Adds the call that joins the gradients of the parts into the gradient of the matrix.</summary>
    /// <param name="accumulate">Whether to add to the gradient of the matrix instead of replacing it.</param>
    public void AddGradient(BackwardPass pass, Buffer gradient, Argument accumulate)
    {
        Buffer split = Gradient(pass);
        if (IsSideBySide)
        {
            string order = $"dKernel = gradients of {Columns} groups of {Parts} columns, added to dKernel if accumulate";
            ChannelShuffle.Call(pass, order, split, gradient, 1, Parts, Columns, accumulate);
            return;
        }

        pass.CallLibrary(
            $"dKernel = gradients of {Parts} groups of {Columns} columns side by side, added to dKernel if accumulate",
            "ColumnGroups.Join",
            Argument.Read(split),
            Argument.Number(split.RowStride, "sourceStride"),
            Argument.Write(gradient),
            Argument.Number(gradient.RowStride, "destinationStride"),
            Argument.Number(Rows, "rows"),
            Argument.Number(Parts, "groups"),
            Argument.Number(Columns, "columns"),
            accumulate
        );
    }

    private Buffer Like(Pass pass, ParameterContent content) =>
        IsSideBySide ? pass.Scratch(Matrix, content, Rows, Parts * Columns) : pass.Scratch(Matrix, content, Parts * Rows, Columns);
}
