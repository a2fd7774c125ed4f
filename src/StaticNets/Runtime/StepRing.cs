using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNets.Runtime;

/// <summary>The keys and values of the last steps, in a network with attention that is computed one time step at a time.</summary>
/// <remarks>
/// The ring has two rows for each step, a window apart. So the last steps always follow each other in memory, from the oldest to the newest,
/// and no step moves another one.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StepRing
{
    /// <summary>Puts key and value of a step into the ring, in place of the oldest step, and counts the step.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="key">First element of the keys of all heads.</param>
    /// <param name="keyLength">Number of these elements.</param>
    /// <param name="value">First element of the values of all heads.</param>
    /// <param name="valueLength">Number of these elements.</param>
    /// <param name="ring">
    /// The ring, <c>[2 · window, keyLength + valueLength]</c>, and one element for the number of the steps so far. From
    /// <paramref name="window"/> steps on this number counts from the window to twice the window, then again from the window. The last steps
    /// begin at the row <paramref name="window"/> while the number is below the window, and at the row number − window after that.
    /// </param>
    /// <param name="window">Number of steps that the ring holds; at most 2²³, so that <c>float</c> can count to twice the window.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Append<T>(ref T key, int keyLength, ref T value, int valueLength, ref T ring, int window)
        where T : unmanaged, INumberBase<T>
    {
        nint length = keyLength + valueLength;
        ref T counted = ref Unsafe.Add(ref ring, 2 * window * length);
        int number = int.CreateTruncating(counted);
        counted = T.CreateTruncating(number + 1 == 2 * window ? window : number + 1);

        nint at = number < window ? number : number - window;
        Span<T> row = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref ring, at * length), keyLength + valueLength);
        MemoryMarshal.CreateReadOnlySpan(ref key, keyLength).CopyTo(row);
        MemoryMarshal.CreateReadOnlySpan(ref value, valueLength).CopyTo(row[keyLength..]);
        row.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref ring, (at + window) * length), keyLength + valueLength));
    }
}
