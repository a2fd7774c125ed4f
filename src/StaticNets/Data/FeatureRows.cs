using System.Numerics;
using StaticNets.Optimizers;
using StaticNets.Runtime;

namespace StaticNets.Data;

/// <summary>Checks that a span holds whole rows of finite features, before a caller changes anything.</summary>
internal static class FeatureRows
{
    /// <summary>Returns the number of rows, which may be 0.</summary>
    /// <exception cref="ArgumentException">The length is not a multiple of the number of features, or a value is not finite.</exception>
    public static int Checked<T>(ReadOnlySpan<T> x, int features)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (int rows, int rest) = Math.DivRem(x.Length, features);
        if (rest != 0)
        {
            throw new ArgumentException($"The input holds {x.Length} values, which is no whole number of rows of {features}.", nameof(x));
        }

        FiniteRows.Check(x, features, "feature", nameof(x));
        return rows;
    }

    /// <summary>Returns the number of rows to fit a scaler to, at least 1.</summary>
    /// <exception cref="ArgumentException">
    /// There are no rows, the length is not a multiple of the number of features, or a value is not finite.
    /// </exception>
    public static int CheckedToFit<T>(ReadOnlySpan<T> x, int features)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Hyperparameter.ThrowUnless(features >= 1, features, "at least 1", nameof(features));
        return x.IsEmpty ? throw new ArgumentException("There are no rows: the input is empty.", nameof(x)) : Checked(x, features);
    }
}
