using System.Globalization;
using StaticNets.Optimizers;
using StaticNets.Runtime;

namespace StaticNets;

/// <summary>
/// Sets the learning rate of each epoch. Schedules are immutable and may be shared. Epochs count from 1: the rate of an epoch is the rate
/// of the corresponding PyTorch scheduler after <c>epoch − 1</c> calls of <c>step()</c>.
/// </summary>
public abstract record LearningRateSchedule
{
    // The smallest normal number: a decay to zero ends here, because optimizers accept only positive rates.
    private const double SmallestRate = 2.2250738585072014e-308;

    /// <summary>Returns the learning rate of an epoch, at least 2.2e-308.</summary>
    /// <param name="epoch">The epoch, from 1 on.</param>
    /// <param name="baseRate">The learning rate of the optimizer, positive.</param>
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

    /// <summary>Returns the learning rate when a number of epochs have passed. The rate must be finite and at least 0.</summary>
    /// <param name="passed">Number of epochs before the current one, from 0 on.</param>
    /// <param name="baseRate">The learning rate of the optimizer, positive.</param>
    protected abstract double RateAfter(int passed, double baseRate);

    /// <summary>
    /// Returns the schedule that applies in an epoch: this one, or a schedule inside it. Converts <paramref name="epoch"/> to the number of
    /// the epoch within the returned schedule, from 1 on.
    /// </summary>
    internal virtual LearningRateSchedule Deciding(ref int epoch) => this;

    /// <inheritdoc/>
    public sealed override string ToString() => InvariantText.OfRecord(GetType().Name, PrintMembers);
}
