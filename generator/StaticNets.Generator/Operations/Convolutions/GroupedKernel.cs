using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations.Convolutions;

/// <summary>
/// The columns of a matrix, a kernel or a bias, in groups: each group's columns stand as a matrix of their own, one below the other, so that
/// vectors never reach from one group into the next.
/// </summary>
/// <param name="Matrix">The kernel or the bias.</param>
/// <param name="Rows">Rows of the matrix.</param>
/// <param name="Groups">Number of groups.</param>
/// <param name="Columns">Columns of one group.</param>
internal sealed record GroupedKernel(Parameter Matrix, long Rows, long Groups, long Columns)
{
    /// <summary>The groups of what stands in <paramref name="source"/>; that itself when there is but one.</summary>
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

    /// <summary>Where the forward half of a step has left the groups; <paramref name="source"/> itself when there is but one.</summary>
    public Buffer AfterSplit(BackwardPass pass, Buffer source) => Groups == 1 ? source : Like(pass, ParameterContent.Groups);

    /// <summary>Elements from one group to the next.</summary>
    public long Step(Pass pass) => Rows * pass.Element.Pad(Columns);

    /// <summary>Where the gradients of the groups go; <see cref="AddGradient"/> takes them from there.</summary>
    public Buffer Gradient(Pass pass) => Like(pass, ParameterContent.GroupGradients);

    /// <summary>Adds the gradients of the groups to that of the matrix, or puts them there.</summary>
    /// <param name="accumulate">Which of the two.</param>
    public void AddGradient(BackwardPass pass, Buffer gradient, Argument accumulate)
    {
        Buffer split = Gradient(pass);
        pass.CallLibrary(
            $"kernel gradient (+)= those of {Groups} groups of {Columns} columns",
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
