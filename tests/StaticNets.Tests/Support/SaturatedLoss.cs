namespace StaticNets.Tests.Support;

/// <summary>
/// Compares a cross-entropy, fused with its activation, with PyTorch: the mean over all rows, its gradient, and each row alone, for
/// differences of logits from 1e-300 to 1000.
/// </summary>
internal static class SaturatedLoss
{
    /// <summary>
    /// Computes loss and gradient for some rows of logits; <paramref name="firstRow"/> is the index of the first of them among all rows.
    /// </summary>
    public delegate double LossOfRows(ReadOnlySpan<double> logits, int firstRow, Gradients<double> into);

    public static readonly Fixture Fixture = Fixture.Open("functions_float64");

    public static void Check(string name, int width, LossOfRows loss)
    {
        double[] logits = Fixture.Get<double>(name + "/logits");
        double[] losses = Fixture.Get<double>(name + "/losses");
        Gradients<double> gradients = new();
        NearValues.Check([loss(logits, 0, gradients)], Fixture.Get<double>(name + "/loss"));
        NearValues.Check(gradients.Input, Fixture.Get<double>(name + "/grad"));

        double[] alone = new double[losses.Length];
        for (int row = 0; row < losses.Length; row++)
        {
            alone[row] = loss(logits.AsSpan(width * row, width), row, gradients);
        }

        NearValues.Check(alone, losses);
    }
}
