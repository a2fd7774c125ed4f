using StaticNets.Optimizers;
using StaticNets.Training;

namespace StaticNets;

/// <content>The metrics of the library.</content>
public sealed partial class EpochMetric
{
    /// <summary>
    /// Share of right decisions. Records have it anyway, as <see cref="EpochRecord.Accuracy"/> and
    /// <see cref="EpochRecord.ValidationAccuracy"/>; this is for <see cref="EarlyStopping.Monitor"/>.
    /// </summary>
    public static EpochMetric Accuracy { get; } =
        new("accuracy", true, isOfDecisions: true, (in EpochPredictions _) => double.NaN) { IsAccuracy = true };

    /// <summary>Mean absolute error <c>mean |ŷ − y|</c>; name <c>mean_absolute_error</c>.</summary>
    public static EpochMetric MeanAbsoluteError { get; } = new("mean_absolute_error", Metric.MeanAbsoluteError);

    /// <summary>Mean squared error <c>mean (ŷ − y)²</c>; name <c>mean_squared_error</c>.</summary>
    public static EpochMetric MeanSquaredError { get; } = new("mean_squared_error", Metric.MeanSquaredError);

    /// <summary>Root of the mean squared error, in the units of the targets; name <c>root_mean_squared_error</c>.</summary>
    public static EpochMetric RootMeanSquaredError { get; } =
        new("root_mean_squared_error", (predicted, targets) => Math.Sqrt(Metric.MeanSquaredError(predicted, targets)));

    /// <summary>
    /// Area under the ROC curve, see <see cref="Metric.RocAuc(ReadOnlySpan{float}, ReadOnlySpan{float})"/>; name <c>roc_auc</c>.
    /// </summary>
    public static EpochMetric RocAuc { get; } =
        new(
            "roc_auc",
            true,
            isOfDecisions: true,
            (in EpochPredictions p) =>
                p.AreExclusive
                    ? Metric.RocAuc(p.Predicted, p.Classes(), p.Outputs)
                    : MeanOfLabels(p, (predicted, targets, _) => Metric.RocAuc(predicted, targets))
        );

    /// <summary>Share of the rows predicted as positive that are; name <c>precision</c>.</summary>
    public static EpochMetric Precision { get; } = Score("precision", matrix => matrix.MacroPrecision, Metric.Precision);

    /// <summary>Share of the positive rows that are predicted so; name <c>recall</c>.</summary>
    public static EpochMetric Recall { get; } = Score("recall", matrix => matrix.MacroRecall, Metric.Recall);

    /// <summary>Harmonic mean of precision and recall; name <c>f1</c>.</summary>
    public static EpochMetric F1 { get; } = Score("f1", matrix => matrix.MacroF1, Metric.F1);

    /// <summary>The precision of one class or label; name <c>precision_of_2</c>.</summary>
    /// <param name="c">The class or label, from 0 on; 1 for the positive class of a single output.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="c"/> is negative.</exception>
    public static EpochMetric PrecisionOf(int c) => ScoreOf(c, "precision", matrix => matrix.Precision(c));

    /// <summary>The recall of one class or label; name <c>recall_of_2</c>.</summary>
    /// <inheritdoc cref="PrecisionOf"/>
    public static EpochMetric RecallOf(int c) => ScoreOf(c, "recall", matrix => matrix.Recall(c));

    /// <summary>F1 of one class or label; name <c>f1_of_2</c>.</summary>
    /// <inheritdoc cref="PrecisionOf"/>
    public static EpochMetric F1Of(int c) => ScoreOf(c, "f1", matrix => matrix.F1(c));

    /// <summary>Share of the rows whose class is among the k largest outputs; name <c>top_3_accuracy</c>.</summary>
    /// <param name="k">Number of outputs among which the right class must be, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is below 1.</exception>
    public static EpochMetric TopKAccuracy(int k)
    {
        Hyperparameter.ThrowUnless(k >= 1, k, "at least 1", nameof(k));
        return new EpochMetric(
            FormattableString.Invariant($"top_{k}_accuracy"),
            true,
            isOfDecisions: true,
            (in EpochPredictions p) => Metric.TopKAccuracy(p.Predicted, p.Classes(), p.Outputs, k)
        );
    }

    private static EpochMetric Score(
        string name,
        Func<ConfusionMatrix, double> ofClasses,
        Func<ReadOnlySpan<double>, ReadOnlySpan<double>, double, double> ofLabel
    ) => new(name, true, isOfDecisions: true, (in EpochPredictions p) => p.AreExclusive ? ofClasses(Matrix(p)) : MeanOfLabels(p, ofLabel));

    private static EpochMetric ScoreOf(int c, string name, Func<ConfusionMatrix, double> ofClass)
    {
        Hyperparameter.ThrowUnless(c >= 0, c, "at least 0", nameof(c));
        return new EpochMetric(
            FormattableString.Invariant($"{name}_of_{c}"),
            true,
            isOfDecisions: true,
            (in EpochPredictions p) => ofClass(Matrix(p))
        );
    }

    private static double MeanOfLabels(in EpochPredictions p, Func<ReadOnlySpan<double>, ReadOnlySpan<double>, double, double> ofLabel)
    {
        double sum = 0;
        for (int output = 0; output < p.Outputs; output++)
        {
            sum += ofLabel(p.Column(p.Predicted, output), p.Column(p.Targets, output), p.Threshold);
        }

        return sum / p.Outputs;
    }

    /// <summary>Counts decisions between classes; a single output decides between the classes 0 and 1.</summary>
    /// <exception cref="ArgumentException">Several outputs decide alone, so that there are no classes.</exception>
    private static ConfusionMatrix Matrix(in EpochPredictions p)
    {
        if (p.AreExclusive)
        {
            return ConfusionMatrix.FromPredictions(p.Classes(), p.Predicted, p.Outputs);
        }

        if (p.Outputs > 1)
        {
            throw new ArgumentException("Each output decides alone, so that there are no classes to measure one of.");
        }

        ConfusionMatrix matrix = new(classes: 2);
        for (int row = 0; row < p.Targets.Length; row++)
        {
            matrix.Add(p.Targets[row] > p.Threshold ? 1 : 0, p.Predicted[row] > p.Threshold ? 1 : 0);
        }

        return matrix;
    }
}
