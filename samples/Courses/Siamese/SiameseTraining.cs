using Courses.Digits;
using StaticNets;

namespace Courses.Siamese;

/// <summary>A network with a shared tower and one with two towers, trained on the same pairs.</summary>
internal sealed record SiameseTraining(Twins Shared, Strangers Separate)
{
    // The pairs are shown so often that each number of them gives the same number of training steps.
    private const int Shown = 40_000;

    /// <summary>Trains both networks for 1 250 steps. The seed determines the pairs and the weights.</summary>
    public static SiameseTraining Of(DigitRows images, int pairs, int seed)
    {
        Dataset data = Data(DigitPairs.DrawAlternating(images, pairs, seed));
        int epochs = Shown / pairs;
        FitOptions options = new()
        {
            Epochs = epochs,
            BatchSize = 32,
            Optimizer = new Adam(2e-3),
            Schedule = new CosineDecay(epochs),
            Seed = seed,
            Parallelism = 1,
        };
        Twins shared = new(seed);
        Strangers separate = new(seed);
        shared.Fit(data, options);
        separate.Fit(data, options);
        return new SiameseTraining(shared, separate);
    }

    /// <summary>Returns the pairs with 1 as the target of the same digit and 0 as that of two digits.</summary>
    public static Dataset Data(DigitPairs pairs) => new(pairs.Count, [pairs.Left.Pixels, pairs.Right.Pixels], [pairs.Same]);
}
