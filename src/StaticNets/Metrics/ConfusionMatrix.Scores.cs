namespace StaticNets;

/// <content>
/// What scikit-learn computes from such counts (<c>precision_recall_fscore_support</c>, its <c>labels</c> being all classes), and like there a
/// quotient whose denominator is 0 is 0.
/// </content>
public sealed partial class ConfusionMatrix
{
    /// <summary>Mean of the classes' precisions, each counting alike, also those that never occur.</summary>
    public double MacroPrecision => Macro(Precision);

    /// <summary>Mean of the classes' recalls, each counting alike, also those that never occur.</summary>
    public double MacroRecall => Macro(Recall);

    /// <summary>Mean of the classes' F1, each counting alike, also those that never occur.</summary>
    public double MacroF1 => Macro(F1);

    /// <summary>Mean of the classes' precisions, each counting as often as it occurs; 0 while nothing has been counted.</summary>
    public double WeightedPrecision => Weighted(Precision);

    /// <summary>
    /// Mean of the classes' recalls, each counting as often as it occurs: the same number as <see cref="Accuracy"/>, but 0 while nothing has
    /// been counted.
    /// </summary>
    public double WeightedRecall => Weighted(Recall);

    /// <summary>Mean of the classes' F1, each counting as often as it occurs; 0 while nothing has been counted.</summary>
    public double WeightedF1 => Weighted(F1);

    /// <summary>How many rows belong to a class.</summary>
    /// <param name="c">The class, from 0 on.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is no class.</exception>
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

    /// <summary>Of the rows that were taken for a class, the share that belongs to it: <c>TP / (TP + FP)</c>; 0 where there are none.</summary>
    /// <param name="c">The class, from 0 on.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is no class.</exception>
    public double Precision(int c)
    {
        ThrowUnlessClass(c, nameof(c));
        return Share(_counts[c, c], TakenFor(c));
    }

    /// <summary>Of the rows that belong to a class, the share that was taken for it: <c>TP / (TP + FN)</c>; 0 where there are none.</summary>
    /// <param name="c">The class, from 0 on.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is no class.</exception>
    public double Recall(int c)
    {
        ThrowUnlessClass(c, nameof(c));
        return Share(_counts[c, c], Support(c));
    }

    /// <summary>Harmonic mean of precision and recall: <c>2 TP / (2 TP + FP + FN)</c>; 0 where the class neither occurs nor is guessed.</summary>
    /// <param name="c">The class, from 0 on.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is no class.</exception>
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
