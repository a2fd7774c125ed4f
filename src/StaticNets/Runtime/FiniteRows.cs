using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace StaticNets.Runtime;

/// <summary>Whether all values of rows are finite numbers, told by row and column.</summary>
internal static class FiniteRows
{
    /// <summary>Refuses the first value that is NaN or infinite.</summary>
    /// <param name="values">Rows × length.</param>
    /// <param name="length">Values of a row.</param>
    /// <param name="column">What a value's place in its row is called: <c>feature</c>, <c>input column</c>.</param>
    /// <param name="name">The argument.</param>
    /// <param name="nameOfRow">What a row is called; default by its number alone.</param>
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
