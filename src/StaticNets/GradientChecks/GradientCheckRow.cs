using StaticNets.Runtime;

namespace StaticNets;

/// <summary>The result of comparing the gradient of one tensor with difference quotients.</summary>
/// <param name="Tensor">The name of the tensor, e.g. <c>dense_1/kernel</c>, or the name of an input, e.g. <c>input</c>.</param>
/// <param name="Values">Number of values in the tensor.</param>
/// <param name="Skipped">
/// Number of values without a reliable difference quotient: a step crosses a kink, or rounding hides the difference.
/// </param>
/// <param name="Norm"><c>‖g‖</c>, the Euclidean norm of the network's gradient over the values that were checked.</param>
/// <param name="Error"><c>‖g_num − g‖ / (‖g_num‖ + ‖g‖)</c> over the same values; 0 if both norms are below 1e-12.</param>
public sealed record GradientCheckRow(string Tensor, int Values, int Skipped, double Norm, double Error)
{
    /// <summary>Number of values that were checked.</summary>
    public int Checked => Values - Skipped;

    /// <summary>Whether some values were checked and the error is below <see cref="GradientCheck.Tolerance"/>; false for a NaN.</summary>
    public bool Agrees => Checked > 0 && Error < GradientCheck.Tolerance;

    /// <inheritdoc/>
    public override string ToString() => InvariantText.OfRecord(nameof(GradientCheckRow), PrintMembers);
}
