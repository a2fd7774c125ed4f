using System.Numerics.Tensors;

namespace StaticNets.Tests.Layers;

[Network(Precision = Precision.Double)]
[Input(3, 2)]
[SimpleRnn(64, ReturnSequences = true, RecurrentInitializer = Initializer.Normal, RecurrentInitializerValue = 0.1125)]
[Gru(20, ReturnSequences = true, RecurrentInitializer = Initializer.GlorotUniform)]
[Lstm(9, Bidirectional = true, RecurrentInitializer = Initializer.Constant, RecurrentInitializerValue = -0.25)]
internal sealed partial class GivenRecurrentValues;

/// <summary>The first values of recurrent kernels.</summary>
public sealed class RecurrentInitializerTests
{
    private readonly ParameterSet<double> _parameters = new GivenRecurrentValues(1).Parameters;

    /// <summary>The deviation of an echo state network of 64 units with a spectral radius of about 0.9.</summary>
    [Fact]
    public void NormalHasTheGivenDeviation()
    {
        double[] kernel = Flat(_parameters, "simple_rnn/recurrent_kernel");

        // The mean square of 4096 normal numbers has a standard deviation of √(2/4096) = 2.2 %, and a fourth moment of 3 one of √(96/4096) =
        // 15 %: five of each.
        double square = kernel.Average(value => value * value) / (0.1125 * 0.1125);
        Assert.InRange(square, 0.89, 1.11);
        Assert.InRange(kernel.Average(value => Math.Pow(value / 0.1125, 4)), 2.2, 3.8);
    }

    [Fact]
    public void UniformFillsItsInterval()
    {
        // b = √(6 / (units + 3 · units)); the largest of 1200 numbers is above 0.99 b but for a chance of 0.99^1200 = 6e-6.
        double bound = Math.Sqrt(6.0 / (20 + 60));
        double[] kernel = Flat(_parameters, "gru/recurrent_kernel");
        Assert.InRange(kernel.Max(), 0.99 * bound, bound);
        Assert.InRange(kernel.Min(), -bound, -0.99 * bound);
    }

    [Theory]
    [InlineData("lstm/recurrent_kernel")]
    [InlineData("lstm/backward_recurrent_kernel")]
    public void ConstantIsThatOfBothDirections(string name) => Assert.All(Flat(_parameters, name), value => Assert.Equal(-0.25, value));

    private static double[] Flat(ParameterSet<double> parameters, string name)
    {
        ReadOnlyTensorSpan<double> tensor = parameters[name];
        double[] values = new double[tensor.FlattenedLength];
        tensor.FlattenTo(values);
        return values;
    }
}
