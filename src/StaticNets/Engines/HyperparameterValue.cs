using StaticNets.Runtime;

namespace StaticNets;

/// <summary>A hyperparameter of a network object.</summary>
/// <param name="Name">Layer and property, e.g. <c>encoder/dense_1/L2</c>.</param>
/// <param name="Value">The present value.</param>
/// <param name="Declared">The value in the declaration.</param>
public sealed record HyperparameterValue(string Name, double Value, double Declared)
{
    /// <inheritdoc/>
    public override string ToString() => InvariantText.OfRecord(nameof(HyperparameterValue), PrintMembers);
}
