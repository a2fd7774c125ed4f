using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNets.Runtime;

namespace StaticNets.Engines;

/// <summary>
/// Runs the forward, loss and backward passes of a network over rows of a batch, one micro-batch after the other, on one thread. Each
/// runner owns its workspace, so several runners can work for one network at the same time.
/// </summary>
internal sealed class PassRunner<T>(TrainingEngine<T> engine)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private AlignedBlock<T>? _workspace;
    private NetworkDescription _network = engine.Description;
    private AlignedBlock<T>? _gradients;
    private StageBlocks<T>? _blocks;

    /// <summary>
    /// The totals of each output over the rows of the last run; the loss is not yet multiplied by the weight of the output. Empty if the
    /// network has only one input and one output.
    /// </summary>
    public BatchTotals[] Outputs { get; } = engine.Description.Ports is { } ports ? new BatchTotals[ports.Outputs.Length] : [];

    /// <summary>The network.</summary>
    public TrainingEngine<T> Engine
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        get => engine;
    }

    /// <summary>The stages of a training step, or <see langword="null"/> if there are none.</summary>
    public BatchStages<T>? Stages
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        get;
    } = engine.Stages;

    /// <summary>The workspaces of the micro-batches in training steps of a single shard that are computed in stages.</summary>
    public StageBlocks<T> Blocks
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        get => _blocks ??= new StageBlocks<T>();
    }

    /// <summary>Number of rows that the workspace can hold.</summary>
    public int Capacity { get; private set; }

    /// <summary>The workspace, with the activations of the last micro-batch; it exists only after the first run.</summary>
    public AlignedBlock<T> Workspace => _workspace!;

    /// <summary>The block for the gradients of the parameters.</summary>
    public AlignedBlock<T> Gradients => _gradients ?? NewGradients();

    /// <summary>
    /// Computes the loss, the number of right decisions and, if a gradient block is given, the gradients of a slice of a batch.
    /// </summary>
    /// <param name="batch">The whole batch. Gradients are divided by its number of rows, not by the length of the slice.</param>
    /// <param name="slice">The rows to compute.</param>
    /// <param name="training">Whether the layers compute as in training: with dropout, noise and batch statistics.</param>
    /// <param name="gradients">
    /// Receives the gradients of the parameters, summed over the slice; <see langword="null"/> if they are not needed.
    /// </param>
    /// <param name="inputGradient">Receives the gradient of the slice's input; may be a null reference.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public BatchTotals Run(in BatchRows<T> batch, RowSlice slice, bool training, AlignedBlock<T>? gradients, ref T inputGradient)
    {
        BatchTotals totals = default;
        if (Outputs.Length > 0)
        {
            Array.Clear(Outputs);
        }

        if (slice.Count == 0)
        {
            return totals;
        }

        if (training && gradients is not null && Stages is { } stages && slice.Count > batch.Network.TrainingRows)
        {
            return stages.Run(this, batch, slice, gradients, ref inputGradient);
        }

        Begin(batch, slice, training, gradients, ref inputGradient, out MicroBatch<T> micro);

        do
        {
            engine.TrainForward(in micro);
            totals += engine.LossPass(in micro);
            if (gradients is not null)
            {
                engine.Backward(in micro);
            }
        } while (Advance(ref micro, slice));

        if (gradients is not null)
        {
            engine.Freezing?.Clear(gradients);
        }

        return totals;
    }

    /// <summary>Prepares the first micro-batch of a slice for the passes of <see cref="Run"/>, whose parameters these are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Begin(
        in BatchRows<T> batch,
        RowSlice slice,
        bool training,
        AlignedBlock<T>? gradients,
        ref T inputGradient,
        out MicroBatch<T> micro
    )
    {
        Begin(batch, slice, training, out micro, differentiates: gradients is not null);
        if (Outputs.Length > 0)
        {
            micro.Outputs = ref MemoryMarshal.GetArrayDataReference(Outputs);
        }

        if (gradients is not null)
        {
            micro.Gradients = ref gradients.Reference;
            micro.InputGradient = ref inputGradient;
            engine.Freezing?.Begin(ref micro);
            batch.States?.Report(ref micro);
        }
    }

    /// <summary>Prepares the first micro-batch of a slice, which must not be empty.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Begin(in BatchRows<T> batch, RowSlice slice, bool training, out MicroBatch<T> micro, bool differentiates = false)
    {
        _network = batch.Network;
        int rows = RowsAtATime((int)slice.Count, training, differentiates);
        micro = default;
        micro.X = ref MemoryMarshal.GetReference(batch.X);
        micro.Targets = ref MemoryMarshal.GetReference(batch.Targets);
        micro.Classes = ref MemoryMarshal.GetReference(batch.Classes);
        micro.Weights = ref batch.Weights.IsEmpty ? ref Unsafe.NullRef<T>() : ref MemoryMarshal.GetReference(batch.Weights);
        micro.Parameters = ref engine.Parameters.Reference;
        micro.Hyperparameters = ref engine.Parameters.Hyperparameters;
        micro.Workspace = ref WorkspaceFor(rows).Reference;
        micro.Kept = ref Unsafe.Add(ref micro.Workspace, _network.TrainingWorkspace.KeptOffset);
        micro.Capacity = (nuint)Capacity;
        micro.Steps = (nuint)_network.Steps;
        micro.BatchRows = (nuint)batch.Count;
        micro.DropoutSeed = engine.DropoutSeed;
        micro.Training = training;
        engine.Freezing?.Begin(ref micro);
        batch.States?.Begin(ref micro);
        if (slice.First > 0)
        {
            MoveOn(ref micro, (nuint)slice.First);
        }

        micro.Rows = (nuint)rows;
    }

    /// <summary>Advances to the next micro-batch of the slice; returns false if no rows are left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Advance(ref MicroBatch<T> micro, RowSlice slice)
    {
        nuint left = (nuint)slice.End - (micro.FirstRow + micro.Rows);
        if (left == 0)
        {
            return false;
        }

        MoveOn(ref micro, micro.Rows);
        micro.Rows = nuint.Min(micro.Rows, left);
        micro.Accumulate = true;
        return true;
    }

    private AlignedBlock<T> NewGradients() => _gradients = BlockLength.Allocate<T>(engine.Description.ParameterBlockLength);

    /// <summary>Returns the number of rows of a micro-batch. A step that needs the whole batch takes all rows at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int RowsAtATime(int count, bool training, bool differentiates)
    {
        WorkspaceDescription workspace = _network.TrainingWorkspace;
        bool takesAll = (training && workspace.TakesWholeBatch) || (differentiates && workspace.DifferentiatesWholeBatch);
        return takesAll ? count : Math.Min(count, _network.TrainingRows);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private AlignedBlock<T> WorkspaceFor(int rows)
    {
        WorkspaceDescription description = _network.TrainingWorkspace;
        int capacity = _network.AnySteps is null ? Math.Max(rows, _network.TrainingRows) : rows;
        if (capacity > description.MostRows<T>())
        {
            throw new ArgumentException(
                $"A step of {_network.Name} takes its whole batch at once: {rows} rows do not fit an "
                    + $"array of .NET, at most {description.MostRows<T>()} do. Take smaller batches."
            );
        }

        if (_workspace is not { } workspace || workspace.Length < description.Length(capacity))
        {
            workspace = BlockLength.Allocate<T>((int)description.Length(capacity));
            _workspace = workspace;
        }

        Capacity = capacity;
        return workspace;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MoveOn(ref MicroBatch<T> micro, nuint rows)
    {
        NetworkDescription network = _network;
        nuint inputs = rows * (nuint)network.InputLength;
        micro.FirstRow += rows;
        micro.X = ref Unsafe.Add(ref micro.X, inputs);
        micro.Targets = ref Unsafe.Add(ref micro.Targets, rows * (nuint)network.TargetLength);
        micro.Classes = ref Unsafe.Add(ref micro.Classes, rows * (nuint)network.ClassLength);
        if (!Unsafe.IsNullRef(ref micro.Weights))
        {
            micro.Weights = ref Unsafe.Add(ref micro.Weights, rows * (nuint)network.WeightsPerRow);
        }

        if (!Unsafe.IsNullRef(ref micro.InputGradient))
        {
            micro.InputGradient = ref Unsafe.Add(ref micro.InputGradient, inputs);
        }
    }
}
