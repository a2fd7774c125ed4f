using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Optimizers;
using StaticNets.Runtime;

namespace StaticNets.Engines;

/// <summary>
/// Training steps of a network of large dense layers, in which the optimizer updates some rows of a kernel as soon as their gradient has been
/// computed, while it is in a cache. The gradient of a whole kernel is never written to memory. The results have the same bits as those of other
/// training steps. Generated code derives from this class.
/// </summary>
/// <remarks>
/// A step must change nothing if a gradient is not finite, but the last gradients are computed after the first weights have changed. So the
/// passes first compute the gradients of all values. By the Cauchy-Schwarz inequality, the gradient of a kernel satisfies
/// <c>‖xᵀ · dy‖ ≤ ‖x‖ · ‖dy‖</c>, and that of a bias <c>‖Σ dy‖² ≤ rows · ‖dy‖²</c>. If these bounds are so small that no weight and no moment
/// can overflow, the step begins; otherwise it is computed again with all gradients.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="blockLength">Number of elements of the longest block of a kernel.</param>
/// <param name="layers">Number of layers; all parameters are kernels and biases of these layers.</param>
/// <param name="kernels">Place and length of each kernel in the parameter block, in ascending order.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class KernelUpdates<T>(int blockLength, int layers, (int First, int Length)[] kernels)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // The backward pass leaves out the gradients of the parameters of frozen layers, but not those of values.
    private readonly uint[] _all = All(layers);
    private AlignedBlock<T>? _block;
    private AlignedBlock<T>? _parameters;
    private TrainingEngine<T>? _engine;
    private Optimizer? _optimizer;
    private T _mostSquares;
    private bool _begins;
    private int _pause;

    /// <summary>Receives the gradient of the present block of a kernel.</summary>
    public ref T Gradient
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _block!.Reference;
    }

    /// <summary>Returns an element of the parameter block, which the step changes.</summary>
    /// <param name="first">The place of the element.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref T Parameter(nuint first) => ref Unsafe.Add(ref _parameters!.Reference, first);

    /// <summary>Does a step, unless its rows, its optimizer or the rules of the network need all gradients.</summary>
    /// <param name="engine">The network.</param>
    /// <param name="rows">The rows of the batch.</param>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="totals">Receives loss and right decisions of the rows before the step.</param>
    /// <returns>Whether the step has been done. If not, no parameter and no state has changed.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal virtual bool Step(TrainingEngine<T> engine, in BatchRows<T> rows, Optimizer optimizer, out BatchTotals totals)
    {
        totals = default;
        if (_pause > 0)
        {
            _pause--;
            return false;
        }

        if (rows.Count > rows.Network.TrainingRows || !Serves(engine, optimizer))
        {
            return false;
        }

        _block ??= new AlignedBlock<T>(blockLength);
        PassRunner<T> runner = engine.Runner;
        runner.Begin(rows, new RowSlice(0, rows.Count), training: true, runner.Gradients, ref Unsafe.NullRef<T>(), out MicroBatch<T> batch);
        batch.Frozen = ref _all[0];
        engine.TrainForward(in batch);
        totals = engine.LossPass(in batch);
        engine.Backward(in batch);
        (_engine, _optimizer, _mostSquares, _begins) = (engine, optimizer, T.Zero, double.IsFinite(totals.Loss));
        UpdatePass(in batch);
        _pause = _begins ? 0 : Tuning.StepsWithoutUpdates;
        return _begins;
    }

    /// <summary>
    /// After the backward pass: calls <see cref="Bound"/> for each layer, then <see cref="Begin"/> and, if this returns true,
    /// <see cref="Update"/> for each block of each kernel, and <see cref="End"/>.
    /// </summary>
    /// <param name="batch">The rows.</param>
    protected abstract void UpdatePass(in MicroBatch<T> batch);

    /// <summary>Adds a bound of the squared gradients of the kernel and the bias of a layer.</summary>
    /// <param name="x">The input of the layer, rows × <paramref name="inputs"/>.</param>
    /// <param name="inputs">Number of elements of a row of the input.</param>
    /// <param name="dy">The gradient of the layer's product, rows × <paramref name="units"/>.</param>
    /// <param name="units">Number of elements of a row of this gradient.</param>
    /// <param name="rows">Number of rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Bound(ref T x, nuint inputs, ref T dy, nuint units, nuint rows)
    {
        T ofInput = SquaredNorm.Of(ref x, rows * inputs) + T.CreateTruncating(rows);
        _mostSquares += ofInput * SquaredNorm.Of(ref dy, rows * units);
    }

    /// <summary>Begins the step of the optimizer and returns true, unless a gradient could be too large.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Begin()
    {
        OptimizerState<T> state = _engine!.OptimizerState;
        _begins = _begins && state.IsHarmless(_optimizer!, _mostSquares);
        if (_begins)
        {
            state.BeginStep(_optimizer!, isSafe: true);
            _parameters = _engine.Parameters.Change();
        }

        return _begins;
    }

    /// <summary>Lets the optimizer update a block of a kernel.</summary>
    /// <param name="first">The place of the block in the parameter block.</param>
    /// <param name="length">Number of elements of the block; their gradients begin at <see cref="Gradient"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Update(nuint first, nuint length) =>
        _engine!.OptimizerState.Update(_optimizer!, _parameters!, _block!, new BlockRange((nint)first, (nint)length), skipped: (nint)first);

    /// <summary>Lets the optimizer update the biases, whose gradients are in the gradient block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void End()
    {
        int first = 0;
        foreach ((int kernel, int length) in kernels)
        {
            UpdateBiases(first, kernel);
            first = kernel + length;
        }

        UpdateBiases(first, _parameters!.Length);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void UpdateBiases(int first, int end)
    {
        if (first < end)
        {
            _engine!.OptimizerState.Update(_optimizer!, _parameters!, _engine.Runner.Gradients, new BlockRange(first, end - first));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool Serves(TrainingEngine<T> engine, Optimizer optimizer) =>
        optimizer is { ClipNorm: null, ClipValue: null } && !engine.Rules.Penalizes && !engine.Rules.Bounds && !engine.Rules.Freezes;

    private static uint[] All(int layers)
    {
        uint[] all = new uint[((layers - 1) / 32) + 1];
        Array.Fill(all, uint.MaxValue);
        return all;
    }
}
