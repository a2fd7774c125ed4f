using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace StaticNets.Runtime;

/// <summary>
/// The divergence of the mean activities of units from a target, of which generated code computes the sums over the rows of a batch.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ActivityTarget
{
    // As in Keras. Where all activities of a unit are rounded to 0 or 1, the divergence would be infinite.
    private const double Smallest = 1e-7;

    /// <summary>
    /// Returns the divergence <c>Σ (ρ ln(ρ / ρ̂) + (1 − ρ) ln((1 − ρ) / (1 − ρ̂)))</c> over the units, multiplied by the number of rows.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="sums">The sum of each unit's activities, followed by the sum of the weights of the rows.</param>
    /// <param name="units">Number of units.</param>
    /// <param name="perRow">Number of activities that a unit has in a row: the number of its pixels or steps.</param>
    /// <param name="target">ρ, between 0 and 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Divergence<T>(ref T sums, int units, int perRow, double target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double rows = double.CreateTruncating(Unsafe.Add(ref sums, units));
        double divergence = 0;
        for (int unit = 0; unit < units && rows != 0; unit++)
        {
            double mean = Mean(Unsafe.Add(ref sums, unit), rows * perRow);
            divergence += (target * Math.Log(target / mean)) + ((1 - target) * Math.Log((1 - target) / (1 - mean)));
        }

        return rows * divergence;
    }

    /// <summary>
    /// Replaces the sums by the derivatives of the divergence with respect to the activities of a row of weight 1:
    /// <c>(−ρ / ρ̂ + (1 − ρ) / (1 − ρ̂)) / perRow</c>.
    /// </summary>
    /// <inheritdoc cref="Divergence" path="/typeparam"/>
    /// <inheritdoc cref="Divergence" path="/param"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ToSlopes<T>(ref T sums, int units, int perRow, double target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double rows = double.CreateTruncating(Unsafe.Add(ref sums, units));
        for (int unit = 0; unit < units; unit++)
        {
            ref T sum = ref Unsafe.Add(ref sums, unit);
            double mean = Mean(sum, rows * perRow);

            // Rows of weight 0 have no mean, and no share in the loss.
            sum = rows == 0 ? T.Zero : T.CreateTruncating((((1 - target) / (1 - mean)) - (target / mean)) / perRow);
        }
    }

    private static double Mean<T>(T sum, double count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Math.Clamp(double.CreateTruncating(sum) / count, Smallest, 1 - Smallest);
}
