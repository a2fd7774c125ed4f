using System.Diagnostics.CodeAnalysis;
using StaticNets.GradientChecks;

namespace StaticNets;

/// <summary>
/// Compares the gradient <c>g</c> that a network computes with <c>g_num</c>, the gradient computed from difference quotients of the loss.
/// The relative error <c>‖g_num − g‖ / (‖g_num‖ + ‖g‖)</c> is reported for each tensor of parameters and for the input.
/// </summary>
/// <remarks>
/// Let <c>f(x)</c> be the loss as a function of one value x of a tensor. <c>g_num</c> is computed from central differences
/// <c>D(h) = (f(x + h) − f(x − h)) / 2h</c> with Richardson extrapolation: <c>(4 D(h/4) − D(h/2)) / 3</c>; the difference from
/// <c>(4 D(h/2) − D(h)) / 3</c> shows how exact it is. The step h is 2⁻⁸, and proportionally larger for values of magnitude 2 and above. If
/// the result is not exact enough, other steps are tried. A step may cross a kink, for example z = 0 of ReLU or a point where another
/// element becomes the maximum. Then the quotients of different steps disagree, or the right quotient disagrees with the left one. Such
/// quotients say nothing about the gradient, so the value is skipped. If more than a tenth of a tensor's values would be skipped, the check
/// moves to a random point near the weights and rows. The loss is evaluated at least six times for each value, so the time grows with the
/// square of the network's size.
/// </remarks>
public static class GradientCheck
{
    /// <summary>Gradients agree if their relative error is below this number.</summary>
    public const double Tolerance = 1e-7;

    private const string DoubleNeeded =
        "GradientCheck needs a network in double precision, since differences of losses in float have two or three digits: write "
        + "[Network(Precision = Precision.Double)] on the class and give it double arrays.";

    /// <summary>
    /// Checks the gradients at some rows. The check changes the weights, and restores them exactly at the end. Nothing else may use the
    /// network meanwhile.
    /// </summary>
    /// <typeparam name="TTarget"><see cref="double"/>, or <see cref="int"/> for class indices.</typeparam>
    /// <param name="network">A network in double precision.</param>
    /// <param name="x">rows × input length values; a few rows are enough.</param>
    /// <param name="y">
    /// The targets: rows × output length values, or one class index for each row. For a network without a loss, values <c>g</c> for the
    /// outputs <c>y</c>, whose sum <c>Σ g · y</c> is differentiated.
    /// </param>
    /// <param name="seed">Seed of the random points to which the check moves if it would skip too many values.</param>
    /// <exception cref="ArgumentException">There are no rows, their lengths do not fit the network, or the loss is not finite.</exception>
    public static GradientReport Run<TTarget>(
        ITrainable<double, TTarget> network,
        ReadOnlySpan<double> x,
        ReadOnlySpan<TTarget> y,
        int seed = 0
    )
    {
        ArgumentNullException.ThrowIfNull(network);
        return GradientComparison.Run(new LossSurface<TTarget>(network, x, y), seed);
    }

    /// <summary>
    /// Checks the gradients of a network with several inputs or outputs, or with indices as its input. The report has one row for each
    /// parameter tensor and one for each input of numbers.
    /// </summary>
    /// <param name="network">A network in double precision.</param>
    /// <param name="data">A few rows; for a network without a loss, the targets are values for the outputs, as in the other overload.</param>
    /// <param name="seed">Seed of the random points to which the check moves if it would skip too many values.</param>
    /// <exception cref="ArgumentException">The rows do not fit the network, or the loss at these rows is not finite.</exception>
    public static GradientReport Run(ITrainable<double> network, Dataset data, int seed = 0)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        return GradientComparison.Run(new PortLossSurface(network, data), seed);
    }

    /// <summary>Rejects a network in single precision at compile time.</summary>
    /// <typeparam name="TTarget">Type of the targets.</typeparam>
    /// <param name="network">A network in single precision.</param>
    /// <param name="x">Inputs.</param>
    /// <param name="y">Targets.</param>
    /// <param name="seed">Unused.</param>
    [Obsolete(DoubleNeeded, error: true)]
    [DoesNotReturn]
    public static GradientReport Run<TTarget>(
        ITrainable<float, TTarget> network,
        ReadOnlySpan<float> x,
        ReadOnlySpan<TTarget> y,
        int seed = 0
    ) => throw new NotSupportedException(DoubleNeeded);
}
