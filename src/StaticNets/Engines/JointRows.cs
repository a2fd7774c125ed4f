using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNets.Runtime;

namespace StaticNets.Engines;

/// <summary>
/// The rows of one call of a network with several inputs or outputs. The values of all inputs are copied side by side into joint rows,
/// which the network reads; joint output rows are split into the outputs. Each thread has its own memory and allocates nothing after its
/// first call.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class JointRows<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Number of elements of a block of rows, so small that the block stays in the first-level cache between the copies and the pass.
    private const int BlockLength = 1 << 12;

    // Number of elements of a block that several threads share: large enough to give each thread sufficient work.
    private const int ParallelBlockLength = 1 << 20;

    [ThreadStatic]
    private static JointRows<T>? _ofThread;

    private NetworkEngine<T>? _engine;
    private T[] _x = [];
    private T[] _y = [];
    private int[] _classes = [];
    private int _rows;
    private int _first;
    private int _count;

    private NetworkDescription Network => _engine!.Description;

    private SeveralPorts Ports => Network.Ports!;

    /// <summary>The joint rows of all inputs.</summary>
    internal ReadOnlySpan<T> X => _x.AsSpan(0, _count * Network.InputLength);

    /// <summary>The joint rows of all targets other than class indices.</summary>
    internal ReadOnlySpan<T> Targets => _y.AsSpan(0, _count * Network.TargetLength);

    /// <summary>The joint rows of all class indices.</summary>
    internal ReadOnlySpan<int> Classes => _classes.AsSpan(0, _count * Network.ClassLength);

    /// <summary>Number of rows of the current block.</summary>
    internal int Count => _count;

    /// <summary>Begins a call and returns the memory of the calling thread.</summary>
    /// <param name="engine">The network.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static JointRows<T> Begin(NetworkEngine<T> engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        JointRows<T> rows = _ofThread ??= new JointRows<T>();
        rows._engine = engine;
        rows._rows = -1;
        rows._first = 0;
        rows._count = 0;
        return rows;
    }

    /// <summary>Checks that an input has a whole number of rows, as many as the first input.</summary>
    /// <param name="port">Index of the input; inputs are checked in the order of the declaration.</param>
    /// <param name="x">The values of the input.</param>
    /// <exception cref="ArgumentException">The length is not a multiple of the row length, or the number of rows differs.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CheckInput(int port, ReadOnlySpan<T> x) => CheckInput(Ports.Inputs[port], x.Length);

    /// <summary>Checks that an input has a whole number of rows, as many as the first input, and that its indices are valid.</summary>
    /// <param name="port">Index of the input; inputs are checked in the order of the declaration.</param>
    /// <param name="x">The indices of the input.</param>
    /// <exception cref="ArgumentException">The length is not a multiple of the row length, or the number of rows differs.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside of the vocabulary.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CheckInput(int port, ReadOnlySpan<int> x)
    {
        InputDescription input = Ports.Inputs[port];
        CheckInput(input, x.Length);
        TableIndex.Check(x, input.Vocabulary, input.Length, input.Name, input.Name);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CheckInput(InputDescription input, int length)
    {
        (int rows, int rest) = Math.DivRem(length, input.Length);
        if (rest != 0)
        {
            throw new ArgumentException(
                $"The input '{input.Name}' holds {length} values, which is no whole number of rows of {input.Length}.",
                input.Name
            );
        }

        if (_rows >= 0 && rows != _rows)
        {
            throw new ArgumentException(
                $"The input '{input.Name}' holds {rows} rows, but the input '{Ports.Inputs[0].Name}' holds {_rows}.",
                input.Name
            );
        }

        _rows = rows;
    }

    /// <summary>Checks that an output is long enough for all rows.</summary>
    /// <param name="port">Index of the output.</param>
    /// <param name="y">Receives the values of the output.</param>
    /// <returns>The part of <paramref name="y"/> that is written.</returns>
    /// <exception cref="ArgumentException">The output is too short.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Span<T> CheckOutput(int port, Span<T> y)
    {
        OutputDescription output = Ports.Outputs[port];
        long wanted = (long)_rows * output.Length;
        return y.Length >= wanted
            ? y[..(int)wanted]
            : throw new ArgumentException(
                $"{_rows} rows give {wanted} values of the output '{output.Name}' ({output.Length} each), but there is room for {y.Length}.",
                output.Name
            );
    }

    /// <summary>Checks that targets fit an output and its loss.</summary>
    /// <param name="port">Index of the output.</param>
    /// <param name="targets">The targets of the output.</param>
    /// <exception cref="ArgumentException">The targets do not fit, or there are no rows.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CheckTargets(int port, ReadOnlySpan<T> targets)
    {
        OutputDescription output = Ports.Outputs[port];
        CheckCount(output, targets.Length);
        RowCheck.Values(output.Loss, output.Title, targets, output.Length, output.Name);
    }

    /// <inheritdoc cref="CheckTargets(int, ReadOnlySpan{T})"/>
    /// <param name="port">Index of the output.</param>
    /// <param name="classes">The class indices of the output.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CheckTargets(int port, ReadOnlySpan<int> classes)
    {
        OutputDescription output = Ports.Outputs[port];
        CheckCount(output, classes.Length);
        ClassLabels.Check(classes, output.ClassCount, output.Name, output.Title, output.TargetLength);
    }

    /// <summary>Throws because an output shares memory with an input or another output.</summary>
    /// <exception cref="ArgumentException">Always.</exception>
    [DoesNotReturn]
    public static void ThrowOverlap() =>
        throw new ArgumentException(
            "An output shares memory with an input or with another output: use another array, or a part of it that the others do not reach."
        );

    /// <summary>Moves to the next block of rows to predict; returns false after the last one.</summary>
    /// <param name="isParallel">Whether several threads will share the block.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Next(bool isParallel = false)
    {
        _first += _count;
        int longest = Math.Max(Network.InputLength, Network.OutputLength);
        int block = Math.Max((isParallel ? ParallelBlockLength : BlockLength) / longest, 1);
        _count = Math.Min(block, _rows - _first);
        Grow(ref _x, _count, Network.InputLength);
        Grow(ref _y, _count, Network.OutputLength);
        return _count > 0;
    }

    /// <summary>Takes all rows as one block, for training.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void TakeAll()
    {
        _count = _rows;
        Grow(ref _x, _count, Network.InputLength);
        Grow(ref _y, _count, Network.TargetLength);
        Grow(ref _classes, _count, Network.ClassLength);
    }

    /// <summary>Copies the current block of an input's rows into the joint rows.</summary>
    /// <param name="port">Index of the input.</param>
    /// <param name="x">All rows of the input.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Join(int port, ReadOnlySpan<T> x)
    {
        InputDescription input = Ports.Inputs[port];
        ReadOnlySpan<T> rows = x.Slice(_first * input.Length, _count * input.Length);
        JointColumns.Join(rows, input.Length, _x, Network.InputLength, input.Offset);
    }

    /// <summary>Copies the current block of an input's indices into the joint rows, as numbers.</summary>
    /// <param name="port">Index of the input.</param>
    /// <param name="x">The indices of all rows of the input.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Join(int port, ReadOnlySpan<int> x)
    {
        InputDescription input = Ports.Inputs[port];
        ReadOnlySpan<int> rows = x.Slice(_first * input.Length, _count * input.Length);
        for (int i = 0; i < rows.Length; i++)
        {
            (int row, int column) = Math.DivRem(i, input.Length);
            _x[(row * Network.InputLength) + input.Offset + column] = T.CreateTruncating(rows[i]);
        }
    }

    /// <summary>Copies the targets of an output into the joint rows.</summary>
    /// <param name="port">Index of the output.</param>
    /// <param name="targets">The targets of all rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void JoinTargets(int port, ReadOnlySpan<T> targets)
    {
        OutputDescription output = Ports.Outputs[port];
        JointColumns.Join(targets, output.Length, _y, Network.TargetLength, output.TargetOffset);
    }

    /// <inheritdoc cref="JoinTargets(int, ReadOnlySpan{T})"/>
    /// <param name="port">Index of the output.</param>
    /// <param name="classes">The class indices of the output.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void JoinTargets(int port, ReadOnlySpan<int> classes)
    {
        OutputDescription output = Ports.Outputs[port];
        JointColumns.Join(classes, output.TargetLength, _classes, Network.ClassLength, output.TargetOffset);
    }

    /// <summary>Predicts the rows of the current block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Predict() =>
        _engine!.Forward(ref MemoryMarshal.GetArrayDataReference(_x), ref MemoryMarshal.GetArrayDataReference(_y), (nuint)_count);

    /// <summary>Predicts the rows of the current block on several threads.</summary>
    /// <param name="parallelism">Maximum number of threads; 0 for as many as there are processors.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="parallelism"/> is negative.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void PredictParallel(int parallelism) => _engine!.PredictParallel(X, _y.AsSpan(0, _count * Network.OutputLength), parallelism);

    /// <summary>Copies an output's values out of the joint rows of the current block to the caller.</summary>
    /// <param name="port">Index of the output.</param>
    /// <param name="y">Memory for all rows of the output.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Split(int port, Span<T> y)
    {
        OutputDescription output = Ports.Outputs[port];
        Span<T> rows = y.Slice(_first * output.Length, _count * output.Length);
        JointColumns.Split<T>(_y, Network.OutputLength, output.Offset, rows, output.Length);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CheckCount(OutputDescription output, int targets)
    {
        if (_rows == 0)
        {
            throw new ArgumentException("There are no rows: the inputs are empty.", Ports.Inputs[0].Name);
        }

        long wanted = (long)_rows * output.TargetLength;
        if (targets != wanted)
        {
            string what = output.TakesClasses ? "class indices" : "target values";
            throw new ArgumentException(
                $"{_rows} input rows want {wanted} {what} of the output '{output.Name}' ({output.TargetLength} each), but there are {targets}.",
                output.Name
            );
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Grow<TValue>(ref TValue[] values, int rows, int length)
    {
        long wanted = (long)rows * length;
        if (values.Length < wanted)
        {
            values =
                wanted <= Array.MaxLength
                    ? new TValue[wanted]
                    : throw new ArgumentException(
                        $"{rows} rows of {length} values are more than an array holds: take fewer rows at a time."
                    );
        }
    }
}
