using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Runtime;

namespace StaticNets.Optimizers;

/// <summary>The state of the optimizer of one network.</summary>
/// <param name="blockLength">Number of elements of the network's parameter block.</param>
internal sealed class OptimizerState<T>(int blockLength)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly T _largest = T.BitDecrement(T.PositiveInfinity);

    // Adding a move to a finite weight overflows only if the move exceeds half the distance between the two largest finite numbers. Half of
    // this limit is used, because the move itself is rounded.
    private static readonly double _harmlessMove = double.CreateChecked(_largest - T.BitDecrement(_largest)) / 4;

    private static readonly double _largestSafeGradient = Math.Sqrt(double.CreateChecked(_largest));

    // A step that moves no weight further than this counts as short. Weights have a magnitude of about 1, and a useful step moves them much
    // less.
    private const double LongestShortMove = 1000;

    // Each step multiplies the largest sum of squared gradients so far by this factor, because earlier gradients lose their influence. With
    // a momentum of 0.999, the velocity keeps 0.999 of the earlier gradients in each step, and thus 0.999² = 0.998 of their squares.
    private const double KeptSquares = 0.998;

    private Type? _kind;
    private double _largestShortSquares;
    private AlignedBlock<T>[] _slots = [];
    private Optimizer? _judged;
    private bool _isTame;

    /// <summary>Number of steps since the state was created, including the current one.</summary>
    public long Steps { get; private set; }

    /// <summary>
    /// Whether a step may have left a number in the state that is not finite. If so, no later step is certain to be safe.
    /// </summary>
    public bool TookUnsafeStep { get; private set; }

    /// <summary>The largest sum of squared gradients so far, see <see cref="IsShort"/>.</summary>
    public double LargestSquares { get; set; }

    /// <summary>Whether the state belongs to an optimizer of this class, so that its next step continues it.</summary>
    public bool IsOf(Optimizer optimizer) => optimizer.GetType() == _kind;

    /// <summary>Returns a state block, as long as the parameter block; it is zero at the beginning.</summary>
    public AlignedBlock<T> Slot(int index) => _slots[index];

    /// <summary>
    /// Returns whether it is certain, before a step is taken, that the step leaves parameters and state finite. This is true for nearly
    /// every step. Before any other step the caller must copy the network, so that it can be restored.
    /// </summary>
    /// <param name="optimizer">The optimizer of the step.</param>
    /// <param name="sumOfSquares">The sum of the squared gradients.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool IsSafe(Optimizer optimizer, T sumOfSquares) =>
        !TookUnsafeStep && T.IsFinite(sumOfSquares) && (ReferenceEquals(optimizer, _judged) ? _isTame : Judge(optimizer));

    /// <summary>
    /// Estimates whether a step moves the weights so little that predictions stay finite. It presumes that the weights themselves stay
    /// finite (see <see cref="IsSafe"/>). If this method returns false, the caller must check after the step that a prediction is finite.
    /// </summary>
    /// <param name="optimizer">The optimizer of the step.</param>
    /// <param name="sumOfSquares">The sum of the squared gradients; infinite if it overflows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool IsShort(Optimizer optimizer, T sumOfSquares)
    {
        if (!ReferenceEquals(optimizer, _judged))
        {
            Judge(optimizer);
        }

        LargestSquares = Math.Max(double.CreateTruncating(T.Min(sumOfSquares, _largest)), KeptSquares * LargestSquares);
        return LargestSquares <= _largestShortSquares;
    }

    /// <summary>
    /// Whether a step needs no check afterwards, neither of parameters and state (<see cref="IsSafe"/>) nor of a prediction
    /// (<see cref="IsShort"/>). Nothing changes if it does.
    /// </summary>
    /// <param name="optimizer">The optimizer of the step.</param>
    /// <param name="mostSquares">An upper bound of the sum of the squared gradients.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool IsHarmless(Optimizer optimizer, T mostSquares)
    {
        double before = LargestSquares;
        bool isHarmless = IsSafe(optimizer, mostSquares) && IsShort(optimizer, mostSquares);
        LargestSquares = isHarmless ? LargestSquares : before;
        return isHarmless;
    }

    /// <summary>All state blocks.</summary>
    public IReadOnlyList<AlignedBlock<T>> Slots => _slots;

    /// <summary>
    /// Counts a step; it must be called before <see cref="Update"/>. If the optimizer is of another class than in the previous step, the
    /// state is reset before the step is counted.
    /// </summary>
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

    /// <summary>
    /// Does the optimizer's step on a range of the parameters; <see cref="BeginStep"/> must be called before. Several threads may update
    /// different ranges. The gradients of the first <paramref name="skipped"/> parameters are not in the block of gradients.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Update(Optimizer optimizer, AlignedBlock<T> parameters, AlignedBlock<T> gradients, BlockRange range, nint skipped = 0)
    {
        // Call one of two overloads instead of a generic virtual method. Code compiled ahead of time would look up a generic virtual method
        // at run time in each call, and the program would contain the code for the look-up.
        var step = new OptimizerStep<T>(this, parameters, gradients, range.First - skipped, range);
        if (typeof(T) == typeof(float))
        {
            optimizer.Update(in Unsafe.As<OptimizerStep<T>, OptimizerStep<float>>(ref step));
        }
        else
        {
            optimizer.Update(in Unsafe.As<OptimizerStep<T>, OptimizerStep<double>>(ref step));
        }
    }

    /// <summary>Discards the state.</summary>
    public void Reset()
    {
        Begin(kind: null, slots: 0);
        LargestSquares = 0;
    }

    /// <summary>
    /// Prepares the state to continue after a number of steps of an optimizer. The caller must fill the slots afterwards.
    /// </summary>
    public void Resume(Optimizer optimizer, long steps, bool tookUnsafeStep)
    {
        Begin(optimizer.GetType(), optimizer.SlotCount);
        Steps = steps;
        TookUnsafeStep = tookUnsafeStep;
    }

    /// <summary>Copies another state.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CopyFrom(OptimizerState<T> other)
    {
        if (_slots.Length != other._slots.Length)
        {
            Begin(other._kind, other._slots.Length);
        }

        _kind = other._kind;
        LargestSquares = other.LargestSquares;
        TookUnsafeStep = other.TookUnsafeStep;
        Steps = other.Steps;
        for (int i = 0; i < _slots.Length; i++)
        {
            other._slots[i].CopyTo(_slots[i]);
        }
    }

    /// <summary>
    /// Computes the limits that <see cref="IsSafe"/> and <see cref="IsShort"/> use; this is done only when the optimizer changes. Returns
    /// whether weights stay finite in every step in which the sum of the squared gradients is finite.
    /// </summary>
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
