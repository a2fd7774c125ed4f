namespace StaticNets.Training;

/// <summary>The predictions of all rows of a dataset, as an <see cref="EpochMetric"/> measures them.</summary>
/// <param name="predicted">The outputs, rows × <paramref name="outputs"/>.</param>
/// <param name="targets">The targets, rows × <paramref name="outputs"/>; class indices have become a 1 among zeros.</param>
/// <param name="outputs">Number of outputs of each row or, with outputs at each step, of each step.</param>
/// <param name="areExclusive">Whether the largest output decides; otherwise each output decides alone.</param>
/// <param name="threshold">The threshold of outputs that decide alone.</param>
internal readonly ref struct EpochPredictions(
    ReadOnlySpan<double> predicted,
    ReadOnlySpan<double> targets,
    int outputs,
    bool areExclusive,
    double threshold
)
{
    /// <summary>The outputs, rows × <see cref="Outputs"/>.</summary>
    public ReadOnlySpan<double> Predicted { get; } = predicted;

    /// <summary>The targets, rows × <see cref="Outputs"/>.</summary>
    public ReadOnlySpan<double> Targets { get; } = targets;

    /// <summary>Number of outputs of each row.</summary>
    public int Outputs => outputs;

    /// <summary>Whether the largest output of a row decides.</summary>
    public bool AreExclusive => areExclusive;

    /// <summary>The threshold of outputs that decide alone.</summary>
    public double Threshold => threshold;

    /// <summary>Returns the class of each row: the index of its largest target, the first one if several are equal.</summary>
    public int[] Classes()
    {
        int[] classes = new int[Targets.Length / Outputs];
        for (int row = 0; row < classes.Length; row++)
        {
            ReadOnlySpan<double> own = Targets.Slice(row * Outputs, Outputs);
            for (int i = 1; i < own.Length; i++)
            {
                classes[row] = own[i] > own[classes[row]] ? i : classes[row];
            }
        }

        return classes;
    }

    /// <summary>Copies the values of one output.</summary>
    public double[] Column(ReadOnlySpan<double> values, int output)
    {
        double[] column = new double[values.Length / Outputs];
        for (int row = 0; row < column.Length; row++)
        {
            column[row] = values[(row * Outputs) + output];
        }

        return column;
    }
}
