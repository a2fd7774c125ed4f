using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNets.Optimizers;
using StaticNets.Runtime;

namespace StaticNets.Engines;

// The computation of training steps, losses and gradients over the micro-batches of a batch.
public abstract partial class TrainingEngine<T>
{
    /// <summary>Does one training step; epoch and batch are used only in the message if training diverges.</summary>
    /// <param name="rows">The rows of the batch.</param>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="epoch">Number of the epoch, from 1 on, or 0 outside <c>Fit</c>.</param>
    /// <param name="batch">Number of the batch in the epoch, from 1 on, or 0 outside <c>Fit</c>.</param>
    /// <param name="team">
    /// The threads and processes that share the work, or <see langword="null"/> for the calling thread alone.
    /// </param>
    /// <param name="norms">Receives the norms of the gradients before clipping, or <see langword="null"/>.</param>
    /// <param name="outputs">
    /// For each output, the sum to which the totals of these rows are added; <see langword="null"/> if the sums are not needed.
    /// </param>
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
        PassTeam<T>? whole = team;
        team = TeamFor(rows, team);
        if (team is null)
        {
            whole?.Complete();
        }

        if (team is null && norms is null && KernelUpdates is { } updates && updates.Step(this, rows, optimizer, out BatchTotals updated))
        {
            DropoutSteps++;
            return updated;
        }

        PassRunner<T> runner = Runner;
        AlignedBlock<T> gradients = runner.Gradients;
        BatchTotals totals = team is null
            ? runner.Run(rows, new RowSlice(0, rows.Count), training: true, gradients, ref Unsafe.NullRef<T>())
                + Penalty(gradients, rows.Count)
            : team.Run(rows, needsAll: norms is not null);
        T squares = team is null ? FiniteCheck.SumOfSquares(gradients, BlockRange.Of(gradients)) : team.SumOfSquares;
        bool isSafe = OptimizerState.IsSafe(optimizer, squares);
        if (!isSafe || !double.IsFinite(totals.Loss))
        {
            team?.FetchAll();
        }

        if (
            !double.IsFinite(totals.Loss)
            || (!isSafe && !FiniteCheck.IsFinite(gradients))
            || (Averages.Any && Averages.FirstBad(runner.Workspace) is not null)
        )
        {
            team?.ForOtherRows();
            throw Divergence.Of(FindBadStep(rows, totals), optimizer, epoch, batch);
        }

        AddTo(outputs, runner);
        bool isShort = OptimizerState.IsShort(optimizer, squares) && isSafe;
        norms?.Add(gradients);
        if (Move(optimizer, gradients, squares, isSafe, isShort, team) is BadPlace place)
        {
            throw Divergence.Of(place, optimizer, epoch, batch);
        }

        if (Averages.Any)
        {
            Averages.Update(Parameters.Change(), runner.Workspace);
        }

        // The weights may be finite but so large that predictions overflow. Throw now, because this step is the cause, not the next one.
        if (!isShort)
        {
            team?.ForOtherRows();
            BadPlace? prediction = FindBadPrediction(rows);
            if (team?.Any(prediction is not null) ?? prediction is not null)
            {
                _before!.Restore();
                throw Divergence.Of(prediction ?? new BadPlace(BadValue.Loss, "loss"), optimizer, epoch, batch, afterStep: true);
            }
        }

        DropoutSteps++;
        return totals;
    }

    /// <summary>
    /// Clips the gradients, lets the optimizer update the weights, and applies the constraints. If a weight or the optimizer's state would
    /// not be finite, the step is undone.
    /// </summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="gradients">The gradients.</param>
    /// <param name="squares">Sum of the squared gradients.</param>
    /// <param name="isSafe">Whether the step certainly leaves weights and optimizer state finite.</param>
    /// <param name="isShort">Whether the step certainly needs no copy of the network, from which it could be undone.</param>
    /// <param name="team">The threads that share the work, or <see langword="null"/> for the calling thread alone.</param>
    /// <returns>The place of a value that would not be finite, or <see langword="null"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected BadPlace? Move(
        Optimizer optimizer,
        AlignedBlock<T> gradients,
        T squares,
        bool isSafe,
        bool isShort,
        PassTeam<T>? team = null
    )
    {
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
            return place;
        }

        if (Rules.Bounds)
        {
            Rules.Bound(Parameters.Change());
        }

        return null;
    }

    /// <summary>Updates the trainable weights in a range of the parameter block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Update(Optimizer optimizer, AlignedBlock<T> gradients, BlockRange range)
    {
        AlignedBlock<T> parameters = Parameters.Change();
        if (!Rules.Freezes)
        {
            OptimizerState.Update(optimizer, parameters, gradients, range);
            return;
        }

        foreach (BlockRange trainable in Rules.Trainable)
        {
            BlockRange part = trainable.Within(range);
            if (part.Length > 0 && Freezing is { } freezing)
            {
                freezing.Update(OptimizerState, optimizer, parameters, gradients, part);
            }
            else if (part.Length > 0)
            {
                OptimizerState.Update(optimizer, parameters, gradients, part);
            }
        }
    }

    /// <summary>
    /// Returns the penalty of the regularisers, multiplied by the number of rows because losses are summed over the rows. If a gradient
    /// block is given, the gradient of the penalty is added to it.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal BatchTotals Penalty(AlignedBlock<T>? gradients, int rows) =>
        Rules.Penalizes ? new BatchTotals(Rules.Penalty(Parameters, gradients) * rows, 0) : default;

    /// <summary>
    /// Computes the loss and the number of right decisions without dropout and with the moving statistics of batch normalisation.
    /// </summary>
    /// <param name="rows">The rows.</param>
    /// <param name="outputs">
    /// For each output, the sum to which the totals of these rows are added; <see langword="null"/> if the sums are not needed.
    /// </param>
    /// <param name="team">
    /// The threads and processes that share the work, or <see langword="null"/> for the calling thread alone.
    /// </param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal BatchTotals Measure(in BatchRows<T> rows, BatchTotals[]? outputs = null, PassTeam<T>? team = null)
    {
        PassRunner<T> runner = Runner;
        BatchTotals totals =
            ShardCount.OfMeasuring(rows.Network, rows.Count) > 1
                ? (team ?? OwnTeam(runner)).Measure(rows)
                : runner.Run(rows, new RowSlice(0, rows.Count), training: false, gradients: null, ref Unsafe.NullRef<T>());
        AddTo(outputs, runner);
        return totals + Penalty(null, rows.Count);
    }

    /// <summary>
    /// Adds the totals of each output in the last run of <paramref name="runner"/> to <paramref name="outputs"/>; does nothing if this is
    /// <see langword="null"/>.
    /// </summary>
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
        if (rows.Count == 1 && Averages.NeedsTwoRows(rows.Network) is { } layer)
        {
            RowCheck.ThrowTooFewForStatistics(Description, layer, "1 row", "Give TrainStep more rows at a time", "x");
        }

        return T.CreateTruncating(Step(rows, optimizer, epoch: 0, batch: 0).Loss / rows.Count);
    }

    /// <summary>Returns what computes the shards of a batch, or <see langword="null"/> if it is not cut.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private PassTeam<T>? TeamFor(in BatchRows<T> rows, PassTeam<T>? team)
    {
        int shards = team?.ShardsOf(rows) ?? ShardCount.For(rows.Network, rows.Count);
        return shards == 1 ? null : team ?? OwnTeam(Runner);
    }

    /// <summary>Returns a team of the calling thread alone. A shared network needs a new one in each call, see <see cref="Runner"/>.</summary>
    private PassTeam<T> OwnTeam(PassRunner<T> runner) =>
        ParameterSet.IsShared ? new PassTeam<T>(runner, workers: 1) : _ownTeam ??= new PassTeam<T>(runner, workers: 1);

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
    internal virtual T Gradient(in BatchRows<T> rows, Gradients<T> into)
    {
        BatchTotals totals = Differentiate(rows, into) + Penalty(into.Block, rows.Count);
        return T.CreateTruncating(totals.Loss / rows.Count);
    }

    /// <summary>
    /// Computes the gradient of the loss without the regularisers, without dropout and with the moving statistics of batch normalisation.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected BatchTotals Differentiate(in BatchRows<T> rows, Gradients<T> into)
    {
        ArgumentNullException.ThrowIfNull(into);
        into.Bind(Description, rows.Count * rows.Network.Steps);
        StateGradients<T>? states = into.BindStates(rows.Count, rows.States);
        ref T inputGradient = ref MemoryMarshal.GetReference(into.WritableInput);
        return Runner.Run(
            states is null ? rows : rows.With(states),
            new RowSlice(0, rows.Count),
            training: false,
            into.Block,
            ref inputGradient
        );
    }
}
