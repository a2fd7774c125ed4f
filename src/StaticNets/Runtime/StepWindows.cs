using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StaticNets.Runtime;

/// <summary>The windows of a causal convolution in a network that is computed one time step at a time.</summary>
/// <remarks>
/// The window of step t holds the steps t − (kernel − 1)·dilation, …, t − dilation, t. The windows of the steps t, t + dilation, t +
/// 2·dilation, … follow each other: each drops the first of its steps and appends one. So there are as many windows as the dilation, and a
/// step changes only its own. Its cost is that of one window, however long the dilation is.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StepWindows
{
    /// <summary>Appends a step to its window, copies the window, and counts the step.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="x">First feature of the step.</param>
    /// <param name="windows">
    /// The windows, <c>[dilation, kernel, features]</c>, and one element for the number of the steps so far, modulo the dilation.
    /// </param>
    /// <param name="window">
    /// Receives the window that ends with the step, <c>[kernel, features]</c>; the rest of its row becomes zero.
    /// </param>
    /// <param name="windowStride">Length of the row of <paramref name="window"/>.</param>
    /// <param name="features">Number of features of a step.</param>
    /// <param name="kernel">Number of steps of a window.</param>
    /// <param name="dilation">Distance between the steps of a window; at most 2²⁴, so that <c>float</c> can count them.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Append<T>(ref T x, ref T windows, ref T window, int windowStride, int features, int kernel, int dilation)
        where T : unmanaged, INumberBase<T>
    {
        int length = kernel * features;
        ref T counted = ref Unsafe.Add(ref windows, (nint)dilation * length);
        int at = int.CreateTruncating(counted);
        counted = T.CreateTruncating(at + 1 == dilation ? 0 : at + 1);

        ref T own = ref Unsafe.Add(ref windows, (nint)at * length);
        Copy(ref Unsafe.Add(ref own, features), ref own, ref window, length - features);
        Copy(ref x, ref Unsafe.Add(ref own, length - features), ref Unsafe.Add(ref window, length - features), features);
        if (windowStride > length)
        {
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref window, length), windowStride - length).Clear();
        }
    }

    /// <summary>
    /// Copies elements to two places, the first of which may begin in front of the source and overlap it. A step copies few elements, so the
    /// calls of two block copies would take longer than the copies.
    /// </summary>
    private static void Copy<T>(ref T source, ref T first, ref T second, int count)
        where T : unmanaged
    {
        int i = 0;
        for (; i <= count - Vector128<T>.Count; i += Vector128<T>.Count)
        {
            Vector128<T> values = Vector128.LoadUnsafe(ref source, (nuint)i);
            values.StoreUnsafe(ref first, (nuint)i);
            values.StoreUnsafe(ref second, (nuint)i);
        }

        for (; i < count; i++)
        {
            T value = Unsafe.Add(ref source, i);
            Unsafe.Add(ref first, i) = value;
            Unsafe.Add(ref second, i) = value;
        }
    }
}
