using System.Globalization;
using StaticNets.Runtime;

namespace StaticNets.Engines;

/// <summary>The ranges of hyperparameters: those that the analyzer checks in declarations.</summary>
internal static class HyperparameterRange
{
    /// <summary>Throws unless a value lies in the range of a hyperparameter.</summary>
    /// <param name="owner">The network.</param>
    /// <param name="hyperparameter">The hyperparameter.</param>
    /// <param name="value">The value to set.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value lies outside of the range, which the message names.</exception>
    public static void Check(IHyperparameterOwner owner, HyperparameterDescription hyperparameter, double value)
    {
        (bool holds, string range) = hyperparameter.Kind switch
        {
            HyperparameterKind.Rate => (value is >= 0 and < 1, "at least 0 and below 1"),
            HyperparameterKind.ElasticNetAlpha or HyperparameterKind.Decay => (value is >= 0 and <= 1, "from 0 to 1"),
            HyperparameterKind.L1 or HyperparameterKind.L2 or HyperparameterKind.ElasticNet => (
                value >= 0 && double.IsFinite(value),
                "at least 0 and finite"
            ),
            _ when value > 0 && !owner.IsAboveZero(value) => (false, "above zero and finite, also in single precision, where it is 0"),
            _ => (value > 0 && double.IsFinite(value), "above zero and finite"),
        };
        if (!holds)
        {
            string text = value.ToString(CultureInfo.InvariantCulture);
            throw new ArgumentOutOfRangeException(
                nameof(value),
                value,
                $"'{hyperparameter.Name}' of {owner.NetworkName} must be {range}, but is {text}."
            );
        }
    }
}
