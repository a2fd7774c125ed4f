using StaticNets;

namespace Courses.Segmentation;

/// <summary>Training of the network of the course.</summary>
internal static class SegmentationTraining
{
    /// <summary>Trains the network with pictures.</summary>
    public static SegmentationNetwork Of(ShapePictures train, int seed, int epochs = 10)
    {
        SegmentationNetwork network = new(seed);
        network.Fit(
            train.Dataset,
            new FitOptions
            {
                Epochs = epochs,
                BatchSize = 16,
                Optimizer = new Adam(3e-3),
                Seed = seed,
                Parallelism = 1,
            }
        );
        return network;
    }
}
