namespace StaticNets.Tests.Training;

[Network(Loss = Loss.Hinge)]
[Input(Steps.Any, 2)]
[Gru(4, ReturnSequences = true)]
[Dense(1, PerStep = true)]
internal sealed partial class CarriedHinge;

[Network(Loss = Loss.MeanSquaredError)]
[Input(Steps.Any, 2)]
[Conv1D(4, 2, Padding = Padding.Causal, Dilation = 8, Name = "far")]
[Gru(4, ReturnSequences = true)]
internal sealed partial class CarriedWindows;

[Network(Loss = Loss.MeanSquaredError)]
[Input(Steps.Any, 2)]
[MultiHeadAttention(2, Causal = true, Window = 8, Name = "glance")]
[Gru(4, ReturnSequences = true)]
internal sealed partial class CarriedGlances;

[Network(Loss = Loss.MeanSquaredError)]
[Input(Steps.Any, 2)]
[PositionalEncoding(Name = "clock")]
[Gru(4, ReturnSequences = true)]
internal sealed partial class CarriedPositions;

/// <summary>Which losses and which layers beside recurrent ones can be trained in pieces of sequences.</summary>
public sealed class CarriedLayerTests
{
    /// <summary>
    /// The loss of a row is the sum over its steps, so it is the sum over its pieces. With a rate too small to change a weight, pieces compute
    /// what whole sequences do; the sums are those of single precision.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void SumsOverStepsAreSumsOverPieces(int piece)
    {
        float[] x = [.. Enumerable.Range(0, 40 * 7 * 2).Select(i => MathF.Sin(i))];
        float[] targets = [.. Enumerable.Range(0, 40 * 7).Select(i => i * i % 3 == 0 ? -1f : 1f)];
        Dataset data = new(x, targets) { Steps = 7 };
        FitOptions whole = new() { BatchSize = 16, Optimizer = new Sgd(1e-30) };
        double expected = new CarriedHinge(1).Fit(data, whole).Epochs[0].Loss;
        double found = new CarriedHinge(1).Fit(data, whole with { TruncateSteps = piece }).Epochs[0].Loss;
        Assert.InRange(expected, 3, 14);
        Assert.Equal(expected, found, expected * 1e-6);
    }

    [Fact]
    public void LayersThatWouldBeginAnewInEachPieceAreRefused()
    {
        FitOptions options = new() { TruncateSteps = 2 };
        Refuses("far", "CarriedWindows", () => new CarriedWindows(1).Fit(Rows(), options));
        Refuses("glance", "CarriedGlances", () => new CarriedGlances(1).Fit(Rows(), options));
        Refuses("clock", "CarriedPositions", () => new CarriedPositions(1).Fit(Rows(), options));
    }

    private static Dataset Rows() => new(new float[2 * 4 * 2], new float[2 * 4 * 4]) { Steps = 4 };

    private static void Refuses(string layer, string network, Action fit)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(fit);
        Assert.StartsWith(
            $"TruncateSteps carries the states of recurrent layers from piece to piece, but layer '{layer}' of {network} depends on other "
                + "steps without such a state, and would begin anew in each piece.",
            error.Message,
            StringComparison.Ordinal
        );
    }
}
