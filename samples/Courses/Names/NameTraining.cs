using StaticNets;

namespace Courses.Names;

/// <summary>
/// A network trained on four fifths of the names, and cross-entropies on the other fifth: in nats for each character, with the ends of names.
/// </summary>
/// <param name="Network">The trained network.</param>
/// <param name="Lstm">The cross-entropy of the network.</param>
/// <param name="Counts">The cross-entropies of counts of characters after none, one and two others.</param>
internal sealed record NameTraining(NameNetwork Network, double Lstm, IReadOnlyList<double> Counts)
{
    private const double TestShare = 0.2;
    private const int Epochs = 10;

    private static readonly double[] _added = [0.1, 0.3, 1];

    private static readonly FitOptions _options = new()
    {
        Epochs = Epochs,
        BatchSize = 64,
        Optimizer = new Adam(0.01) { ClipNorm = 1 },
        Schedule = new CosineDecay(Epochs),
        Parallelism = 1,
    };

    /// <summary>Divides the names and trains a network, both from the same seed.</summary>
    public static NameTraining Of(string[] names, int seed)
    {
        (string[] train, _, string[] test) = DataSplit.Split(names.Length, TestShare, seed: seed).Of(names);
        NameNetwork network = new(seed);
        network.Fit(NameData.Beginnings(train), _options);
        double[] counts = [.. Enumerable.Range(0, 3).Select(before => OfCounts(train, test, before))];
        return new NameTraining(network, network.Evaluate(NameData.Beginnings(test)).Loss, counts);
    }

    // The number added to each count is the best one for the test names, an advantage that the network does not have.
    private static double OfCounts(string[] train, string[] test, int before) =>
        _added.Min(added => new CharacterCounts(train, before, added).CrossEntropy(test));
}
