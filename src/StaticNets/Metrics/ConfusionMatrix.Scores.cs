namespace StaticNets;

/// <content>
/// The scores, with the same values as scikit-learn's <c>precision_recall_fscore_support</c> if <c>labels</c> contains all classes. As in
/// scikit-learn, a quotient with denominator 0 is 0.
/// </content>
public sealed partial class ConfusionMatrix
{
    /// <summary>Unweighted mean of the precision over all classes, including classes that never occur.</summary>
    public double MacroPrecision => Macro(Precision);

    /// <summary>Unweighted mean of the recall over all classes, including classes that never occur.</summary>
    public double MacroRecall => Macro(Recall);

    /// <summary>Unweighted mean of F1 over all classes, including classes that never occur.</summary>
    public double MacroF1 => Macro(F1);

    /// <summary>Mean of the precision over the classes, weighted by their support; 0 for an empty matrix.</summary>
    public double WeightedPrecision => Weighted(Precision);

    /// <summary>
    /// Mean of the recall over the classes, weighted by their support: the same number as <see cref="Accuracy"/>, but 0 for an empty
    /// matrix.
    /// </summary>
    public double WeightedRecall => Weighted(Recall);

    /// <summary>Mean of F1 over the classes, weighted by their support; 0 for an empty matrix.</summary>
    public double WeightedF1 => Weighted(F1);

    /// <summary>Number of rows that belong to a class.</summary>
    /// <param name="c">The class, from 0 on.</param>
    /// <exception cref="ArgumentOutOfRangeException">The matrix does not have this class.</exception>
    public long Support(int c)
    {
        ThrowUnlessClass(c, nameof(c));
        long rows = 0;
        for (int predicted = 0; predicted < Classes; predicted++)
        {
            rows += _counts[c, predicted];
        }

        return rows;
    }

    /// <summary>
    /// Among the rows that are predicted as a class, the share that belongs to the class: <c>TP / (TP + FP)</c>; 0 if there are no such
    /// rows.
    /// </summary>
    /// <param name="c">The class, from 0 on.</param>
    /// <exception cref="ArgumentOutOfRangeException">The matrix does not have this class.</exception>
    public double Precision(int c)
    {
        ThrowUnlessClass(c, nameof(c));
        return Share(_counts[c, c], TakenFor(c));
    }

    /// <summary>
    /// Among the rows that belong to a class, the share that is predicted as the class: <c>TP / (TP + FN)</c>; 0 if there are no such rows.
    /// </summary>
    /// <param name="c">The class, from 0 on.</param>
    /// <exception cref="ArgumentOutOfRangeException">The matrix does not have this class.</exception>
    public double Recall(int c)
    {
        ThrowUnlessClass(c, nameof(c));
        return Share(_counts[c, c], Support(c));
    }

    /// <summary>
    /// Harmonic mean of precision and recall: <c>2 TP / (2 TP + FP + FN)</c>; 0 if the class neither occurs nor is predicted.
    /// </summary>
    /// <param name="c">The class, from 0 on.</param>
    /// <exception cref="ArgumentOutOfRangeException">The matrix does not have this class.</exception>
    public double F1(int c)
    {
        ThrowUnlessClass(c, nameof(c));
        return Share(2 * _counts[c, c], TakenFor(c) + Support(c));
    }

    private static double Share(long part, long whole) => whole == 0 ? 0 : (double)part / whole;

    private long TakenFor(int c)
    {
        long rows = 0;
        for (int actual = 0; actual < Classes; actual++)
        {
            rows += _counts[actual, c];
        }

        return rows;
    }

    private double Macro(Func<int, double> score)
    {
        double sum = 0;
        for (int c = 0; c < Classes; c++)
        {
            sum += score(c);
        }

        return sum / Classes;
    }

    private double Weighted(Func<int, double> score)
    {
        double sum = 0;
        for (int c = 0; c < Classes; c++)
        {
            sum += Support(c) * score(c);
        }

        return Total == 0 ? 0 : sum / Total;
    }
}
