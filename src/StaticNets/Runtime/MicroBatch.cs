using System.Runtime.CompilerServices;

namespace StaticNets.Runtime;

/// <summary>The arguments of a pass of a generated training engine: the rows, and references to all blocks.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public ref struct MicroBatch<T>
{
    /// <summary>First input row: rows × the network's input length, without padding; several inputs lie side by side in a row.</summary>
    public ref T X;

    /// <summary>First target row: rows × the network's target length; a null reference where there are only class indices.</summary>
    public ref T Targets;

    /// <summary>First class index; a null reference where there are only dense targets.</summary>
    public ref int Classes;

    /// <summary>
    /// The weight of the first row in the loss, followed by those of the others; a null reference if all rows have weight 1.
    /// </summary>
    public ref T Weights;

    /// <summary>The parameter block.</summary>
    public ref T Parameters;

    /// <summary>The gradient block, with the same layout as the parameter block.</summary>
    public ref T Gradients;

    /// <summary>Receives the gradient of the input (rows × input length); a null reference if it is not needed.</summary>
    public ref T InputGradient;

    /// <summary>The training workspace.</summary>
    public ref T Workspace;

    /// <summary>Totals of the first output, followed by those of the others; a null reference if there is only one output.</summary>
    public ref BatchTotals Outputs;

    /// <summary>Number of rows that the workspace can hold.</summary>
    public nuint Capacity;

    /// <summary>Number of rows of this micro-batch.</summary>
    public nuint Rows;

    /// <summary>Index of the first row in the whole batch, so that dropout masks do not depend on how the batch is divided.</summary>
    public nuint FirstRow;

    /// <summary>Number of rows of the whole batch: gradients are divided by it.</summary>
    public nuint BatchRows;

    /// <summary>Seed of this step's dropout masks.</summary>
    public ulong DropoutSeed;

    /// <summary>Whether dropout is active: true in training, false in evaluation.</summary>
    public bool Training;

    /// <summary>Whether parameter gradients are added to the gradient block, instead of replacing its content.</summary>
    public bool Accumulate;

    /// <summary>Adds the totals of these rows to those of one of several outputs.</summary>
    /// <param name="totals">The totals of these rows.</param>
    /// <param name="output">Number of the output.</param>
    /// <param name="weight">The factor of its loss in the loss of the network.</param>
    /// <returns>
    /// The contribution of these rows to the totals of the network: the weighted loss. Decisions are counted only for each output.
    /// </returns>
    public readonly BatchTotals Weigh(BatchTotals totals, int output, double weight)
    {
        Unsafe.Add(ref Outputs, output) += totals;
        return new BatchTotals(weight * totals.Loss, 0);
    }
}
