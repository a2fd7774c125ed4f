using StaticNets.Generator.Operations.MatMuls;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations.Convolutions;

// From the image to the sums over its windows.
internal abstract partial record ConvolutionOperation
{
    /// <summary>
    /// Adds the call that sums each window of an image times the kernel. One line of the sums is a matrix product whose rows are pixels. The
    /// windows of neighbouring pixels overlap in memory and are read there, so nothing is copied.
    /// </summary>
    /// <param name="ends">The image on the left; the kernel, split into groups; the sums.</param>
    /// <param name="splitsSums">Whether each step of a window has sums of its own.</param>
    protected void CallWindows(Pass pass, ProductRole role, string formula, ProductEnds ends, bool splitsSums = false)
    {
        (long length, long step, EquatableArray<SumLoop> around) = splitsSums ? Size.WindowOfSteps() : Size.Window();
        TileNest nest = new(
            new TiledProduct
            {
                Name = $"{Label}{role.Role}Line",
                Names = role.Names,
                Summary = LineSummary(role.Names.Result, Size.OutputWidth, Size.PartFilters, role.Names.Left),
                Element = pass.Element,
                Unrolled = false,
                M = Extent.Of(Size.OutputWidth),
                K = Extent.Of(length),
                Around = around,
                SplitsSums = splitsSums,
                N = Size.PartFilters,
                LeftRowStride = Size.Horizontal.Stride * Size.Channels,
                LeftStep = step,
                KeepsColumns = Size.IsSideBySide,
                RightRowStride = ends.Kernel.RowStride,
                ResultRowStride = Size.Filters,
                Start = ends.Start,
                Apply = ends.Apply,
                DifferentiateThrough = ends.Finish?.Function,
            },
            new EquatableArray<NestLoop>([
                new NestLoop("row", Extent.Samples, Over(ends, ends.Left.RowStride, 0, ends.Result.RowStride)),
                new NestLoop(
                    "line",
                    Extent.Of(Size.OutputHeight),
                    Over(ends, Size.Vertical.Stride * Size.Width * Size.Channels, 0, Size.OutputWidth * Size.Filters)
                ),
                new NestLoop(
                    Part("filter"),
                    Extent.Of(Size.FilterParts),
                    Over(ends, Size.IsSideBySide ? 0 : Size.PartChannels, KernelGroups.Step(pass), Size.PartFilters, ends.BiasStep)
                ),
            ])
        )
        {
            Name = Label + role.Role,
            Summary = formula,
            PaddedSample = ends.Accumulates ? null : Size.Output,
            Unit = Unit,
        };
        pass.Call(nest, nest.Arguments(ends.Left, ends.Kernel, ends.Result, ends.Bias, ends.Finish?.Output));
    }

    /// <summary>Returns the distances by which an iteration of a loop advances each operand of a product.</summary>
    private static EquatableArray<(ProductOperand, long)> Over(ProductEnds ends, long left, long right, long result, long start = 0)
    {
        List<(ProductOperand, long)> steps = [];
        if (left > 0)
        {
            steps.Add((ProductOperand.Left, left));
        }

        if (right > 0)
        {
            steps.Add((ProductOperand.Right, right));
        }

        if (start > 0)
        {
            steps.Add((ProductOperand.Start, start));
        }

        steps.Add((ProductOperand.Result, result));
        if (ends.Finish is not null)
        {
            steps.Add((ProductOperand.Output, result));
        }

        return steps.ToEquatableArray();
    }
}
