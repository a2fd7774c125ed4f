using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace StaticNets.Runtime;

/// <summary>Checks that all values of rows are finite; the exception names row and column of the first value that is not finite.</summary>
internal static class FiniteRows
{
    /// <summary>Throws for the first value that is NaN or infinite.</summary>
    /// <param name="values">Rows × length.</param>
    /// <param name="length">Length of a row.</param>
    /// <param name="column">The name of a column in messages, e.g. <c>feature</c> or <c>input column</c>.</param>
    /// <param name="name">The name of the argument.</param>
    /// <param name="nameOfRow">Returns the name of a row in messages; by default its index.</param>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Check<T>(ReadOnlySpan<T> values, int length, string column, string name, Func<int, string>? nameOfRow = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int bad = FiniteCheck.FirstNonFinite(values);
        if (bad >= 0)
        {
            (int row, int place) = Math.DivRem(bad, length);
            string text = values[bad].ToString(null, CultureInfo.InvariantCulture);
            string where = nameOfRow?.Invoke(row) ?? "Row " + row.ToString(CultureInfo.InvariantCulture);
            throw new ArgumentException(
                $"{where}, {column} {place.ToString(CultureInfo.InvariantCulture)} must be a finite number, but is {text}. Remove or repair the row.",
                name
            );
        }
    }
}
