using StaticNets.Runtime;

namespace StaticNets;

/// <summary>
/// Numbers of units of a layer that are dead (they no longer learn) or saturated (they hardly learn), measured on up to 256 training rows
/// at the end of <c>Fit</c>. A unit is an output of a dense layer or a channel of a convolution.
/// </summary>
/// <param name="Layer">Name of the layer.</param>
/// <param name="Activation">The activation of the layer: ReLU, ReLU6, sigmoid, hard sigmoid or tanh; other layers are not measured.</param>
/// <param name="Units">Number of units.</param>
/// <param name="Dead">
/// Number of ReLU or ReLU6 units whose gradient is 0 for every row, because all outputs of the unit lie on a flat part of the activation.
/// </param>
/// <param name="Saturated">
/// Number of units whose output is below 0.01 or above 0.99 (sigmoids), or beyond ±0.99 (tanh), for at least 95 % of the rows. Beyond these
/// limits, the derivative of the activation is below a twentieth of its maximum.
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
