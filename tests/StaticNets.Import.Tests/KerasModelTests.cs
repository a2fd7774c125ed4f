using StaticNets.Import.Tests.Support;
using StaticNets.Tool.Declarations;

namespace StaticNets.Import.Tests;

/// <summary>
/// Imported models of Keras give what the formulas of Keras' layers give, which the script beside the fixtures computes in double precision.
/// </summary>
public sealed class KerasModelTests
{
    // All fixtures have as many rows.
    private const int Rows = 3;

    public static TheoryData<string> Models => [.. KerasFixtures.Names];

    [Fact]
    public void DeclarationsCompileWithoutAWarning() => Assert.Empty(KerasFixtures.Compiled.Complaints);

    /// <summary>
    /// Each sum of at most 100 terms below 4 is rounded to 2⁻²⁴ of itself, in at most 22 layers: 100 · 4 · 22 · 2⁻²⁴ = 5e-4 if all roundings add
    /// up, and a tenth of that with random signs. A mistake in the order of gates, axes or arguments changes outputs by more than 1e-2.
    /// </summary>
    [Theory]
    [MemberData(nameof(Models))]
    public void ComputeWhatKerasComputes(string file)
    {
        NetworkDeclaration declaration = KerasFixtures.Import(file);
        double[][] inputs = KerasFixtures.Rows(file, "inputs");
        double[][] expected = KerasFixtures.Rows(file, "outputs");
        bool isAny = declaration.Inputs[0].Shape.Contains(Layer.AnySteps);
        int? steps = isAny ? inputs[0].Length / Rows / Math.Abs(declaration.Inputs[0].Length) : null;
        bool isIndex = declaration.Layers[0].Kind == "Embedding";
        double[][] actual = NetworkCall.Predict(
            KerasFixtures.Load(file),
            [
                .. inputs.Select(input =>
                    isIndex ? Array.ConvertAll(input, value => (int)value)
                    : declaration.Precision == Precision.Double ? input
                    : (Array)Array.ConvertAll(input, value => (float)value)
                ),
            ],
            [.. expected.Select(output => output.Length)],
            steps
        );
        Assert.Equal(expected.Length, actual.Length);
        for (int port = 0; port < expected.Length; port++)
        {
            for (int i = 0; i < expected[port].Length; i++)
            {
                double tolerance = 5e-5 * Math.Max(1, Math.Abs(expected[port][i]));
                Assert.Equal(expected[port][i], actual[port][i], tolerance);
            }
        }
    }
}
