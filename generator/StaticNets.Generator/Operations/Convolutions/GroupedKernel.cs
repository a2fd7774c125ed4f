using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Convolutions;

/// <summary>
/// The columns of a matrix, a kernel or a bias, in groups: each group's columns stand as a matrix of their own, one below the other, so that
/// vectors never reach from one group into the next.
/// </summary>
/// <param name="Name">Prefix of its buffers.</param>
/// <param name="Rows">Rows of the matrix.</param>
/// <param name="Groups">Number of groups.</param>
/// <param name="Columns">Columns of one group.</param>
internal sealed record GroupedKernel(string Name, long Rows, long Groups, long Columns)
{
    /// <summary>The groups of what stands in <paramref name="source"/>; that itself when there is but one.</summary>
    public Buffer Split(Pass pass, Buffer source)
    {
        if (Groups == 1)
        {
            return source;
        }

        Buffer split = Like(pass, "Groups");
        pass.Call(
            $"{split.Name} = {source.Name} in {Groups} groups of {Columns} columns, one below the other",
            Qualified.Runtime + "ColumnGroups.Split",
            Argument.Read(source),
            Literals.Named("sourceStride", source.RowStride),
            Argument.Write(split),
            Literals.Named("destinationStride", split.RowStride),
            Literals.Named("rows", Rows),
            Literals.Named("groups", Groups),
            Literals.Named("columns", Columns)
        );
        return split;
    }

    /// <summary>Where the forward half of a step has left the groups; <paramref name="source"/> itself when there is but one.</summary>
    public Buffer AfterSplit(BackwardPass pass, Buffer source) => Groups == 1 ? source : Like(pass, "Groups");

    /// <summary>Elements from one group to the next.</summary>
    public long Step(Pass pass) => Rows * pass.Element.Pad(Columns);

    /// <summary>Where the gradients of the groups go; <see cref="AddGradient"/> takes them from there.</summary>
    public Buffer Gradient(Pass pass) => Like(pass, "GroupGradients");

    /// <summary>Adds the gradients of the groups to that of the matrix, or puts them there.</summary>
    /// <param name="accumulate">Text that says which.</param>
    public void AddGradient(BackwardPass pass, Buffer gradient, string accumulate)
    {
        Buffer split = Gradient(pass);
        pass.Call(
            $"kernel gradient (+)= those of {Groups} groups of {Columns} columns",
            Qualified.Runtime + "ColumnGroups.Join",
            Argument.Read(split),
            Literals.Named("sourceStride", split.RowStride),
            Argument.Write(gradient),
            Literals.Named("destinationStride", gradient.RowStride),
            Literals.Named("rows", Rows),
            Literals.Named("groups", Groups),
            Literals.Named("columns", Columns),
            accumulate
        );
    }

    private Buffer Like(Pass pass, string suffix) => pass.Scratch(Name + suffix, Groups * Rows, Columns);
}
