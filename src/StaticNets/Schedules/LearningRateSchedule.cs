using System.Globalization;
using StaticNets.Runtime;

namespace StaticNets;

/// <summary>
/// How the learning rate changes from epoch to epoch. Schedules are immutable and may be shared. Epochs count from 1: the PyTorch scheduler
/// of the same formula has the same rate after <c>epoch − 1</c> calls of <c>step()</c>.
/// </summary>
public abstract record LearningRateSchedule
{
    // The smallest normal number: a decay that ends at zero ends here, since optimizers take positive rates only.
    private const double SmallestRate = 2.2250738585072014e-308;

    /// <summary>The learning rate of an epoch, at least 2.2e-308.</summary>
    /// <param name="epoch">The epoch, from 1 on.</param>
    /// <param name="baseRate">The rate of the optimizer, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The epoch is below 1, or the base rate is not positive and finite.</exception>
    /// <exception cref="InvalidOperationException">The schedule gives a rate that is negative or not finite.</exception>
    public double Rate(int epoch, double baseRate)
    {
        Hyperparameter.ThrowUnless(epoch >= 1, epoch, "at least 1", nameof(epoch));
        Hyperparameter.ThrowUnless(baseRate is > 0 and < double.PositiveInfinity, baseRate, "positive and finite", nameof(baseRate));
        double rate = RateAfter(epoch - 1, baseRate);
        return rate is >= 0 and < double.PositiveInfinity
            ? Math.Max(rate, SmallestRate)
            : throw new InvalidOperationException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{GetType().Name} must give rates that are at least 0 and finite, but gives {rate} in epoch {epoch}."
                )
            );
    }

    /// <summary>The rate when some epochs have passed: at least 0 and finite.</summary>
    /// <param name="passed">Epochs before this one, from 0 on.</param>
    /// <param name="baseRate">The rate of the optimizer, positive.</param>
    protected abstract double RateAfter(int passed, double baseRate);

    /// <summary>The schedule that decides about an epoch, and which of its own epochs that is.</summary>
    internal virtual LearningRateSchedule Deciding(ref int epoch) => this;

    /// <inheritdoc/>
    public sealed override string ToString() => InvariantText.OfRecord(GetType().Name, PrintMembers);
}
