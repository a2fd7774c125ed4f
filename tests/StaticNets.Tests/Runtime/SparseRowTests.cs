using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNets.Runtime;
using StaticNets.Simd;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Runtime;

/// <summary>
/// Products of sparse rows at every width of vectors, in memory beside unreadable pages, compared with sums in double. The rows of the kernel at
/// zeros, all of which are −0, are NaN, so that the result shows whether they are read.
/// </summary>
public sealed class SparseRowTests
{
    private const int Padding = 3;

    public static TheoryData<int, double> Rows
    {
        get
        {
            TheoryData<int, double> data = [];
            foreach (int length in (int[])[1, 3, 4, 7, 16, 31, 48, 1023, 1024, 1025, 3000])
            {
                foreach (double density in (double[])[0, 0.2, 1])
                {
                    data.Add(length, density);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void AreTheSumsOfAllTerms(int length, double density)
    {
        Check<Simd128<float>, Vector128<float>, float>(length, density);
        Check<Simd256<float>, Vector256<float>, float>(length, density);
        Check<Simd512<float>, Vector512<float>, float>(length, density);
        Check<Simd128<double>, Vector128<double>, double>(length, density);
        Check<Simd256<double>, Vector256<double>, double>(length, density);
        Check<Simd512<double>, Vector512<double>, double>(length, density);
    }

    private static void Check<S, V, T>(int length, double density)
        where S : struct, ISimd<V, T>
        where V : struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        System.Random random = new(length);
        foreach (int vectors in (int[])[1, 2, 3, 8, 13])
        {
            int columns = vectors * S.Count;
            int stride = columns + Padding;
            foreach (Guard guard in (Guard[])[Guard.Behind, Guard.Before])
            {
                using GuardedBuffer<T> x = new(length, guard);
                using GuardedBuffer<T> kernel = new(((length - 1) * stride) + columns, guard);
                using GuardedBuffer<T> start = new(columns, guard);
                using GuardedBuffer<T> y = new(columns, guard);
                foreach (ref T value in x.Span)
                {
                    value = random.NextDouble() < density ? T.CreateTruncating(random.NextDouble() - 0.5) : -T.Zero;
                }

                Fill(kernel.Span, random);
                Fill(start.Span, random);
                for (int k = 0; k < length; k++)
                {
                    if (x.Span[k] == T.Zero)
                    {
                        kernel.Span.Slice(k * stride, columns).Fill(T.NaN);
                    }
                }

                ref T bias = ref vectors == 3 ? ref Unsafe.NullRef<T>() : ref start.Reference;
                y.Span.Fill(T.NaN);
                SparseRow.Multiply<S, V, T>(
                    ref x.Reference,
                    (nuint)length,
                    ref kernel.Reference,
                    (nuint)stride,
                    ref bias,
                    ref y.Reference,
                    (nuint)columns
                );
                for (int n = 0; n < columns; n++)
                {
                    double sum = vectors == 3 ? 0 : double.CreateTruncating(start.Span[n]);
                    double size = Math.Abs(sum);
                    for (int k = 0; k < length; k++)
                    {
                        double element = double.CreateTruncating(x.Span[k]);
                        double term = element == 0 ? 0 : element * double.CreateTruncating(kernel.Span[(k * stride) + n]);
                        sum += term;
                        size += Math.Abs(term);
                    }

                    // Each of at most length + 1 partial sums and each product is rounded once, by at most a unit roundoff of what the terms
                    // can add up to; the reference in double has as many errors of its own.
                    double roundoff = typeof(T) == typeof(float) ? Math.Pow(2, -24) : Math.Pow(2, -53);
                    double tolerance = 2 * ((2 * length) + 1) * roundoff * size;
                    Assert.Equal(sum, double.CreateTruncating(y.Span[n]), tolerance);
                }
            }
        }
    }

    private static void Fill<T>(Span<T> values, System.Random random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (ref T value in values)
        {
            value = T.CreateTruncating(random.NextDouble() - 0.5);
        }
    }
}
