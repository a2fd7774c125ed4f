using System.Runtime.CompilerServices;

namespace StaticNets.Runtime;

/// <summary>The arguments of a pass of a generated training engine: the rows, and references to all blocks.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public ref struct MicroBatch<T>
{
    /// <summary>First input row: rows × the network's input length, without padding; several inputs lie side by side in a row.</summary>
    public ref T X;

    /// <summary>
    /// First target row: rows × the network's target length; a null reference if all targets are class indices. In a network without a loss
    /// it is the first row of the gradient of the outputs.
    /// </summary>
    public ref T Targets;

    /// <summary>First class index; a null reference if all targets are dense.</summary>
    public ref int Classes;

    /// <summary>The weights of the rows in the loss, one for each row; a null reference if all rows have weight 1.</summary>
    public ref T Weights;

    /// <summary>The parameter block.</summary>
    public ref T Parameters;

    /// <summary>The gradient block, with the same layout as the parameter block.</summary>
    public ref T Gradients;

    /// <summary>Receives the gradient of the input (rows × input length); a null reference if it is not needed.</summary>
    public ref T InputGradient;

    /// <summary>
    /// The initial states of recurrent layers for all rows of the batch, see <see cref="CarriedState"/>; a null reference if they are zero.
    /// </summary>
    public ref T InitialStates;

    /// <summary>Receives the states after the last step, for all rows of the batch; a null reference if they are not needed.</summary>
    public ref T FinalStates;

    /// <summary>Receives the gradients of the initial states, for all rows of the batch; a null reference if they are not needed.</summary>
    public ref T InitialStateGradients;

    /// <summary>The number of time steps of each row of the batch; a null reference if all rows have <see cref="Steps"/>.</summary>
    public ref int Lengths;

    /// <summary>
    /// The layers that are frozen at run time, one bit for each layer with weights that training moves, in the order of their tensors; a null
    /// reference if there are none.
    /// </summary>
    public ref uint Frozen;

    /// <summary>
    /// The number of the first layer that is not frozen, counted as in <see cref="Frozen"/>; 0 if the gradient of the input is needed.
    /// </summary>
    public int FirstTrained;

    /// <summary>
    /// The values of the hyperparameters, in the order of the generated code; a null reference while all are as declared.
    /// </summary>
    public ref double Hyperparameters;

    /// <summary>The training workspace.</summary>
    public ref T Workspace;

    /// <summary>
    /// What the micro-batch keeps from stage to stage; a part of <see cref="Workspace"/>, or memory of its own if several micro-batches
    /// share the rest.
    /// </summary>
    public ref T Kept;

    /// <summary>The totals of the outputs, one for each output; a null reference if there is only one output.</summary>
    public ref BatchTotals Outputs;

    /// <summary>Number of rows that the workspace can hold.</summary>
    public nuint Capacity;

    /// <summary>Number of rows of this micro-batch.</summary>
    public nuint Rows;

    /// <summary>Number of time steps of a row if each call determines it; otherwise 1.</summary>
    public nuint Steps;

    /// <summary>
    /// Index in the whole batch of the first row of this micro-batch. Dropout masks are computed from it, so they do not depend on how the
    /// batch is divided.
    /// </summary>
    public nuint FirstRow;

    /// <summary>Number of rows of the whole batch: gradients are divided by it.</summary>
    public nuint BatchRows;

    /// <summary>Seed of this step's dropout masks.</summary>
    public ulong DropoutSeed;

    /// <summary>
    /// Whether the pass belongs to a training step. If so, dropout and noise are active, and batch normalisation uses the statistics of the
    /// batch; otherwise it uses the moving statistics.
    /// </summary>
    public bool Training;

    /// <summary>
    /// The only stage of the pass that is computed, from 1 on, or 0 to compute all of them one after the other. A stage ends where numbers
    /// are combined over all micro-batches, see <c>BatchStages</c>.
    /// </summary>
    public int Stage;

    /// <summary>Whether the parameter gradients are added to the content of the gradient block; otherwise they replace it.</summary>
    public bool Accumulate;

    /// <summary>Whether a stage of the pass is computed.</summary>
    /// <param name="stage">The number of the stage, from 1 on.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool Computes(int stage) => Stage == 0 || Stage == stage;

    /// <summary>Whether at least one of some layers is not frozen.</summary>
    /// <param name="layers">The bits of the layers in the first word of <see cref="Frozen"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool Trains(uint layers) => Unsafe.IsNullRef(ref Frozen) || (layers & ~Frozen) != 0;

    /// <summary>Whether at least one of some layers is not frozen.</summary>
    /// <param name="layers">The bits of the layers in one word of <see cref="Frozen"/>.</param>
    /// <param name="word">The index of the word.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool Trains(uint layers, int word) => Unsafe.IsNullRef(ref Frozen) || (layers & ~Unsafe.Add(ref Frozen, word)) != 0;

    /// <summary>Adds the totals of one output to its element of <see cref="Outputs"/>, in a network with several outputs.</summary>
    /// <param name="totals">The totals of the output over this micro-batch.</param>
    /// <param name="output">Number of the output.</param>
    /// <param name="weight">The factor of this output's loss in the loss of the network.</param>
    /// <returns>
    /// The contribution of the output to the totals of the network: the weighted loss of the output and 0 right decisions, because each
    /// output has its own count of right decisions and the network has none.
    /// </returns>
    public readonly BatchTotals Weigh(BatchTotals totals, int output, double weight)
    {
        Unsafe.Add(ref Outputs, output) += totals;
        return new BatchTotals(weight * totals.Loss, 0);
    }
}
