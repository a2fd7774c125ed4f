using System.Collections.Immutable;
using System.Numerics;

namespace StaticNets.Data;

/// <summary>Shifts and scales each feature by its own numbers, computed in double: <c>y = (x − offset) ÷ scale + floor</c>.</summary>
internal sealed class FeatureScaling(ImmutableArray<double> offset, ImmutableArray<double> scale, double floor)
{
    /// <summary>Scales rows; <paramref name="y"/> may be <paramref name="x"/>.</summary>
    /// <exception cref="ArgumentException">The lengths are wrong, or a value is not finite; nothing is written.</exception>
    public void Apply<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int rows = Check(x, y);
        int i = 0;
        for (int row = 0; row < rows; row++)
        {
            for (int feature = 0; feature < offset.Length; feature++, i++)
            {
                y[i] = T.CreateTruncating(((double.CreateTruncating(x[i]) - offset[feature]) / scale[feature]) + floor);
            }
        }
    }

    /// <summary>Undoes <see cref="Apply"/>; <paramref name="y"/> may be <paramref name="x"/>.</summary>
    /// <exception cref="ArgumentException">The lengths are wrong, or a value is not finite; nothing is written.</exception>
    public void Undo<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int rows = Check(x, y);
        int i = 0;
        for (int row = 0; row < rows; row++)
        {
            for (int feature = 0; feature < offset.Length; feature++, i++)
            {
                y[i] = T.CreateTruncating(((double.CreateTruncating(x[i]) - floor) * scale[feature]) + offset[feature]);
            }
        }
    }

    private int Check<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (y.Length != x.Length)
        {
            throw new ArgumentException($"The output must hold as many values as the input, {x.Length}, but holds {y.Length}.", nameof(y));
        }

        if (x.Overlaps(y, out int apart) && apart != 0)
        {
            throw new ArgumentException("The output must be the input or memory of its own, but overlaps a part of the input.", nameof(y));
        }

        return FeatureRows.Checked(x, offset.Length);
    }
}
