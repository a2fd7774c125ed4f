using StaticNets.Tests.Shared;

namespace StaticNets.Tests.Networks.Convolutions;

/// <summary>
/// Compares the gradients of convolutions, pooling and batch normalisation with difference quotients. Normalisation uses the moving
/// statistics, as <c>Gradient</c> does.
/// </summary>
public sealed class ConvolutionGradientTests
{
    // In a few of hundreds of windows the two largest values are nearly equal, so the steps must be short. A loss of 1 has a rounding error
    // of 2e-16; the quotient over the shortest step has an error of 4/3 · 2e-16 / 2^-18 = 7e-11, a thousandth of the tolerance times a
    // gradient of 1.
    internal static readonly double[] Steps = [1.0 / (1 << 11), 1.0 / (1 << 13), 1.0 / (1 << 16)];

    public static TheoryData<string> Networks =>
        [
            .. typeof(ConvolutionGradientTests)
                .Assembly.GetTypes()
                .Where(type =>
                    type.Namespace == typeof(ConvolutionGradientTests).Namespace && typeof(ILearnTargets<double>).IsAssignableFrom(type)
                )
                .Select(type => type.Name)
                .Order(),
        ];

    [Theory]
    [MemberData(nameof(Networks))]
    public void OfTwoRows(string name)
    {
        CheckedNetwork network = new(
            typeof(ConvolutionGradientTests).Assembly.GetType($"{typeof(ConvolutionGradientTests).Namespace}.{name}")!,
            2
        );
        IReadOnlyList<GradientError> errors = CentralDifferences.Check(network.Differentiable, new System.Random(1), Steps);
        string figures = string.Join('\n', errors);
        Assert.True(errors.All(error => error.Agrees), figures);
        Assert.True(errors.All(error => error.IsNonZero), figures);
    }
}
