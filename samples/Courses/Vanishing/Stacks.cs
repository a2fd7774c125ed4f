using StaticNets;

namespace Courses.Vanishing;

/// <summary>Prediction and training of a network as delegates, because the networks are different classes.</summary>
internal sealed record Trained(BatchPrediction<float> Predict, Func<Dataset, FitOptions, History> Fit);

/// <summary>One network of the course.</summary>
/// <param name="Layers">Sizes of the hidden layers, as text for the printed table.</param>
/// <param name="Single">The accuracy that the course states for this network, from a single run.</param>
/// <param name="Create">Creates the network from a seed.</param>
internal sealed record Stack(string Layers, double Single, Func<int, Trained> Create);

/// <summary>All networks of the course.</summary>
internal static class Stacks
{
    public static IReadOnlyList<Stack> All { get; } =
    [
        new("(2, 12, 28, 16)", 0.73, seed => Of(new Stack2x12x28x16(seed))),
        new("(16, 16, 32)", 0.68, seed => Of(new Stack16x16x32(seed))),
        new("(16, 16, 16, 16)", 0.49, seed => Of(new Stack16x16x16x16(seed))),
        new("(32, 32, 32, 32)", 0.81, seed => Of(new Stack32x32x32x32(seed))),
        new("(2, 4, 6, 6, 8, 10)", 0.53, seed => Of(new Stack2x4x6x6x8x10(seed))),
        new("(16, 40, 90, 100)", 0.94, seed => Of(new Stack16x40x90x100(seed))),
    ];

    private static Trained Of(Stack2x12x28x16 network) => new(network.Predict, network.Fit);

    private static Trained Of(Stack16x16x32 network) => new(network.Predict, network.Fit);

    private static Trained Of(Stack16x16x16x16 network) => new(network.Predict, network.Fit);

    private static Trained Of(Stack32x32x32x32 network) => new(network.Predict, network.Fit);

    private static Trained Of(Stack2x4x6x6x8x10 network) => new(network.Predict, network.Fit);

    private static Trained Of(Stack16x40x90x100 network) => new(network.Predict, network.Fit);
}
