namespace Courses;

/// <summary>
/// How well a score separates anomalies from normal rows: for each threshold, the share of the anomalies above it against the share of the
/// normal rows above it (receiver operating characteristic).
/// </summary>
/// <param name="normal">Scores of normal rows.</param>
/// <param name="anomalies">Scores of anomalies, which should be larger.</param>
internal sealed class RocCurve(IEnumerable<double> normal, IEnumerable<double> anomalies)
{
    private readonly double[] _normal = [.. normal.OrderDescending()];
    private readonly double[] _anomalies = [.. anomalies];

    /// <summary>
    /// The area under the curve: the probability that an anomaly has a larger score than a normal row, where equal scores count as a half.
    /// 1 for a perfect score, 0.5 for chance.
    /// </summary>
    public double Area =>
        _anomalies.Average(anomaly =>
            _normal.Average(score =>
                anomaly > score ? 1
                : anomaly == score ? 0.5
                : 0
            )
        );

    /// <summary>
    /// Returns the share of the anomalies that is found if at most a given share of the normal rows may be taken for anomalies.
    /// </summary>
    /// <param name="falseAlarms">Share of the normal rows, from 0 to 1.</param>
    public double Found(double falseAlarms)
    {
        // The allowed number of normal rows lies above the score of the next one. The product is a little below an integer at times.
        int allowed = (int)Math.Floor((falseAlarms * _normal.Length) + 1e-9);
        double threshold = allowed < _normal.Length ? _normal[allowed] : double.NegativeInfinity;
        return _anomalies.Count(score => score > threshold) / (double)_anomalies.Length;
    }
}
