using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNets.Simd;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Simd;

/// <summary>
/// Compares every SIMD operation, lane by lane, with scalar arithmetic. Each derived class runs these tests for one width and type.
/// </summary>
public abstract class VocabularyTests<S, V, T>
    where S : struct, ISimd<V, T>
    where V : struct
    where T : unmanaged, IBinaryFloatingPointIeee754<T>, IMinMaxValue<T>
{
    private static readonly bool _isFloat = typeof(T) == typeof(float);
    private static readonly int _largestExponent = _isFloat ? 127 : 1023;

    /// <summary>All pairs of test values; the values are special numbers, such as NaN and ∞, and ordinary ones.</summary>
    private static readonly (T[] A, T[] B) _pairs = Pairs();

    protected abstract V ScaleInHalves(V a, V n);

    [Fact]
    public void CountIsTheRegisterOverTheElement() => Assert.Equal(Unsafe.SizeOf<V>() / Unsafe.SizeOf<T>(), S.Count);

    [Fact]
    public void ZeroConstantAndBroadcastFillEveryLane()
    {
        AssertSame(Repeat(T.Zero), Lanes(S.Zero));
        AssertSame(Repeat(T.CreateChecked(0.1)), Lanes(S.Constant(0.1)));
        AssertSame(Repeat(T.NegativeZero), Lanes(S.Constant(-0.0)));
        foreach (T value in _pairs.A)
        {
            AssertSame(Repeat(value), Lanes(S.Broadcast(value)));
        }
    }

    [Theory]
    [InlineData(Guard.Behind)]
    [InlineData(Guard.Before)]
    public void LoadAndStoreTouchTheirElementsOnly(Guard guard)
    {
        for (int offset = 0; offset < 5; offset++)
        {
            for (int behind = 0; behind < 5; behind++)
            {
                int length = offset + S.Count + behind;
                using GuardedBuffer<T> source = new(length, guard);
                using GuardedBuffer<T> destination = new(length, guard);
                for (int i = 0; i < length; i++)
                {
                    source.Span[i] = T.CreateChecked(i + 1);
                    destination.Span[i] = T.CreateChecked(-i - 1);
                }

                T[] expected = destination.Span.ToArray();
                source.Span.Slice(offset, S.Count).CopyTo(expected.AsSpan(offset));
                S.Store(S.Load(ref source.Reference, (nuint)offset), ref destination.Reference, (nuint)offset);
                AssertSame(expected, destination.Span.ToArray());
            }
        }
    }

    [Theory]
    [InlineData(Guard.Behind)]
    [InlineData(Guard.Before)]
    public void WideningLoadsTouchTheirElementsOnly(Guard guard)
    {
        Random random = new(5);
        for (int offset = 0; offset < 5; offset++)
        {
            // bfloat16 is the upper half of a float. Random bits include NaN, infinities and denormals.
            ushort[] bits = [.. Enumerable.Range(0, offset + (2 * S.Count)).Select(_ => (ushort)random.Next(1 << 16))];
            T[] wide = [.. bits.Select(value => T.CreateTruncating(BitConverter.UInt32BitsToSingle((uint)value << 16)))];
            using GuardedBuffer<ushort> pairs = Copy(bits, guard);
            AssertSame([.. wide[offset..].Where((_, i) => i % 2 == 0)], Lanes(S.LoadWidenedEven(ref pairs.Reference, (nuint)offset)));
            AssertSame([.. wide[offset..].Where((_, i) => i % 2 == 1)], Lanes(S.LoadWidenedOdd(ref pairs.Reference, (nuint)offset)));
            using GuardedBuffer<ushort> single = Copy(bits[..(offset + S.Count)], guard);
            AssertSame(wide[offset..(offset + S.Count)], Lanes(S.LoadWidened(ref single.Reference, (nuint)offset)));
        }

        static GuardedBuffer<ushort> Copy(ushort[] bits, Guard guard)
        {
            GuardedBuffer<ushort> buffer = new(bits.Length, guard);
            bits.CopyTo(buffer.Span);
            return buffer;
        }
    }

    [Fact]
    public void InterleavingPutsEvenAndOddLanesInTurn()
    {
        T[] columns = [.. Enumerable.Range(1, 2 * S.Count).Select(i => T.CreateChecked(i))];
        T[] even = [.. columns.Where((_, i) => i % 2 == 0)];
        T[] odd = [.. columns.Where((_, i) => i % 2 == 1)];
        (V a, V b) = (S.Load(ref even[0], 0), S.Load(ref odd[0], 0));
        AssertSame(columns, [.. Lanes(S.InterleaveLower(a, b)), .. Lanes(S.InterleaveUpper(a, b))]);
    }

    [Fact]
    public void PrefetchNeverFaults()
    {
        using GuardedBuffer<ushort> narrow = new(S.Count, Guard.Behind);
        S.Prefetch(ref narrow.Reference, 0);
        S.Prefetch(ref narrow.Reference, (nuint)S.Count);
        using GuardedBuffer<T> behind = new(S.Count, Guard.Behind);
        S.Prefetch(ref behind.Reference, 0);
        S.Prefetch(ref behind.Reference, (nuint)S.Count);
        S.Prefetch(ref behind.Reference, nuint.MaxValue / 16);
        Assert.True(behind.Span.IndexOfAnyExcept(T.Zero) < 0);
    }

    [Fact]
    public void Add() => AssertBinary(S.Add, (a, b) => a + b);

    [Fact]
    public void Subtract() => AssertBinary(S.Subtract, (a, b) => a - b);

    [Fact]
    public void Multiply() => AssertBinary(S.Multiply, (a, b) => a * b);

    [Fact]
    public void Divide() => AssertBinary(S.Divide, (a, b) => a / b);

    [Fact]
    public void CopySign() => AssertBinary(S.CopySign, T.CopySign);

    [Fact]
    public void Negate() => AssertUnary(S.Negate, a => -a);

    [Fact]
    public void Abs() => AssertUnary(S.Abs, T.Abs);

    [Fact]
    public void Sqrt() => AssertUnary(S.Sqrt, T.Sqrt);

    [Fact]
    public void MultiplyAddRoundsOnceOrTwice()
    {
        T[] c = [.. _pairs.B.Reverse()];
        T[] got = Elementwise.Map<S, V, T>(_pairs.A, _pairs.B, c, S.MultiplyAdd);
        for (int i = 0; i < got.Length; i++)
        {
            (T a, T b) = (_pairs.A[i], _pairs.B[i]);
            T once = T.FusedMultiplyAdd(a, b, c[i]);
            T twice = a * b + c[i];
            Assert.True(Same(once, got[i]) || Same(twice, got[i]), $"{a} · {b} + {c[i]} = {got[i]}, not {once} or {twice}");
        }
    }

    [Fact]
    public void MinKeepsTheSmallerAndANaNInTheSecond() => AssertExtremum(S.Min, (a, b) => a < b ? a : b);

    [Fact]
    public void MaxKeepsTheLargerAndANaNInTheSecond() => AssertExtremum(S.Max, (a, b) => a > b ? a : b);

    [Fact]
    public void GreaterThan() => AssertMask(S.GreaterThan, (a, b) => a > b);

    [Fact]
    public void Equal() => AssertMask(S.Equal, (a, b) => a == b);

    [Fact]
    public void SelectTakesEveryLaneWhole()
    {
        T[] mask = Elementwise.Map<S, V, T>(_pairs.A, _pairs.B, S.GreaterThan);
        T[] got = Elementwise.Map<S, V, T>(mask, _pairs.A, _pairs.B, S.Select);
        for (int i = 0; i < got.Length; i++)
        {
            AssertSame(_pairs.A[i] > _pairs.B[i] ? _pairs.A[i] : _pairs.B[i], got[i], $"lane {i}");
        }
    }

    [Fact]
    public void FirstLanesSetsThatManyAndAllBeyondCount()
    {
        nuint[] counts = [.. Enumerable.Range(0, S.Count + 4).Select(i => (nuint)i), int.MaxValue, (nuint)int.MaxValue + 1, nuint.MaxValue];
        foreach (nuint count in counts)
        {
            T[] mask = Lanes(S.FirstLanes(count));
            for (int lane = 0; lane < S.Count; lane++)
            {
                Assert.True(HasAllBits(mask[lane], (nuint)lane < count), $"lane {lane} of FirstLanes({count})");
            }
        }
    }

    [Fact]
    public void PowerOfTwoIsExactForEveryNormalNumber()
    {
        T[] n = [.. Enumerable.Range(1 - _largestExponent, 2 * _largestExponent).Select(T.CreateChecked)];
        AssertSame([.. n.Select(i => T.ScaleB(T.One, int.CreateChecked(i)))], Elementwise.Map<S, V, T>(n, S.PowerOfTwo));
    }

    [Fact]
    public void ScaleRoundsOnce()
    {
        (T[] a, T[] n, T[] expected) = ScaleCases();
        AssertSame(expected, Elementwise.Map<S, V, T>(a, n, S.Scale));
    }

    [Fact]
    public void ScaleInHalvesRoundsOnce()
    {
        (T[] a, T[] n, T[] expected) = ScaleCases();
        AssertSame(expected, Elementwise.Map<S, V, T>(a, n, ScaleInHalves));
    }

    [Fact]
    public void SumAddsUpperHalfToLowerHalf()
    {
        Random random = new(3);
        for (int trial = 0; trial < 200; trial++)
        {
            T[] lanes = [.. Enumerable.Range(0, S.Count).Select(_ => T.CreateTruncating(random.NextDouble() * 2 - 1))];
            T got = S.Sum(S.Load(ref lanes[0], 0));
            for (int half = S.Count / 2; half > 0; half /= 2)
            {
                for (int i = 0; i < half; i++)
                {
                    lanes[i] += lanes[i + half];
                }
            }

            AssertSame(lanes[0], got, "sum");
        }
    }

    [Fact]
    public void MaxAcrossFindsTheLargestLaneWhereverItIs()
    {
        for (int lane = 0; lane < S.Count; lane++)
        {
            T[] lanes = [.. Enumerable.Range(0, S.Count).Select(i => T.CreateChecked(-100 - i))];
            lanes[lane] = T.CreateChecked(-7);
            AssertSame(T.CreateChecked(-7), S.MaxAcross(S.Load(ref lanes[0], 0)), $"largest in lane {lane}");
            lanes[lane] = T.NegativeInfinity;
            T others = lanes.Max();
            AssertSame(others, S.MaxAcross(S.Load(ref lanes[0], 0)), $"−∞ in lane {lane}");
            lanes[lane] = T.NaN;
            Assert.True(T.IsNaN(S.MaxAcross(S.Load(ref lanes[0], 0))), $"NaN in lane {lane}");
        }
    }

    private static (T[] A, T[] B) Pairs()
    {
        Random random = new(4);
        T smallestNormal = T.ScaleB(T.One, 1 - _largestExponent);
        List<T> values = [T.NaN, T.PositiveInfinity, T.Zero, T.Epsilon, smallestNormal, T.BitDecrement(smallestNormal), T.MaxValue];
        values.AddRange(
            new[] { 0.49999997, 0.5, 0.75, 1, 1.5, 2, 2.5, 3.5, 1e6 + 0.5, 4194303.5, 8388607, 1e30 }.Select(T.CreateTruncating)
        );
        values.AddRange(Enumerable.Range(0, 20).Select(_ => T.CreateTruncating(random.NextDouble() * 200)));
        values.AddRange(values.ToArray().Select(v => -v));
        return ([.. values.SelectMany(_ => values)], [.. values.SelectMany(v => values.Select(_ => v))]);
    }

    private static (T[] A, T[] N, T[] Expected) ScaleCases()
    {
        double[] mantissas = [0.5, 0.70710678, 0.99999994, 1, 1.00000012, 1.41421356, 1.9999999, 2, -0.6, -1.5, double.NaN];
        int[] exponents = [.. Enumerable.Range(-2 * (_largestExponent - 1), 4 * _largestExponent - 1)];
        T[] a = [.. exponents.SelectMany(_ => mantissas.Select(T.CreateTruncating))];
        T[] n = [.. exponents.SelectMany(e => mantissas.Select(_ => T.CreateChecked(e)))];

        // The product of a float and a power of two is exact in double, so that only the conversion to float rounds.
        T[] expected = [.. a.Zip(n, (m, e) => T.CreateTruncating(Math.ScaleB(double.CreateChecked(m), int.CreateChecked(e))))];
        return (a, n, expected);
    }

    private static void AssertUnary(Func<V, V> vector, Func<T, T> scalar) =>
        AssertSame([.. _pairs.A.Select(scalar)], Elementwise.Map<S, V, T>(_pairs.A, vector));

    private static void AssertBinary(Func<V, V, V> vector, Func<T, T, T> scalar) =>
        AssertSame([.. _pairs.A.Zip(_pairs.B, scalar)], Elementwise.Map<S, V, T>(_pairs.A, _pairs.B, vector));

    private static void AssertExtremum(Func<V, V, V> vector, Func<T, T, T> scalar)
    {
        T[] got = Elementwise.Map<S, V, T>(_pairs.A, _pairs.B, vector);
        for (int i = 0; i < got.Length; i++)
        {
            (T a, T b) = (_pairs.A[i], _pairs.B[i]);
            bool kept =
                T.IsNaN(b) ? T.IsNaN(got[i])
                : T.IsNaN(a) ? T.IsNaN(got[i]) || Same(b, got[i])
                : got[i] == scalar(a, b);
            Assert.True(kept, $"of {a} and {b} came {got[i]}");
        }
    }

    private static void AssertMask(Func<V, V, V> vector, Func<T, T, bool> scalar)
    {
        T[] got = Elementwise.Map<S, V, T>(_pairs.A, _pairs.B, vector);
        for (int i = 0; i < got.Length; i++)
        {
            Assert.True(HasAllBits(got[i], scalar(_pairs.A[i], _pairs.B[i])), $"{_pairs.A[i]} against {_pairs.B[i]}");
        }
    }

    private static T[] Lanes(V register)
    {
        T[] lanes = new T[S.Count];
        S.Store(register, ref lanes[0], 0);
        return lanes;
    }

    private static T[] Repeat(T value) => [.. Enumerable.Repeat(value, S.Count)];

    private static void AssertSame(T[] expected, T[] got)
    {
        Assert.Equal(expected.Length, got.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            AssertSame(expected[i], got[i], $"element {i}");
        }
    }

    private static void AssertSame(T expected, T got, string where) =>
        Assert.True(Same(expected, got), $"{where}: expected {expected}, got {got}");

    /// <summary>Whether the bits are equal; all NaN are equal.</summary>
    private static bool Same(T a, T b) => T.IsNaN(a) ? T.IsNaN(b) : a == b && T.IsNegative(a) == T.IsNegative(b);

    private static bool HasAllBits(T lane, bool set) =>
        MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in lane)).IndexOfAnyExcept(set ? (byte)0xFF : (byte)0) < 0;
}
