using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Runtime;
using StaticNets.Simd;

namespace StaticNets.Engines;

/// <summary>
/// Applies the regularisers and constraints of a network in training: L1 and L2 penalties, limits on norms, and frozen tensors.
/// </summary>
internal sealed class KernelRules<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TensorDescription[] _penalized;
    private readonly TensorDescription[] _bounded;
    private readonly T[] _columns;
    private readonly BlockRange[] _trainable;

    /// <param name="tensors">The tensors of the network.</param>
    public KernelRules(ReadOnlySpan<TensorDescription> tensors)
    {
        TensorDescription[] learning = Which(tensors, tensor => !tensor.Frozen);
        _penalized = Which(learning, tensor => tensor.L1 > 0 || tensor.L2 > 0);
        _bounded = Which(learning, tensor => tensor.MaxNorm > 0);
        int longest = 0;
        foreach (TensorDescription tensor in _bounded)
        {
            longest = Math.Max(longest, tensor.RowStride);
        }

        _columns = new T[longest];
        Freezes = learning.Length < tensors.Length;
        _trainable = Ranges(learning);
    }

    /// <summary>
    /// Whether there are regularisers. The caller checks this first, because in small networks even a call that does nothing takes
    /// noticeable time.
    /// </summary>
    public bool Penalizes => _penalized.Length > 0;

    /// <summary>Whether the norms of some tensors are limited.</summary>
    public bool Bounds => _bounded.Length > 0;

    /// <summary>Whether some tensors are frozen.</summary>
    public bool Freezes { get; }

    /// <summary>The ranges of the parameter block that training updates; adjacent tensors form one range.</summary>
    public ReadOnlySpan<BlockRange> Trainable => _trainable;

    /// <summary>Returns the value of the regularisers, and adds their gradient to the gradient block if one is given.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Penalty(ReadableBlock<T> parameters, AlignedBlock<T>? gradients)
    {
        double penalty = 0;
        foreach (TensorDescription tensor in _penalized)
        {
            var kernel = new PenaltyKernel(parameters, gradients, RangeOf(tensor), tensor.L1, tensor.L2);
            SimdDispatch.Run<T, PenaltyKernel>(ref kernel);
            penalty += (tensor.L1 * double.CreateTruncating(kernel.Magnitudes)) + (tensor.L2 / 2 * double.CreateTruncating(kernel.Squares));
        }

        return penalty;
    }

    /// <summary>Scales down each column of a kernel (the weights of one unit) whose norm exceeds the limit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Bound(AlignedBlock<T> parameters)
    {
        foreach (TensorDescription tensor in _bounded)
        {
            Span<T> squares = _columns.AsSpan(0, tensor.RowStride);
            squares.Clear();
            int rows = tensor.Rows;
            for (int row = 0; row < rows; row++)
            {
                ReadOnlySpan<T> weights = Row(parameters, tensor, row);
                SpanMath.AddSquares(squares, weights);
            }

            if (WriteFactors(squares, T.CreateTruncating(tensor.MaxNorm)))
            {
                for (int row = 0; row < rows; row++)
                {
                    SpanMath.Multiply(Row(parameters, tensor, row), squares);
                }
            }
        }
    }

    private static TensorDescription[] Which(ReadOnlySpan<TensorDescription> tensors, Predicate<TensorDescription> condition)
    {
        List<TensorDescription> found = [];
        foreach (TensorDescription tensor in tensors)
        {
            if (condition(tensor))
            {
                found.Add(tensor);
            }
        }

        return [.. found];
    }

    /// <summary>Replaces sums of squares by scale factors, and returns whether any factor is not 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool WriteFactors(Span<T> squares, T most)
    {
        bool any = false;
        foreach (ref T value in squares)
        {
            T norm = T.Sqrt(value);
            bool isLong = norm > most && T.IsFinite(norm);
            value = isLong ? most / norm : T.One;
            any |= isLong;
        }

        return any;
    }

    private static Span<T> Row(AlignedBlock<T> parameters, TensorDescription tensor, int row) =>
        parameters.Span.Slice(tensor.RowStart(row), tensor.RowStride);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static BlockRange RangeOf(TensorDescription tensor) => new(tensor.Offset, tensor.Rows * tensor.RowStride);

    /// <summary>Returns the ranges of tensors; adjacent tensors form one range.</summary>
    private static BlockRange[] Ranges(TensorDescription[] tensors)
    {
        List<BlockRange> ranges = [];
        foreach (TensorDescription tensor in tensors)
        {
            BlockRange own = RangeOf(tensor);
            if (ranges.Count > 0 && ranges[^1] is var last && last.First + last.Length == own.First)
            {
                ranges[^1] = new BlockRange(last.First, last.Length + own.Length);
            }
            else
            {
                ranges.Add(own);
            }
        }

        return [.. ranges];
    }

    private struct PenaltyKernel(ReadableBlock<T> parameters, AlignedBlock<T>? gradients, BlockRange range, double l1, double l2)
        : ISimdAction<T>
    {
        public T Magnitudes { get; private set; }

        public T Squares { get; private set; }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Invoke<S, V>()
            where S : struct, ISimd<V, T>
            where V : struct
        {
            ref T w = ref Unsafe.Add(ref parameters.Reference, range.First);
            ref T g = ref gradients is null ? ref Unsafe.NullRef<T>() : ref Unsafe.Add(ref gradients.Reference, range.First);
            V slope = S.Constant(l1);
            V factor = S.Constant(l2);
            V magnitudes = S.Zero;
            V squares = S.Zero;

            // The last vector may extend beyond the range into the next tensor. The lanes beyond the range count as zero weights, so they
            // add nothing to the sums and to the gradients.
            nuint whole = (nuint)range.Length / (nuint)S.Count * (nuint)S.Count;
            for (nuint i = 0; i < (nuint)range.Length; i += (nuint)S.Count)
            {
                V inside = i < whole ? S.Equal(S.Zero, S.Zero) : S.FirstLanes((nuint)range.Length - i);
                V weight = S.Select(inside, S.Load(ref w, i), S.Zero);
                magnitudes = S.Add(magnitudes, S.Abs(weight));
                squares = S.MultiplyAdd(weight, weight, squares);
                if (gradients is not null)
                {
                    V sign = S.Select(S.Equal(weight, S.Zero), S.Zero, S.CopySign(slope, weight));
                    S.Store(S.Add(S.Load(ref g, i), S.MultiplyAdd(factor, weight, sign)), ref g, i);
                }
            }

            Magnitudes = S.Sum(magnitudes);
            Squares = S.Sum(squares);
        }
    }
}
