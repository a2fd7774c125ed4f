namespace StaticNets;

/// <summary>
/// Computes metrics of predictions. Sums are computed in double precision. A NaN would make a mean or a decision meaningless, so it is
/// rejected with an exception that names its position. <c>Evaluate</c> and <see cref="ConfusionMatrix"/> also reject a NaN.
/// </summary>
public static partial class Metric
{
    /// <summary>Mean absolute error <c>mean |ŷ − y|</c>, in the units of the targets.</summary>
    /// <param name="predicted">ŷ, any number of values.</param>
    /// <param name="targets">y, the same number of values.</param>
    /// <exception cref="ArgumentException">There are no values, the lengths differ, or a value is NaN.</exception>
    public static double MeanAbsoluteError(ReadOnlySpan<float> predicted, ReadOnlySpan<float> targets) =>
        ErrorSums.Of(predicted, targets).MeanAbsolute;

    /// <inheritdoc cref="MeanAbsoluteError(ReadOnlySpan{float}, ReadOnlySpan{float})"/>
    public static double MeanAbsoluteError(ReadOnlySpan<double> predicted, ReadOnlySpan<double> targets) =>
        ErrorSums.Of(predicted, targets).MeanAbsolute;

    /// <summary>Mean squared error <c>mean (ŷ − y)²</c>, in the squared units of the targets.</summary>
    /// <param name="predicted">ŷ, any number of values.</param>
    /// <param name="targets">y, the same number of values.</param>
    /// <exception cref="ArgumentException">There are no values, the lengths differ, or a value is NaN.</exception>
    public static double MeanSquaredError(ReadOnlySpan<float> predicted, ReadOnlySpan<float> targets) =>
        ErrorSums.Of(predicted, targets).MeanSquared;

    /// <inheritdoc cref="MeanSquaredError(ReadOnlySpan{float}, ReadOnlySpan{float})"/>
    public static double MeanSquaredError(ReadOnlySpan<double> predicted, ReadOnlySpan<double> targets) =>
        ErrorSums.Of(predicted, targets).MeanSquared;

    /// <summary>
    /// Mean bias error <c>mean (ŷ − y)</c>, in the units of the targets: positive if the predictions are too large on average, negative if
    /// they are too small. Positive and negative errors cancel, so 0 does not mean that the predictions are right.
    /// </summary>
    /// <param name="predicted">ŷ, any number of values.</param>
    /// <param name="targets">y, the same number of values.</param>
    /// <exception cref="ArgumentException">There are no values, the lengths differ, or a value is NaN.</exception>
    public static double MeanBiasError(ReadOnlySpan<float> predicted, ReadOnlySpan<float> targets) =>
        ErrorSums.Of(predicted, targets).MeanBias;

    /// <inheritdoc cref="MeanBiasError(ReadOnlySpan{float}, ReadOnlySpan{float})"/>
    public static double MeanBiasError(ReadOnlySpan<double> predicted, ReadOnlySpan<double> targets) =>
        ErrorSums.Of(predicted, targets).MeanBias;
}
