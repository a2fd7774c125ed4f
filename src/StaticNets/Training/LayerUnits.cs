using StaticNets.Runtime;

namespace StaticNets;

/// <summary>
/// How many units of a layer no longer learn, found out on up to 256 of the training rows when <c>Fit</c> ended. A unit is an output of a
/// dense layer or a channel of a convolution.
/// </summary>
/// <param name="Layer">Name of the layer.</param>
/// <param name="Activation">Its function: only layers with ReLU, ReLU6, sigmoid, hard sigmoid and tanh are looked at.</param>
/// <param name="Units">How many it has.</param>
/// <param name="Dead">Units of ReLU or ReLU6 that stand on the flat part for every row: their gradient is 0.</param>
/// <param name="Saturated">
/// Units that are below 0.01 or above 0.99 (sigmoids), or beyond ±0.99 (tanh), for 95 % of the rows at least: the slope there is below a
/// twentieth of the largest one.
/// </param>
public sealed record LayerUnits(string Layer, Activation Activation, int Units, int Dead, int Saturated)
{
    /// <summary>Share of dead units, 0 to 1.</summary>
    public double DeadShare => (double)Dead / Units;

    /// <summary>Share of saturated units, 0 to 1.</summary>
    public double SaturatedShare => (double)Saturated / Units;

    /// <inheritdoc/>
    public override string ToString() => InvariantText.OfRecord(nameof(LayerUnits), PrintMembers);
}
