using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNets.Optimizers;
using StaticNets.Runtime;

namespace StaticNets.Engines;

/// <summary>The runtime half of a generated network that learns. Generated code supplies the three passes over a micro-batch.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="description">The network; it has a loss.</param>
/// <param name="seed">Seed of the initial values and of dropout.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract partial class TrainingEngine<T>(NetworkDescription description, int seed) : NetworkEngine<T>(description, seed)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private PassRunner<T>? _runner;
    private NetworkSnapshot<T>? _before;

    /// <summary>What the optimizer remembers.</summary>
    internal OptimizerState<T> OptimizerState { get; } = new(BlockLength.RoundUp<T>(description.ParameterBlockLength));

    /// <summary>Training steps so far: each one has its own dropout masks.</summary>
    internal ulong DropoutSteps { get; set; }

    /// <summary>Seed of the dropout masks of this step, hashed twice: step 1 of seed 0 has nothing in common with step 0 of seed 1.</summary>
    internal ulong DropoutSeed
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        get => SplitMix64.At(SeedHash, DropoutSteps);
    }

    /// <summary>What holds the weights back.</summary>
    internal KernelRules<T> Rules { get; } = new(description);

    /// <summary>The tensors that follow what steps find out about their batches.</summary>
    internal MovingAverages<T> Averages { get; } = new(description);

    /// <summary>Does the work of the calling thread. It has a workspace, so that a shared network makes one for each call.</summary>
    internal PassRunner<T> Runner => _runner ?? NewRunner();

    /// <summary>Computes every layer's output into the workspace.</summary>
    /// <param name="batch">At most <see cref="MicroBatch{T}.Capacity"/> rows.</param>
    public abstract void TrainForward(in MicroBatch<T> batch);

    /// <summary>Sums up loss and right decisions after <see cref="TrainForward"/>, and leaves the gradient of the loss in the workspace.</summary>
    /// <param name="batch">The same rows.</param>
    public abstract BatchTotals LossPass(in MicroBatch<T> batch);

    /// <summary>
    /// Computes the gradients after <see cref="LossPass"/>: those of the parameters are added when <see cref="MicroBatch{T}.Accumulate"/> says so and
    /// replaced otherwise, that of the input is written unless its reference is null.
    /// </summary>
    /// <param name="batch">The same rows.</param>
    public abstract void Backward(in MicroBatch<T> batch);

    /// <summary>One step along the gradient of a batch with dense targets.</summary>
    /// <param name="x">Inputs, rows × input length.</param>
    /// <param name="targets">Targets, rows × output length.</param>
    /// <param name="optimizer">How the weights follow the gradient.</param>
    /// <returns>Mean loss of the rows before the step.</returns>
    /// <exception cref="ArgumentException">The rows do not fit the network, or there are none.</exception>
    /// <exception cref="TrainingDivergedException">
    /// The loss or a gradient is not finite, or the step would make weights or predictions NaN or infinite; nothing has changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">The network is a shared one, or its parameters are being edited.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public T TrainStep(ReadOnlySpan<T> x, ReadOnlySpan<T> targets, Optimizer optimizer)
    {
        return MeanLoss(RowCheck.Dense(Description, x, targets), optimizer);
    }

    /// <summary>One step along the gradient of a batch with class indices.</summary>
    /// <param name="x">Inputs, rows × input length.</param>
    /// <param name="classes">One class index a row.</param>
    /// <param name="optimizer">How the weights follow the gradient.</param>
    /// <returns>Mean loss of the rows before the step.</returns>
    /// <exception cref="ArgumentException">The rows do not fit the network, or there are none.</exception>
    /// <exception cref="TrainingDivergedException">
    /// The loss or a gradient is not finite, or the step would make weights or predictions NaN or infinite; nothing has changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">The network is a shared one, or its parameters are being edited.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public T TrainStep(ReadOnlySpan<T> x, ReadOnlySpan<int> classes, Optimizer optimizer)
    {
        return MeanLoss(RowCheck.Sparse(Description, x, classes), optimizer);
    }

    /// <summary>The gradient of the mean loss of a batch with dense targets, dropout switched off, moving mean and variance in batch normalisation. The network does not change, but its workspace does: from one thread at a time, unless it is a shared network, which takes a workspace for each call.</summary>
    /// <param name="x">Inputs, rows × input length.</param>
    /// <param name="targets">Targets, rows × output length.</param>
    /// <param name="into">Takes the gradients.</param>
    /// <returns>Mean loss of the rows.</returns>
    /// <exception cref="ArgumentException">The rows do not fit the network, or there are none, or <paramref name="into"/> belongs to another network.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public T Gradient(ReadOnlySpan<T> x, ReadOnlySpan<T> targets, Gradients<T> into)
    {
        return Gradient(RowCheck.Dense(Description, x, targets), into);
    }

    /// <summary>The gradient of the mean loss of a batch with class indices, dropout switched off, moving mean and variance in batch normalisation. The network does not change, but its workspace does: from one thread at a time, unless it is a shared network, which takes a workspace for each call.</summary>
    /// <param name="x">Inputs, rows × input length.</param>
    /// <param name="classes">One class index a row.</param>
    /// <param name="into">Takes the gradients.</param>
    /// <returns>Mean loss of the rows.</returns>
    /// <exception cref="ArgumentException">The rows do not fit the network, or there are none, or <paramref name="into"/> belongs to another network.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public T Gradient(ReadOnlySpan<T> x, ReadOnlySpan<int> classes, Gradients<T> into)
    {
        return Gradient(RowCheck.Sparse(Description, x, classes), into);
    }

    /// <inheritdoc/>
    public override void LoadWeights(string path)
    {
        base.LoadWeights(path);
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

    /// <summary>One training step; epoch and batch are for the message should it diverge.</summary>
    /// <param name="rows">The batch.</param>
    /// <param name="optimizer">How the weights follow the gradient.</param>
    /// <param name="epoch">From 1 on, or 0 outside <c>Fit</c>.</param>
    /// <param name="batch">From 1 on, or 0 outside <c>Fit</c>.</param>
    /// <param name="team">Who shares the work, or <see langword="null"/> for the calling thread alone.</param>
    /// <param name="norms">Takes the norms of the gradients before they are clipped, if anyone asks for them.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal BatchTotals Step(
        in BatchRows<T> rows,
        Optimizer optimizer,
        int epoch,
        int batch,
        PassTeam<T>? team = null,
        GradientNorms<T>? norms = null
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

        // Weights may be finite and yet too large to predict with: the step that made them so is at fault, not the next one.
        if (!isShort && FindBadPrediction(rows) is BadPlace prediction)
        {
            _before!.Restore();
            throw Divergence.Of(prediction, optimizer, epoch, batch, afterStep: true);
        }

        DropoutSteps++;
        return totals;
    }

    /// <summary>Moves the weights of a part of the parameter block that training moves at all.</summary>
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

    /// <summary>The penalty on the weights, once for each row as the losses of rows are summed; its gradient is added to those given.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal BatchTotals Penalty(AlignedBlock<T>? gradients, int rows) =>
        Rules.Penalizes ? new BatchTotals(Rules.Penalty(Parameters, gradients) * rows, 0) : default;

    /// <summary>Loss and right decisions, dropout switched off, moving mean and variance in batch normalisation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal BatchTotals Measure(in BatchRows<T> rows) =>
        Runner.Run(rows, new RowSlice(0, rows.Count), training: false, gradients: null, ref Unsafe.NullRef<T>())
        + Penalty(null, rows.Count);

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
    private T Gradient(in BatchRows<T> rows, Gradients<T> into)
    {
        ArgumentNullException.ThrowIfNull(into);
        into.Bind(Description, rows.Count);
        ref T inputGradient = ref MemoryMarshal.GetReference(into.WritableInput);
        BatchTotals totals =
            Runner.Run(rows, new RowSlice(0, rows.Count), training: false, into.Block, ref inputGradient) + Penalty(into.Block, rows.Count);
        return T.CreateTruncating(totals.Loss / rows.Count);
    }
}
