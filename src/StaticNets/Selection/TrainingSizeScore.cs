using StaticNets.Runtime;

namespace StaticNets;

/// <summary>The scores of a network that was trained on some rows.</summary>
/// <param name="Rows">Number of training rows.</param>
/// <param name="Training">The score on these rows.</param>
/// <param name="Validation">The score on the validation rows.</param>
public readonly record struct TrainingSizeScore(int Rows, double Training, double Validation)
{
    /// <summary>Returns the numbers with a decimal point in every culture.</summary>
    public override string ToString() => InvariantText.OfRecord(nameof(TrainingSizeScore), PrintMembers);
}
