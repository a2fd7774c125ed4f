using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace StaticNets.Runtime;

/// <summary>Checks the indices of a table, which passes read as numbers of the network's format.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TableIndex
{
    /// <summary>
    /// Returns the row of a table that a number stands for, or throws. All indices were checked before the pass, but the memory may belong to
    /// the caller, who may have changed it since.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="value">An integer.</param>
    /// <param name="vocabulary">Number of rows of the table.</param>
    /// <exception cref="ArgumentException">The row does not exist.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nuint Checked<T>(T value, int vocabulary)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // The conversion saturates, and NaN becomes 0.
        int row = int.CreateSaturating(value);
        if ((uint)row >= (uint)vocabulary)
        {
            ThrowChanged(vocabulary);
        }

        return (nuint)row;
    }

    /// <summary>Throws for the first index that is outside of the vocabulary.</summary>
    /// <param name="indices">Rows × <paramref name="rowLength"/> indices of one input.</param>
    /// <param name="vocabulary">Number of valid indices.</param>
    /// <param name="rowLength">Number of indices in a row; less than 1 counts as 1.</param>
    /// <param name="input">Name of the input.</param>
    /// <param name="name">The name of the argument.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is negative, or at least <paramref name="vocabulary"/>.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Check(ReadOnlySpan<int> indices, int vocabulary, int rowLength, string input, string name)
    {
        for (int i = 0; i < indices.Length; i++)
        {
            if ((uint)indices[i] >= (uint)vocabulary)
            {
                (int row, int position) = Math.DivRem(i, Math.Max(1, rowLength));
                Throw($"Row {row}", position, indices[i], vocabulary, input, name);
            }
        }
    }

    /// <summary>Whether a number is an integer from 0 to <paramref name="vocabulary"/> − 1.</summary>
    internal static bool IsValid<T>(T value, int vocabulary)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        value >= T.Zero && value < T.CreateSaturating(vocabulary) && T.IsInteger(value);

    /// <summary>Throws because an index is outside of the vocabulary.</summary>
    [DoesNotReturn]
    internal static void Throw(string row, int position, object value, int vocabulary, string input, string name)
    {
        string text = ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture);
        throw new ArgumentOutOfRangeException(
            name,
            value,
            $"{row} of the input '{input}' holds {text} at position {position}, but the vocabulary has {vocabulary} indices: 0 to {vocabulary - 1}."
        );
    }

    [DoesNotReturn]
    private static void ThrowChanged(int vocabulary)
    {
        throw new ArgumentException(
            $"An index is not one of 0 to {vocabulary - 1}. It was changed while the network computed with it.",
            "x"
        );
    }
}
