using StaticNets.Optimizers;
using StaticNets.Plots;

namespace StaticNets;

/// <summary>
/// The scores of networks that are trained on more and more rows, with all other things equal. If the score of the validation rows still
/// rises at the end, more data would help; if both scores have met at a low level, a larger network would.
/// </summary>
public sealed class TrainingSizeCurve
{
    private TrainingSizeCurve(IReadOnlyList<TrainingSizeScore> scores)
    {
        Scores = scores;
    }

    /// <summary>The scores, in ascending order of the number of rows.</summary>
    public IReadOnlyList<TrainingSizeScore> Scores { get; }

    /// <summary>
    /// Calls a function for parts of the training rows of different sizes. The rows are shuffled once, and each part has the rows of all
    /// smaller ones.
    /// </summary>
    /// <param name="sizes">Numbers of rows in ascending order, from 1 to all of <paramref name="train"/>.</param>
    /// <param name="train">The training rows; the dataset knows its <see cref="Dataset.Count"/>.</param>
    /// <param name="score">
    /// Trains a new network on the given rows, and returns the scores on these rows and on the validation rows, such as accuracies.
    /// </param>
    /// <param name="seed">Seed of the order of the rows.</param>
    /// <exception cref="ArgumentException">There is no size, or the sizes do not ascend; a score is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1 or above the number of training rows.</exception>
    /// <exception cref="InvalidOperationException">The dataset does not know its number of rows.</exception>
    public static TrainingSizeCurve Run(
        IReadOnlyList<int> sizes,
        Dataset train,
        Func<Dataset, (double Training, double Validation)> score,
        int seed = 0
    )
    {
        ArgumentNullException.ThrowIfNull(sizes);
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(score);
        Check(sizes, train.Count);
        int[] order = RowOrder.Of(train.Count, seed, shuffle: true);
        var scores = new TrainingSizeScore[sizes.Count];
        for (int i = 0; i < scores.Length; i++)
        {
            (double training, double validation) = score(train.Pick(order.AsSpan(0, sizes[i])));
            scores[i] = new TrainingSizeScore(sizes[i], training, validation);
            if (!double.IsFinite(training) || !double.IsFinite(validation))
            {
                throw new ArgumentException($"Expected finite scores, found {scores[i]}.", nameof(score));
            }
        }

        return new TrainingSizeCurve(scores);
    }

    /// <summary>Returns an SVG picture of both scores over the number of rows.</summary>
    /// <param name="score">What the scores are: the label of the vertical axis.</param>
    /// <param name="title">Title above the picture.</param>
    public string Draw(string score = "accuracy", string title = "Score and number of training rows")
    {
        ArgumentNullException.ThrowIfNull(score);
        ArgumentNullException.ThrowIfNull(title);
        return PlotPanel.DrawAlone(
            title,
            score,
            "training rows",
            leastStep: 1,
            PlotLine.First("training", Scores.Select(point => ((double)point.Rows, point.Training))),
            PlotLine.Second("validation", Scores.Select(point => ((double)point.Rows, point.Validation)))
        );
    }

    /// <summary>Writes the picture as an SVG file.</summary>
    /// <param name="path">The file; an old one is replaced.</param>
    /// <param name="score">What the scores are: the label of the vertical axis.</param>
    /// <param name="title">Title above the picture.</param>
    public void Save(string path, string score = "accuracy", string title = "Score and number of training rows") =>
        PlotFile.Write(path, Draw(score, title));

    /// <summary>Returns the scores as CSV: <c>rows,training,validation</c>, one line for each size.</summary>
    public string ToCsv()
    {
        var csv = new CsvText();
        csv.Text("rows").Text("training").Text("validation").EndRow();
        foreach (TrainingSizeScore point in Scores)
        {
            csv.Number(point.Rows).Number(point.Training).Number(point.Validation).EndRow();
        }

        return csv.ToString();
    }

    private static void Check(IReadOnlyList<int> sizes, int rows)
    {
        if (sizes.Count == 0)
        {
            throw new ArgumentException("Expected at least one number of rows, found none.", nameof(sizes));
        }

        for (int i = 0; i < sizes.Count; i++)
        {
            Hyperparameter.ThrowUnless(sizes[i] >= 1 && sizes[i] <= rows, sizes[i], $"from 1 to {rows}, the training rows", nameof(sizes));
            if (i > 0 && sizes[i] <= sizes[i - 1])
            {
                throw new ArgumentException(
                    $"Expected numbers of rows in ascending order, found {sizes[i]} after {sizes[i - 1]}.",
                    nameof(sizes)
                );
            }
        }
    }
}
