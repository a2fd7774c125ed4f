using StaticNets;

namespace Courses.LeNet;

/// <summary>One of the two networks.</summary>
/// <param name="Name">The exercise on the command line.</param>
/// <param name="Summary">A short description of the network.</param>
/// <param name="Epochs">Passes over the images.</param>
/// <param name="Schedule">The learning rates of the epochs; <see langword="null"/> for a constant one.</param>
/// <param name="Border">Pixels by which the network's images are larger at each side than the digits.</param>
/// <param name="StatedParameters">The number of parameters that the course states.</param>
/// <param name="Parameters">The number of parameters of the network.</param>
/// <param name="Create">Creates the network from a seed.</param>
internal sealed record LeNetVersion(
    string Name,
    string Summary,
    int Epochs,
    LearningRateSchedule? Schedule,
    int Border,
    long StatedParameters,
    long Parameters,
    Func<int, TrainedLeNet> Create
)
{
    /// <summary>The network as it is taught today.</summary>
    public static LeNetVersion Modern { get; } =
        new(
            "lenet",
            "LeNet-5 on digits of 28 × 28 pixels: two convolutions, two poolings, Adam, 3 epochs.",
            3,
            null,
            0,
            44_426,
            LeNet5.ParameterCount,
            seed => Of(new LeNet5(seed))
        );

    /// <summary>The network with the sizes, activations and pooling of 1998.</summary>
    public static LeNetVersion Original { get; } =
        new(
            "lenet --original",
            "LeNet-5 with the images of 32 × 32 pixels, the average pooling and the tanh of 1998, Adam on half a cosine, 5 epochs.",
            5,
            // At a constant rate the accuracy ends between 97.9 and 98.3 % after three epochs.
            new CosineDecay(5),
            2,
            61_706,
            OriginalLeNet5.ParameterCount,
            seed => Of(new OriginalLeNet5(seed))
        );

    private static TrainedLeNet Of(LeNet5 network) =>
        new(network.Fit, network.Evaluate, title => new WeightImages(network.Conv2d.Kernel).Draw(title));

    private static TrainedLeNet Of(OriginalLeNet5 network) =>
        new(network.Fit, network.Evaluate, title => new WeightImages(network.Conv2d.Kernel).Draw(title));
}

/// <summary>Training and test of a network as delegates, because the networks are different classes.</summary>
/// <param name="Fit">Trains the network.</param>
/// <param name="Evaluate">Tests the network.</param>
/// <param name="DrawFilters">Draws the filters of the first convolution under a title.</param>
internal sealed record TrainedLeNet(
    Func<Dataset, FitOptions, History> Fit,
    Func<Dataset, Metrics> Evaluate,
    Func<string, string> DrawFilters
);
