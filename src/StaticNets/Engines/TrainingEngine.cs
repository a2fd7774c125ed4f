using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNets.Optimizers;
using StaticNets.Runtime;

namespace StaticNets.Engines;

/// <summary>Base of the engine of a generated network with a loss. Generated code implements the three passes over a micro-batch.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="description">The description of the network; it has a loss.</param>
/// <param name="seed">Seed of the initial values and of dropout.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract partial class TrainingEngine<T>(NetworkDescription description, int seed) : NetworkEngine<T>(description, seed)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private PassRunner<T>? _runner;
    private NetworkSnapshot<T>? _before;

    /// <summary>The state of the optimizer.</summary>
    internal OptimizerState<T> OptimizerState { get; } = new(BlockLength.RoundUp<T>(description.ParameterBlockLength));

    /// <summary>Number of training steps so far; each step has its own dropout masks.</summary>
    internal ulong DropoutSteps { get; set; }

    /// <summary>
    /// Seed of the dropout masks of this step. It is hashed twice, so that step 1 of seed 0 is unrelated to step 0 of seed 1.
    /// </summary>
    internal ulong DropoutSeed
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        get => SplitMix64.At(SeedHash, DropoutSteps);
    }

    /// <summary>The regularisers and constraints.</summary>
    internal KernelRules<T> Rules { get; } = new(description);

    /// <summary>The moving statistics.</summary>
    internal MovingAverages<T> Averages { get; } = new(description);

    /// <summary>The runner of the calling thread. It owns a workspace, so a shared network creates a new runner in each call.</summary>
    internal PassRunner<T> Runner => _runner ?? NewRunner();

    /// <summary>Computes the output of every layer into the workspace.</summary>
    /// <param name="batch">At most <see cref="MicroBatch{T}.Capacity"/> rows.</param>
    public abstract void TrainForward(in MicroBatch<T> batch);

    /// <summary>
    /// After <see cref="TrainForward"/>: computes loss and right decisions, and leaves the gradient of the loss in the workspace.
    /// </summary>
    /// <param name="batch">The same rows.</param>
    public abstract BatchTotals LossPass(in MicroBatch<T> batch);

    /// <summary>
    /// After <see cref="LossPass"/>: computes the gradients. Those of the parameters are added to the gradient block if <see
    /// cref="MicroBatch{T}.Accumulate"/> is true, otherwise they replace its content. The gradient of the input is written unless its
    /// reference is null.
    /// </summary>
    /// <param name="batch">The same rows.</param>
    public abstract void Backward(in MicroBatch<T> batch);

    /// <summary>Does one training step on a batch with dense targets.</summary>
    /// <param name="x">Inputs, rows × input length.</param>
    /// <param name="targets">Targets, rows × output length.</param>
    /// <param name="optimizer">The optimizer.</param>
    /// <returns>Mean loss over the rows before the step.</returns>
    /// <exception cref="ArgumentException">There are no rows, or they do not fit the network.</exception>
    /// <exception cref="TrainingDivergedException">
    /// The loss or a gradient is not finite, or weights or predictions would be NaN or infinite after the step; nothing has changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The network is shared and therefore read-only, or its parameters are being edited.
    /// </exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public T TrainStep(ReadOnlySpan<T> x, ReadOnlySpan<T> targets, Optimizer optimizer)
    {
        return MeanLoss(RowCheck.Dense(Description, x, targets), optimizer);
    }

    /// <summary>Does one training step on a batch with class indices.</summary>
    /// <param name="x">Inputs, rows × input length.</param>
    /// <param name="classes">One class index for each row.</param>
    /// <param name="optimizer">The optimizer.</param>
    /// <returns>Mean loss over the rows before the step.</returns>
    /// <exception cref="ArgumentException">There are no rows, or they do not fit the network.</exception>
    /// <exception cref="TrainingDivergedException">
    /// The loss or a gradient is not finite, or weights or predictions would be NaN or infinite after the step; nothing has changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The network is shared and therefore read-only, or its parameters are being edited.
    /// </exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public T TrainStep(ReadOnlySpan<T> x, ReadOnlySpan<int> classes, Optimizer optimizer)
    {
        return MeanLoss(RowCheck.Sparse(Description, x, classes), optimizer);
    }

    /// <summary>
    /// Computes the gradient of the mean loss of a batch with dense targets, without dropout and with the moving statistics of batch
    /// normalisation. The network does not change, but its workspace does, so call it from one thread at a time. A shared network allocates
    /// a workspace in each call and is thread-safe.
    /// </summary>
    /// <param name="x">Inputs, rows × input length.</param>
    /// <param name="targets">Targets, rows × output length.</param>
    /// <param name="into">Receives the gradients.</param>
    /// <returns>Mean loss of the rows.</returns>
    /// <exception cref="ArgumentException">
    /// There are no rows, they do not fit the network, or <paramref name="into"/> belongs to another network.
    /// </exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public T Gradient(ReadOnlySpan<T> x, ReadOnlySpan<T> targets, Gradients<T> into)
    {
        return Gradient(RowCheck.Dense(Description, x, targets), into);
    }

    /// <summary>
    /// Computes the gradient of the mean loss of a batch with class indices, without dropout and with the moving statistics of batch
    /// normalisation. The network does not change, but its workspace does, so call it from one thread at a time. A shared network allocates
    /// a workspace in each call and is thread-safe.
    /// </summary>
    /// <param name="x">Inputs, rows × input length.</param>
    /// <param name="classes">One class index for each row.</param>
    /// <param name="into">Receives the gradients.</param>
    /// <returns>Mean loss of the rows.</returns>
    /// <exception cref="ArgumentException">
    /// There are no rows, they do not fit the network, or <paramref name="into"/> belongs to another network.
    /// </exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public T Gradient(ReadOnlySpan<T> x, ReadOnlySpan<int> classes, Gradients<T> into)
    {
        return Gradient(RowCheck.Sparse(Description, x, classes), into);
    }

    /// <summary>Does one training step on a batch of a network with several inputs or outputs.</summary>
    /// <param name="rows">All rows of the batch, which fit the network.</param>
    /// <param name="optimizer">The optimizer.</param>
    /// <returns>Mean loss of the rows before the step.</returns>
    /// <exception cref="TrainingDivergedException">
    /// The loss or a gradient is not finite, or weights or predictions would be NaN or infinite after the step; nothing has changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The network is shared and therefore read-only, or its parameters are being edited.
    /// </exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public T TrainStep(JointRows<T> rows, Optimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return MeanLoss(new BatchRows<T>(rows.X, rows.Targets, rows.Classes, rows.Count), optimizer);
    }

    /// <summary>
    /// Computes the gradient of the mean loss of a batch of a network with several inputs or outputs, as for a network with one of each.
    /// </summary>
    /// <param name="rows">All rows of the batch, which fit the network.</param>
    /// <param name="into">Receives the gradients.</param>
    /// <returns>Mean loss of the rows.</returns>
    /// <exception cref="ArgumentException"><paramref name="into"/> belongs to another network.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public T Gradient(JointRows<T> rows, Gradients<T> into)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return Gradient(new BatchRows<T>(rows.X, rows.Targets, rows.Classes, rows.Count), into);
    }

    /// <inheritdoc/>
    public override void LoadWeights(string path)
    {
        base.LoadWeights(path);
        ForgetTraining();
    }

    /// <inheritdoc/>
    internal override void ForgetTraining()
    {
        OptimizerState.Reset();
        DropoutSteps = 0;
    }

    /// <inheritdoc/>
    public override void CopyFrom(NetworkEngine<T> other)
    {
        base.CopyFrom(other);
        if (other is TrainingEngine<T> learner)
        {
            OptimizerState.CopyFrom(learner.OptimizerState);
            DropoutSteps = learner.DropoutSteps;
        }
    }

    /// <summary>Does one training step; epoch and batch are for the message if training diverges.</summary>
    /// <param name="rows">The batch.</param>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="epoch">The epoch, from 1 on, or 0 outside <c>Fit</c>.</param>
    /// <param name="batch">The batch, from 1 on, or 0 outside <c>Fit</c>.</param>
    /// <param name="team">The threads that share the work, or <see langword="null"/> for the calling thread alone.</param>
    /// <param name="norms">Receives the norms of the gradients before clipping, or <see langword="null"/>.</param>
    /// <param name="outputs">Receives the totals of each output if there are several; otherwise <see langword="null"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal BatchTotals Step(
        in BatchRows<T> rows,
        Optimizer optimizer,
        int epoch,
        int batch,
        PassTeam<T>? team = null,
        GradientNorms<T>? norms = null,
        BatchTotals[]? outputs = null
    )
    {
        PassRunner<T> runner = Runner;
        AlignedBlock<T> gradients = runner.Gradients;
        BatchTotals totals = team is null
            ? runner.Run(rows, new RowSlice(0, rows.Count), training: true, gradients, ref Unsafe.NullRef<T>())
                + Penalty(gradients, rows.Count)
            : team.Run(rows);
        T squares = team is null ? FiniteCheck.SumOfSquares(gradients, BlockRange.Of(gradients)) : team.SumOfSquares;
        bool isSafe = OptimizerState.IsSafe(optimizer, squares);
        if (
            !double.IsFinite(totals.Loss)
            || (!isSafe && !FiniteCheck.IsFinite(gradients))
            || (Averages.Any && Averages.FirstBad(runner.Workspace) is not null)
        )
        {
            throw Divergence.Of(FindBadStep(rows, totals), optimizer, epoch, batch);
        }

        AddTo(outputs, runner);
        bool isShort = OptimizerState.IsShort(optimizer, squares) && isSafe;
        norms?.Add(gradients);
        if (!isShort)
        {
            _before ??= new NetworkSnapshot<T>(this);
            _before.Take();
        }

        OptimizerState.BeginStep(optimizer, isSafe);
        GradientClip clip = GradientClip.Of(optimizer, gradients, squares);
        if (team is null)
        {
            clip.Apply(gradients, BlockRange.Of(gradients));
            Update(optimizer, gradients, BlockRange.Of(Parameters));
        }
        else
        {
            team.Update(optimizer, clip);
        }

        if (!isSafe && FindBadMove() is BadPlace place)
        {
            _before!.Restore();
            throw Divergence.Of(place, optimizer, epoch, batch);
        }

        if (Rules.Bounds)
        {
            Rules.Bound(Parameters);
        }

        if (Averages.Any)
        {
            Averages.Update(Parameters, runner.Workspace);
        }

        // The weights may be finite but too large to predict with. Report that at the step that caused it, not at the next one.
        if (!isShort && FindBadPrediction(rows) is BadPlace prediction)
        {
            _before!.Restore();
            throw Divergence.Of(prediction, optimizer, epoch, batch, afterStep: true);
        }

        DropoutSteps++;
        return totals;
    }

    /// <summary>Updates the trainable weights in a range of the parameter block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Update(Optimizer optimizer, AlignedBlock<T> gradients, BlockRange range)
    {
        if (!Rules.Freezes)
        {
            OptimizerState.Update(optimizer, Parameters, gradients, range);
            return;
        }

        foreach (BlockRange trainable in Rules.Trainable)
        {
            BlockRange part = trainable.Within(range);
            if (part.Length > 0)
            {
                OptimizerState.Update(optimizer, Parameters, gradients, part);
            }
        }
    }

    /// <summary>
    /// Returns the value of the regularisers times the number of rows, because losses are summed over the rows, and adds their gradient to
    /// the gradient block.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal BatchTotals Penalty(AlignedBlock<T>? gradients, int rows) =>
        Rules.Penalizes ? new BatchTotals(Rules.Penalty(Parameters, gradients) * rows, 0) : default;

    /// <summary>Computes loss and right decisions without dropout and with the moving statistics of batch normalisation.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="outputs">Receives the totals of each output if there are several; otherwise <see langword="null"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal BatchTotals Measure(in BatchRows<T> rows, BatchTotals[]? outputs = null)
    {
        PassRunner<T> runner = Runner;
        BatchTotals totals = runner.Run(rows, new RowSlice(0, rows.Count), training: false, gradients: null, ref Unsafe.NullRef<T>());
        AddTo(outputs, runner);
        return totals + Penalty(null, rows.Count);
    }

    /// <summary>Adds the totals of each output in the last run, if there are several outputs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddTo(BatchTotals[]? outputs, PassRunner<T> runner)
    {
        for (int i = 0; i < outputs?.Length; i++)
        {
            outputs[i] += runner.Outputs[i];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private T MeanLoss(in BatchRows<T> rows, Optimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ParameterSet.ThrowUnlessWritable();
        if (rows.Count == 1 && Averages.NeedsTwoRows is { } layer)
        {
            RowCheck.ThrowTooFewForStatistics(Description, layer, "1 row", "Give TrainStep more rows at a time", "x");
        }

        return T.CreateTruncating(Step(rows, optimizer, epoch: 0, batch: 0).Loss / rows.Count);
    }

    private PassRunner<T> NewRunner()
    {
        PassRunner<T> runner = new(this);
        if (!ParameterSet.IsShared)
        {
            _runner = runner;
        }

        return runner;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal T Gradient(in BatchRows<T> rows, Gradients<T> into)
    {
        ArgumentNullException.ThrowIfNull(into);
        into.Bind(Description, rows.Count);
        ref T inputGradient = ref MemoryMarshal.GetReference(into.WritableInput);
        BatchTotals totals =
            Runner.Run(rows, new RowSlice(0, rows.Count), training: false, into.Block, ref inputGradient) + Penalty(into.Block, rows.Count);
        return T.CreateTruncating(totals.Loss / rows.Count);
    }
}
