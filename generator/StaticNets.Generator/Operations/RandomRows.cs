using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>Adds calls of library methods that fill rows with random numbers.</summary>
internal static class RandomRows
{
    /// <param name="generator">The library class: its method <c>Fill</c> fills a row for each sample, <c>FillSteps</c> for each step.</param>
    /// <param name="parameter">The number on which the distribution depends.</param>
    /// <param name="index">Number of the operation within the network, so that each draws other numbers.</param>
    public static void Fill(Pass pass, string comment, string generator, Buffer rows, LayerNumber parameter, int index)
    {
        Argument[] arguments =
        [
            Argument.Write(rows),
            Argument.Number(rows.RowStride),
            Argument.Of(parameter),
            Argument.Number(index),
            RuntimeArgument.Batch,
        ];
        pass.CallLibrary(comment, generator + (rows.Slice is null ? ".Fill" : ".FillSteps"), arguments);
    }
}
