using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace StaticNets.Runtime;

/// <summary>Checks class indices before they are used as array indices.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ClassIndex
{
    /// <summary>
    /// Returns the index if it is valid, otherwise throws. The indices of a dataset were checked before, but a dataset is a view of the
    /// caller's memory, which may have changed since.
    /// </summary>
    /// <param name="index">The index.</param>
    /// <param name="classes">Number of classes.</param>
    /// <exception cref="ArgumentException">The index is not one of 0 to <paramref name="classes"/> − 1.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Checked(int index, int classes)
    {
        if ((uint)index >= (uint)classes)
        {
            Throw(index, classes);
        }

        return index;
    }

    [DoesNotReturn]
    private static void Throw(int index, int classes)
    {
        throw new ArgumentException(
            $"A class index is {index}, but there are {classes} classes: 0 to {classes - 1}. It was changed while the network trained on it.",
            "classes"
        );
    }
}
