using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Runtime;

namespace StaticNets;

/// <summary>What the optimizer of one network remembers from step to step.</summary>
/// <param name="blockLength">Elements of the network's parameter block.</param>
internal sealed class OptimizerState<T>(int blockLength)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly T _largest = T.BitDecrement(T.PositiveInfinity);

    // A sum overflows only where it is pushed by half the distance between the two largest numbers; half of that leaves room for rounding.
    private static readonly double _harmlessMove = double.CreateChecked(_largest - T.BitDecrement(_largest)) / 4;

    private static readonly double _largestSafeGradient = Math.Sqrt(double.CreateChecked(_largest));

    // Weights lie about 1, and a step that trains moves them by a small part of that.
    private const double LongestShortMove = 1000;

    // Squares of gradients fade as those in a velocity with a momentum of 0.999.
    private const double KeptSquares = 0.998;

    private Type? _kind;
    private double _largestSquares;
    private double _largestShortSquares;
    private AlignedBlock<T>[] _slots = [];
    private Optimizer? _judged;
    private bool _isTame;

    /// <summary>Steps taken since the state began, the current one included.</summary>
    public long Steps { get; private set; }

    /// <summary>Whether one of them could have left something that is not finite: then every later one could.</summary>
    public bool TookUnsafeStep { get; private set; }

    /// <summary>One block as long as the parameters, zero when the state begins.</summary>
    public AlignedBlock<T> Slot(int index) => _slots[index];

    /// <summary>
    /// Whether a step is sure to leave the weights and what is remembered finite, told before it is taken. Nearly every step is; for the
    /// others the caller must keep what it would lose.
    /// </summary>
    /// <param name="optimizer">Who takes the step.</param>
    /// <param name="sumOfSquares">Of the gradients.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool IsSafe(Optimizer optimizer, T sumOfSquares) =>
        !TookUnsafeStep && T.IsFinite(sumOfSquares) && (ReferenceEquals(optimizer, _judged) ? _isTame : Judge(optimizer));

    /// <summary>
    /// Whether a step that leaves the weights finite moves them so little that predictions stay finite too. An estimate and no measurement: after
    /// any other step the caller must predict and look.
    /// </summary>
    /// <param name="optimizer">Who takes the step.</param>
    /// <param name="sumOfSquares">Of the gradients; infinite where it leaves the range of numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool IsShort(Optimizer optimizer, T sumOfSquares)
    {
        if (!ReferenceEquals(optimizer, _judged))
        {
            Judge(optimizer);
        }

        _largestSquares = Math.Max(double.CreateTruncating(T.Min(sumOfSquares, _largest)), KeptSquares * _largestSquares);
        return _largestSquares <= _largestShortSquares;
    }

    /// <summary>The blocks that are remembered.</summary>
    public IReadOnlyList<AlignedBlock<T>> Slots => _slots;

    /// <summary>Counts a step, which <see cref="Update"/> then takes; another kind of optimizer than the last one begins a new state.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void BeginStep(Optimizer optimizer, bool isSafe)
    {
        if (optimizer.GetType() != _kind)
        {
            Begin(optimizer.GetType(), optimizer.SlotCount);
        }

        Steps++;
        TookUnsafeStep |= !isSafe;
    }

    /// <summary>The optimizer's step on some of the parameters, after <see cref="BeginStep"/>; threads may share the block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Update(Optimizer optimizer, AlignedBlock<T> parameters, AlignedBlock<T> gradients, BlockRange range)
    {
        // Not a generic virtual method: code compiled ahead of time would look it up at each call, and carry the means to do so.
        var step = new OptimizerStep<T>(this, parameters, gradients, range);
        if (typeof(T) == typeof(float))
        {
            optimizer.Update(in Unsafe.As<OptimizerStep<T>, OptimizerStep<float>>(ref step));
        }
        else
        {
            optimizer.Update(in Unsafe.As<OptimizerStep<T>, OptimizerStep<double>>(ref step));
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Reset()
    {
        Begin(kind: null, slots: 0);
        _largestSquares = 0;
    }

    /// <summary>Goes on after steps of that optimizer; what the slots hold is for the caller to fill in.</summary>
    public void Resume(Optimizer optimizer, long steps, bool tookUnsafeStep)
    {
        Begin(optimizer.GetType(), optimizer.SlotCount);
        Steps = steps;
        TookUnsafeStep = tookUnsafeStep;
    }

    /// <summary>Remembers what the other state remembers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CopyFrom(OptimizerState<T> other)
    {
        if (_slots.Length != other._slots.Length)
        {
            Begin(other._kind, other._slots.Length);
        }

        _kind = other._kind;
        _largestSquares = other._largestSquares;
        TookUnsafeStep = other.TookUnsafeStep;
        Steps = other.Steps;
        for (int i = 0; i < _slots.Length; i++)
        {
            other._slots[i].CopyTo(_slots[i]);
        }
    }

    /// <summary>Whether gradients whose squares have a finite sum cannot make it move a finite weight to infinity; told once an optimizer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Judge(Optimizer optimizer)
    {
        _judged = optimizer;
        _isTame = optimizer.Reach * _largestSafeGradient < _harmlessMove;
        double shortGradient = optimizer.LongestMove <= LongestShortMove ? double.PositiveInfinity : LongestShortMove / optimizer.Reach;
        shortGradient = optimizer.ClipNorm <= shortGradient ? double.PositiveInfinity : shortGradient;
        _largestShortSquares = shortGradient * shortGradient;
        return _isTame;
    }

    private void Begin(Type? kind, int slots)
    {
        _kind = kind;
        TookUnsafeStep = false;
        Steps = 0;
        _slots = new AlignedBlock<T>[slots];
        for (int i = 0; i < slots; i++)
        {
            _slots[i] = new AlignedBlock<T>(blockLength);
        }
    }
}
