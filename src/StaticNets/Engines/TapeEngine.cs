using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNets.Runtime;

namespace StaticNets.Engines;

/// <summary>
/// Base of the engine that trains a generated network without a loss, by gradients of its outputs that the caller computes. It uses the
/// parameters of the network's engine, and exists only in programs that train in this way. Generated code implements the passes.
/// </summary>
/// <remarks>
/// Its loss is <c>Σ g · y</c> over all outputs <c>y</c> of all rows, with <c>g</c> as the targets: the gradient of this loss with respect to
/// <c>y</c> is <c>g</c>. So all other code of a training engine can be used. Terms that layers add to the loss are added as they always are,
/// as their mean over the rows.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class TapeEngine<T> : TrainingEngine<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkEngine<T> _network;
    private bool _hasGradients;
    private long _changes;

    /// <summary>Creates the engine; the engine of the network refers to it from then on.</summary>
    /// <param name="description">The description; the offsets of its tensors refer to the network's parameter block.</param>
    /// <param name="network">The engine that predicts and owns the parameters.</param>
    protected TapeEngine(NetworkDescription description, NetworkEngine<T> network)
        : base(description, network)
    {
        _network = network;
        network.Learner = this;
        if (network.Freezing is { } freezing)
        {
            SetFrozen(freezing);
        }
        else if (network.Parameters.Changed is not null)
        {
            RefreshRules();
        }
    }

    /// <summary>Creates the engine that trains another instance of the same network.</summary>
    /// <param name="network">The engine of the other instance.</param>
    public abstract TapeEngine<T> For(NetworkEngine<T> network);

    /// <summary>After <see cref="TrainingEngine{T}.TrainForward"/>: copies the outputs to the caller.</summary>
    /// <param name="batch">The same rows.</param>
    /// <param name="y">Receives rows × output length values.</param>
    public abstract void WriteOutputs(in MicroBatch<T> batch, ref T y);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public sealed override void Forward(ref T x, ref T y, nuint rows) => _network.Forward(ref x, ref y, rows);

    /// <summary>
    /// After <see cref="TrainingEngine{T}.TrainForward"/>: returns the terms that layers add to the loss, summed over the rows.
    /// </summary>
    /// <param name="batch">The same rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public virtual BatchTotals LossTerms(in MicroBatch<T> batch) => default;

    /// <summary>Returns <c>Σ g · y</c> over the rows, and the share of these rows in the mean of the terms of layers.</summary>
    /// <param name="batch">The rows; their targets are the gradient <c>g</c> of the outputs.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public sealed override BatchTotals LossPass(in MicroBatch<T> batch)
    {
        int length = (int)batch.Rows * Description.OutputLength;
        ref T y = ref Scratch<T>.ForThread(length);
        WriteOutputs(batch, ref y);
        double sum = 0;
        for (int i = 0; i < length; i++)
        {
            sum += double.CreateTruncating(Unsafe.Add(ref y, i)) * double.CreateTruncating(Unsafe.Add(ref batch.Targets, i));
        }

        return new BatchTotals(sum + (LossTerms(batch).Loss / batch.BatchRows), 0);
    }

    /// <summary>Computes the outputs as in training, and keeps in a tape what <c>Backward</c> needs.</summary>
    /// <param name="x">Inputs, rows × input length; they may change afterwards.</param>
    /// <param name="y">Receives rows × output length values.</param>
    /// <param name="tape">The tape; what it kept is overwritten.</param>
    /// <exception cref="ArgumentException">There are no rows, they do not fit the network, or <paramref name="y"/> is too short.</exception>
    /// <exception cref="InvalidOperationException">
    /// The network is shared and therefore read-only, or its parameters are being edited.
    /// </exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Forward(ReadOnlySpan<T> x, Span<T> y, NetworkTape<T> tape)
    {
        ArgumentNullException.ThrowIfNull(tape);
        ParameterSet.ThrowUnlessWritable();
        int rows = CheckRows(x.Length, Description.InputLength, y.Length, Description.OutputLength);
        if (rows == 0)
        {
            throw new ArgumentException("There are no rows: the input is empty.", nameof(x));
        }

        if (rows == 1 && Averages.NeedsTwoRows(Description) is { } layer)
        {
            RowCheck.ThrowTooFewForStatistics(Description, layer, "1 row", "Give Forward more rows at a time", nameof(x));
        }

        tape.Begin(this, _changes, new BatchRows<T>(Description, x, targets: default, classes: default, rows), out MicroBatch<T> batch);
        DropoutSteps++;
        TrainForward(batch);
        WriteOutputs(batch, ref MemoryMarshal.GetReference(y));
    }

    /// <summary>Computes the outputs of a network with several inputs or outputs.</summary>
    /// <param name="rows">All rows, which fit the network; they receive the outputs.</param>
    /// <param name="tape">The tape; what it kept is overwritten.</param>
    /// <inheritdoc cref="Forward(ReadOnlySpan{T}, Span{T}, NetworkTape{T})" path="/exception"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Forward(JointRows<T> rows, NetworkTape<T> tape)
    {
        ArgumentNullException.ThrowIfNull(rows);
        Forward(rows.X, rows.Outputs, tape);
    }

    /// <summary>Computes the gradients of the rows of a tape, for a network with several inputs or outputs.</summary>
    /// <param name="rows">The gradient of the outputs, for all rows of the tape; they receive the gradient of the inputs.</param>
    /// <param name="tape">The tape of a <c>Forward</c>; no other call can use it again.</param>
    /// <param name="needsInputs">Whether the gradient of the inputs is needed.</param>
    /// <inheritdoc cref="Backward(NetworkTape{T}, ReadOnlySpan{T}, Span{T})" path="/exception"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Backward(JointRows<T> rows, NetworkTape<T> tape, bool needsInputs)
    {
        ArgumentNullException.ThrowIfNull(rows);
        Backward(tape, rows.Targets, needsInputs ? rows.InputGradient : default);
    }

    /// <summary>
    /// Computes the gradients of the rows of a tape. The gradients of the parameters replace those of the last <see cref="Apply"/>, or are
    /// added to those of other calls since then.
    /// </summary>
    /// <param name="tape">The tape of a <c>Forward</c>; no other call can use it again.</param>
    /// <param name="outputGradient">The gradient of the outputs, rows × output length.</param>
    /// <param name="inputGradient">Receives the gradient of the inputs, rows × input length; empty if it is not needed.</param>
    /// <exception cref="ArgumentException">A length does not fit the rows of the tape; nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">The tape holds no <c>Forward</c> of this network with its present weights.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Backward(NetworkTape<T> tape, ReadOnlySpan<T> outputGradient, Span<T> inputGradient)
    {
        CheckTape(tape);
        RowCheck.OutputGradient(tape.Rows, Description.OutputLength, outputGradient.Length, nameof(outputGradient));
        if (inputGradient.Length > 0)
        {
            RowCheck.InputGradient(tape.Rows, Description.InputLength, inputGradient.Length, nameof(inputGradient));
        }

        tape.BeginBackward(new BatchRows<T>(Description, x: default, outputGradient, classes: default, tape.Rows), out MicroBatch<T> batch);
        batch.Gradients = ref Runner.Gradients.Reference;
        batch.Accumulate = _hasGradients;
        if (inputGradient.Length > 0)
        {
            batch.InputGradient = ref MemoryMarshal.GetReference(inputGradient);
            Freezing?.Begin(ref batch);
        }

        Backward(batch);

        // What is frozen now may be trained again before Apply, and then these gradients must not count.
        Freezing?.Clear(Runner.Gradients);
        _hasGradients = true;
        if (Averages.Any && Averages.FirstBad(tape.Workspace) is null)
        {
            Averages.Update(Parameters.Change(), tape.Workspace);
        }
    }

    /// <summary>Throws unless <c>Backward</c> can use a tape, before anything changes.</summary>
    /// <param name="tape">The tape.</param>
    /// <exception cref="InvalidOperationException">The tape holds no <c>Forward</c> of this network with its present weights.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CheckTape(NetworkTape<T> tape)
    {
        ArgumentNullException.ThrowIfNull(tape);
        ParameterSet.ThrowUnlessWritable();
        tape.ThrowUnlessFilledBy(this, _changes);
    }

    /// <summary>
    /// Lets an optimizer move the weights by the sum of the gradients of all <c>Backward</c> calls since the last <c>Apply</c>, to which the
    /// gradients of the regularisers are added once.
    /// </summary>
    /// <param name="optimizer">The optimizer; its state is kept in the network.</param>
    /// <exception cref="TrainingDivergedException">
    /// A gradient is not finite, or weights would be NaN or infinite after the step. No weight has changed, and the gradients are discarded.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// There was no <c>Backward</c> since the last <c>Apply</c>, the network is shared and therefore read-only, or its parameters are being
    /// edited.
    /// </exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Apply(Optimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ParameterSet.ThrowUnlessWritable();
        if (!_hasGradients)
        {
            throw new InvalidOperationException(
                $"{Description.Name}.Apply: there are no gradients. Call Forward and Backward first; each Apply uses up their gradients."
            );
        }

        _hasGradients = false;
        AlignedBlock<T> gradients = Runner.Gradients;
        Freezing?.Clear(gradients);
        Penalty(gradients, rows: 1);
        T squares = FiniteCheck.SumOfSquares(gradients, BlockRange.Of(gradients));
        bool isSafe = OptimizerState.IsSafe(optimizer, squares);
        BadPlace? bad = isSafe ? null : FindBadGradient(gradients);

        // There are no rows to predict after the step, so that only an unsafe step can be undone.
        bad ??= Move(optimizer, gradients, squares, isSafe, isShort: isSafe);
        if (bad is { } place)
        {
            throw Divergence.Of(place, optimizer, epoch: 0, batch: 0);
        }

        _changes++;
    }

    /// <summary>
    /// Computes the gradient of <c>Σ g · y</c> without dropout and with the moving statistics of batch normalisation. Neither the network
    /// nor the gradients for <see cref="Apply"/> change.
    /// </summary>
    /// <param name="x">Inputs, rows × input length.</param>
    /// <param name="targets">The gradient <c>g</c> of the outputs, rows × output length.</param>
    /// <param name="into">Receives the gradients.</param>
    /// <returns>The sum.</returns>
    /// <exception cref="ArgumentException">
    /// There are no rows, they do not fit the network, or <paramref name="into"/> belongs to another network.
    /// </exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public sealed override T Gradient(ReadOnlySpan<T> x, ReadOnlySpan<T> targets, Gradients<T> into)
    {
        int rows = RowCheck.OutputGradient(Description, x.Length, targets.Length);
        return Gradient(new BatchRows<T>(Description, x, targets, classes: default, rows), into);
    }

    /// <summary>The gradients of the regularisers are not part of the result, since <see cref="Apply"/> adds them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override T Gradient(in BatchRows<T> rows, Gradients<T> into) =>
        rows.Weights.IsEmpty
            ? T.CreateTruncating(Differentiate(rows, into).Loss)
            : throw new ArgumentException(
                $"{Description.Name} has no loss, in which weights of rows could count: multiply the gradients of the outputs by them.",
                "data"
            );

    /// <summary>A tape from before keeps what the frozen layers computed then, so that it is of no use any more.</summary>
    internal override void SetFrozen(Freezing<T>? freezing)
    {
        base.SetFrozen(freezing);
        _changes++;
    }

    /// <inheritdoc/>
    internal override void ForgetTraining()
    {
        base.ForgetTraining();
        _hasGradients = false;
        _changes++;
    }
}
