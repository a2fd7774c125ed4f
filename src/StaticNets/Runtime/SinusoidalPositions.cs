using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNets.Runtime;

/// <summary>
/// The positional encoding of Vaswani et al. (2017): for the step t, the element 2i is <c>sin(t / 10000^(2i / features))</c> and the element
/// 2i + 1 is <c>cos(t / 10000^(2i / features))</c>. Angles are computed in double precision, because in single precision that of step 10 000
/// would be wrong by up to 5e-4.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SinusoidalPositions
{
    private const double Base = 10_000;

    // The number of a step lies in two elements, because one element of single precision holds integers only up to 2²⁴.
    private const long PerElement = 1 << 24;

    /// <summary>Writes the encoding of each step to the first row of the step.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="y">A sequence, <c>[steps, rows, stride]</c>.</param>
    /// <param name="stride">Length of a row with padding, which becomes zero.</param>
    /// <param name="features">Length of a row without padding.</param>
    /// <param name="rows">Number of samples; may be zero.</param>
    /// <param name="steps">Number of steps.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill<T>(ref T y, int stride, int features, nuint rows, nuint steps)
        where T : unmanaged, INumberBase<T>
    {
        if (rows == 0)
        {
            return;
        }

        nuint distance = rows * (nuint)stride;
        for (nuint step = 0; step < steps; step++)
        {
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref y, (step * distance) + (nuint)features), stride - features).Clear();
        }

        for (int i = 0; i < features; i += 2)
        {
            double wavelength = Wavelength(i, features);
            for (nuint step = 0; step < steps; step++)
            {
                Write(ref Unsafe.Add(ref y, (step * distance) + (nuint)i), step / wavelength, hasCosine: i + 1 < features);
            }
        }
    }

    /// <summary>Writes the encoding of the next step to a row, and counts the step.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="y">First element of the row.</param>
    /// <param name="stride">Length of the row with padding, which becomes zero.</param>
    /// <param name="features">Length of the row without padding.</param>
    /// <param name="position">The number of the step, in two elements: modulo 2²⁴, and divided by it.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Next<T>(ref T y, int stride, int features, ref T position)
        where T : unmanaged, INumberBase<T>
    {
        ref T high = ref Unsafe.Add(ref position, 1);
        long step = (long.CreateTruncating(high) * PerElement) + long.CreateTruncating(position);
        for (int i = 0; i < features; i += 2)
        {
            Write(ref Unsafe.Add(ref y, i), step / Wavelength(i, features), hasCosine: i + 1 < features);
        }

        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref y, features), stride - features).Clear();
        position = T.CreateTruncating((step + 1) % PerElement);
        high = T.CreateTruncating((step + 1) / PerElement);
    }

    /// <summary>Returns the number of steps after which the angle of an element has grown by 1.</summary>
    private static double Wavelength(int element, int features) => Math.Pow(Base, (double)element / features);

    private static void Write<T>(ref T pair, double angle, bool hasCosine)
        where T : unmanaged, INumberBase<T>
    {
        (double sine, double cosine) = Math.SinCos(angle);
        pair = T.CreateTruncating(sine);
        if (hasCosine)
        {
            Unsafe.Add(ref pair, 1) = T.CreateTruncating(cosine);
        }
    }
}
