using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations.Convolutions;

/// <summary>
/// Splits the columns of a matrix (a kernel or a bias) into groups, stored as separate matrices one after the other, so that no vector
/// extends from one group into the next.
/// </summary>
/// <param name="Matrix">The kernel or the bias.</param>
/// <param name="Rows">Number of rows of the matrix.</param>
/// <param name="Groups">Number of groups.</param>
/// <param name="Columns">Number of columns of one group.</param>
internal sealed record GroupedKernel(Parameter Matrix, long Rows, long Groups, long Columns)
{
    /// <summary>
    /// Adds the call that splits <paramref name="source"/>, and returns the groups; with a single group it only returns the source.
    /// </summary>
    public Buffer Split(Pass pass, Buffer source)
    {
        if (Groups == 1)
        {
            return source;
        }

        Buffer split = Like(pass, ParameterContent.Groups);
        pass.CallLibrary(
            $"{split.Name} = {source.Name} in {Groups} groups of {Columns} columns, one below the other",
            "ColumnGroups.Split",
            Argument.Read(source),
            Argument.Number(source.RowStride, "sourceStride"),
            Argument.Write(split),
            Argument.Number(split.RowStride, "destinationStride"),
            Argument.Number(Rows, "rows"),
            Argument.Number(Groups, "groups"),
            Argument.Number(Columns, "columns")
        );
        return split;
    }

    /// <summary>
    /// Returns the groups that the forward pass of the training step has written; with a single group it returns <paramref name="source"/>.
    /// </summary>
    public Buffer AfterSplit(BackwardPass pass, Buffer source) => Groups == 1 ? source : Like(pass, ParameterContent.Groups);

    /// <summary>Returns the distance between groups in elements.</summary>
    public long Step(Pass pass) => Rows * pass.Element.Pad(Columns);

    /// <summary>Returns the buffer for the gradients of the groups, which <see cref="AddGradient"/> reads.</summary>
    public Buffer Gradient(Pass pass) => Like(pass, ParameterContent.GroupGradients);

    /// <summary>Adds the call that joins the gradients of the groups into the gradient of the matrix.</summary>
    /// <param name="accumulate">Whether to add to the gradient of the matrix instead of replacing it.</param>
    public void AddGradient(BackwardPass pass, Buffer gradient, Argument accumulate)
    {
        Buffer split = Gradient(pass);
        pass.CallLibrary(
            $"dKernel = gradients of {Groups} groups of {Columns} columns side by side, added to dKernel if accumulate",
            "ColumnGroups.Join",
            Argument.Read(split),
            Argument.Number(split.RowStride, "sourceStride"),
            Argument.Write(gradient),
            Argument.Number(gradient.RowStride, "destinationStride"),
            Argument.Number(Rows, "rows"),
            Argument.Number(Groups, "groups"),
            Argument.Number(Columns, "columns"),
            accumulate
        );
    }

    private Buffer Like(Pass pass, ParameterContent content) => pass.Scratch(Matrix, content, Groups * Rows, Columns);
}
