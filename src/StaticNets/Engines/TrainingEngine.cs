using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Optimizers;
using StaticNets.Runtime;

namespace StaticNets.Engines;

/// <summary>Base of the engine of a generated network with a loss. Generated code implements the three passes over a micro-batch.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract partial class TrainingEngine<T> : NetworkEngine<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private PassRunner<T>? _runner;
    private PassTeam<T>? _ownTeam;
    private NetworkSnapshot<T>? _before;

    /// <summary>Allocates the parameters and fills them with their initial values.</summary>
    /// <param name="description">The description of the network; it has a loss.</param>
    /// <param name="seed">Seed of the initial values and of dropout.</param>
    protected TrainingEngine(NetworkDescription description, int seed)
        : base(description, seed)
    {
        OptimizerState = new(Parameters.Length);
        Rules = new(description.Tensors.AsSpan());
        Averages = new(description, description.Tensors.AsSpan());
    }

    /// <summary>Creates an engine that trains the parameters of another engine.</summary>
    /// <param name="description">The description; the offsets of its tensors refer to the owner's parameter block.</param>
    /// <param name="owner">The engine that owns the parameters.</param>
    private protected TrainingEngine(NetworkDescription description, NetworkEngine<T> owner)
        : base(description, owner)
    {
        OptimizerState = new(Parameters.Length);
        Rules = new(description.Tensors.AsSpan());
        Averages = new(description, description.Tensors.AsSpan());
    }

    /// <summary>The state of the optimizer.</summary>
    internal OptimizerState<T> OptimizerState { get; }

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
    internal KernelRules<T> Rules { get; private set; }

    /// <summary>The moving statistics.</summary>
    internal MovingAverages<T> Averages { get; private set; }

    /// <summary>
    /// The runner for passes on the calling thread. It owns a workspace, so a shared network, which several threads may use, creates a new
    /// runner in each call.
    /// </summary>
    internal PassRunner<T> Runner => _runner ?? NewRunner();

    /// <summary>
    /// The stages of a training step, or <see langword="null"/> if each micro-batch can be computed without the others.
    /// </summary>
    public virtual BatchStages<T>? Stages => null;

    /// <summary>
    /// Training steps that update the kernels block by block, or <see langword="null"/> if the optimizer always begins after the gradients.
    /// </summary>
    public virtual KernelUpdates<T>? KernelUpdates
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        get => null;
    }

    /// <summary>Computes the output of every layer into the workspace.</summary>
    /// <param name="batch">At most <see cref="MicroBatch{T}.Capacity"/> rows.</param>
    public abstract void TrainForward(in MicroBatch<T> batch);

    /// <summary>
    /// After <see cref="TrainForward"/>: computes the loss and the number of right decisions, and leaves the gradient of the loss in the
    /// workspace.
    /// </summary>
    /// <param name="batch">The same rows.</param>
    public abstract BatchTotals LossPass(in MicroBatch<T> batch);

    /// <summary>
    /// After <see cref="LossPass"/>: computes the gradients. The gradients of the parameters are added to the gradient block if
    /// <see cref="MicroBatch{T}.Accumulate"/> is true, otherwise they replace its content. The gradient of the input is written unless
    /// <see cref="MicroBatch{T}.InputGradient"/> is a null reference.
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
    public virtual T Gradient(ReadOnlySpan<T> x, ReadOnlySpan<T> targets, Gradients<T> into)
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

    /// <summary>Does one training step on sequences with dense targets.</summary>
    /// <param name="x">Inputs, sequences × steps × input length.</param>
    /// <param name="targets">Targets: one row for each sequence, or for each step of each sequence if each step has outputs.</param>
    /// <param name="steps">Number of time steps of each sequence.</param>
    /// <param name="optimizer">The optimizer.</param>
    /// <returns>Mean loss over sequences and steps before the step.</returns>
    /// <inheritdoc cref="TrainStep(ReadOnlySpan{T}, ReadOnlySpan{T}, Optimizer)" path="/exception"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public T TrainStep(ReadOnlySpan<T> x, ReadOnlySpan<T> targets, int steps, Optimizer optimizer)
    {
        return MeanLoss(RowCheck.Dense(Description.OfSteps(steps), x, targets), optimizer);
    }

    /// <summary>Does one training step on sequences with class indices.</summary>
    /// <param name="x">Inputs, sequences × steps × input length.</param>
    /// <param name="classes">Class indices: one for each sequence, or for each step of each sequence if each step has outputs.</param>
    /// <param name="steps">Number of time steps of each sequence.</param>
    /// <param name="optimizer">The optimizer.</param>
    /// <returns>Mean loss over sequences and steps before the step.</returns>
    /// <inheritdoc cref="TrainStep(ReadOnlySpan{T}, ReadOnlySpan{T}, Optimizer)" path="/exception"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public T TrainStep(ReadOnlySpan<T> x, ReadOnlySpan<int> classes, int steps, Optimizer optimizer)
    {
        return MeanLoss(RowCheck.Sparse(Description.OfSteps(steps), x, classes), optimizer);
    }

    /// <summary>Computes the gradient of the mean loss of sequences with dense targets, as the overload without steps does.</summary>
    /// <param name="x">Inputs, sequences × steps × input length.</param>
    /// <param name="targets">Targets: one row for each sequence, or for each step of each sequence if each step has outputs.</param>
    /// <param name="steps">Number of time steps of each sequence.</param>
    /// <param name="into">Receives the gradients.</param>
    /// <returns>Mean loss over sequences and steps.</returns>
    /// <inheritdoc cref="Gradient(ReadOnlySpan{T}, ReadOnlySpan{T}, Gradients{T})" path="/exception"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public T Gradient(ReadOnlySpan<T> x, ReadOnlySpan<T> targets, int steps, Gradients<T> into)
    {
        return Gradient(RowCheck.Dense(Description.OfSteps(steps), x, targets), into);
    }

    /// <summary>Computes the gradient of the mean loss of sequences with class indices, as the overload without steps does.</summary>
    /// <param name="x">Inputs, sequences × steps × input length.</param>
    /// <param name="classes">Class indices: one for each sequence, or for each step of each sequence if each step has outputs.</param>
    /// <param name="steps">Number of time steps of each sequence.</param>
    /// <param name="into">Receives the gradients.</param>
    /// <returns>Mean loss over sequences and steps.</returns>
    /// <inheritdoc cref="Gradient(ReadOnlySpan{T}, ReadOnlySpan{T}, Gradients{T})" path="/exception"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public T Gradient(ReadOnlySpan<T> x, ReadOnlySpan<int> classes, int steps, Gradients<T> into)
    {
        return Gradient(RowCheck.Sparse(Description.OfSteps(steps), x, classes), into);
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
        return MeanLoss(new BatchRows<T>(Description, rows.X, rows.Targets, rows.Classes, rows.Count), optimizer);
    }

    /// <summary>
    /// Computes the gradient of the mean loss of a batch of a network with several inputs or outputs, without dropout and with the moving
    /// statistics of batch normalisation. Like the other overloads, it changes the workspace of the network, so call it from one thread at
    /// a time, unless the network is shared.
    /// </summary>
    /// <param name="rows">All rows of the batch, which fit the network.</param>
    /// <param name="into">Receives the gradients.</param>
    /// <returns>Mean loss of the rows.</returns>
    /// <exception cref="ArgumentException"><paramref name="into"/> belongs to another network.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public T Gradient(JointRows<T> rows, Gradients<T> into)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return Gradient(new BatchRows<T>(Description, rows.X, rows.Targets, rows.Classes, rows.Count), into);
    }

    /// <inheritdoc/>
    internal override void ForgetTraining()
    {
        OptimizerState.Reset();
        DropoutSteps = 0;
    }

    /// <inheritdoc/>
    internal override void SetFrozen(Freezing<T>? freezing)
    {
        base.SetFrozen(freezing);
        RefreshRules();
    }

    /// <inheritdoc/>
    internal override void SetHyperparameters(HyperparameterValues? values, HyperparameterKind? kind = null)
    {
        base.SetHyperparameters(values, kind);
        if (AreRules(kind))
        {
            RefreshRules();
        }
    }

    /// <summary>Applies regularisers, constraints and momenta to the tensors that are not frozen, with their present values.</summary>
    internal void RefreshRules()
    {
        ReadOnlySpan<TensorDescription> tensors = Description.Tensors.AsSpan();
        tensors = Parameters.Changed is { } changed ? changed.Mark(tensors) : tensors;
        tensors = Freezing is { } freezing ? freezing.Mark(tensors) : tensors;
        Rules = new(tensors);
        Averages = new(Description, tensors);
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
}
