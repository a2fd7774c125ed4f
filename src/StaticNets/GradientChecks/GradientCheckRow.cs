using StaticNets.Runtime;

namespace StaticNets;

/// <summary>How well the gradient of one tensor agrees with difference quotients.</summary>
/// <param name="Tensor">Its name, e.g. <c>dense_1/kernel</c>, or <c>input</c>.</param>
/// <param name="Values">How many values it has.</param>
/// <param name="Skipped">How many of them say nothing: a step crosses a kink there, or rounding drowns the difference.</param>
/// <param name="Norm"><c>‖g‖</c>, the Euclidean norm of the network's gradient by the values that were checked.</param>
/// <param name="Error"><c>‖g_num − g‖ / (‖g_num‖ + ‖g‖)</c> over these values; 0 where both norms are below 1e-12.</param>
public sealed record GradientCheckRow(string Tensor, int Values, int Skipped, double Norm, double Error)
{
    /// <summary>How many values were checked.</summary>
    public int Checked => Values - Skipped;

    /// <summary>Whether values were checked and agree: the error is below <see cref="GradientCheck.Tolerance"/>. NaN agrees with nothing.</summary>
    public bool Agrees => Checked > 0 && Error < GradientCheck.Tolerance;

    /// <inheritdoc/>
    public override string ToString() => InvariantText.OfRecord(nameof(GradientCheckRow), PrintMembers);
}
