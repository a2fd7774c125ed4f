using StaticNets.Tests.Support;

namespace StaticNets.Tests.Networks.Tapes;

[Network(Precision = Precision.Double)]
[Input(3)]
[Dense(9, Activation = Activation.LeakyRelu)]
[Dense(4)]
internal sealed partial class FixtureGenerator;

[Network(Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[Input(4)]
[Dense(10, Activation = Activation.LeakyRelu)]
[Dense(1, Activation = Activation.Sigmoid)]
internal sealed partial class FixtureDiscriminator;

/// <summary>Compares the two steps of a generative adversarial network with those of PyTorch, over several rounds.</summary>
/// <remarks>
/// In double precision, the relative error ‖a − b‖₂ / ‖b‖₂ of a result a against PyTorch's result b must be at most 1e-12, as for ten steps
/// of a network with a loss. Adam divides gradients by their own size, so that their relative errors, about 1e-15, become errors of steps.
/// </remarks>
public sealed class AdversarialFixtureTests
{
    private const double Tolerance = 1e-12;
    private const int Rounds = 8;
    private const int Rows = 7;

    private readonly Fixture _fixture = Fixture.Open("gan_float64");
    private readonly FixtureGenerator _generator = new();
    private readonly FixtureDiscriminator _discriminator = new();
    private readonly Gradients<double> _gradients = new();
    private readonly Adam _ofGenerator = new(1e-2) { Beta1 = 0.5 };
    private readonly Adam _ofDiscriminator = new(1e-2) { Beta1 = 0.5 };
    private readonly double[] _targets = [.. Enumerable.Repeat(0.9, Rows), .. new double[Rows]];
    private readonly double[] _ones = [.. Enumerable.Repeat(1.0, Rows)];

    public AdversarialFixtureTests()
    {
        Set("generator", _generator.Parameters);
        Set("discriminator", _discriminator.Parameters);
    }

    [Fact]
    public void AllRoundsMatchPyTorch()
    {
        (double[] ofDiscriminator, double[] ofGenerator) = (new double[Rounds], new double[Rounds]);
        for (int round = 0; round < Rounds; round++)
        {
            ofDiscriminator[round] = LearnToTell(round);
            ofGenerator[round] = Judge(round, out FixtureGenerator.Tape tape);
            _generator.Backward(tape, _gradients.Input);
            _generator.Apply(_ofGenerator);
        }

        Near("losses/discriminator", ofDiscriminator);
        Near("losses/generator", ofGenerator);
        Trained("generator", _generator.Parameters);
        Trained("discriminator", _discriminator.Parameters);
    }

    /// <summary>
    /// The gradient at the rows that the generator made is that at the input of the discriminator; plain gradient descent of rate 1 shows
    /// the gradients of its weights.
    /// </summary>
    [Fact]
    public void TheGradientThroughTheDiscriminatorMatchesPyTorch()
    {
        LearnToTell(round: 0);
        Judge(round: 0, out FixtureGenerator.Tape tape);
        Near("first/made", _gradients.Input);

        _generator.Backward(tape, _gradients.Input);
        _generator.Apply(new Sgd(1));
        foreach (string name in _generator.Parameters.Names)
        {
            double[] before = _fixture.Get<double>("init/generator/" + name);
            double[] gradient = [.. before.Zip(Flat(_generator.Parameters, name), (old, now) => old - now)];

            // Weights of about 1 and their differences are rounded to 2⁻⁵³, relative to gradients of about 1e-2.
            Assert.InRange(RelativeError.Of<double>(gradient, _fixture.Get<double>("first/generator/" + name)), 0, 1e-13);
        }
    }

    /// <summary>A step of the discriminator on real and made rows; returns its loss before the step.</summary>
    private double LearnToTell(int round)
    {
        double[] made = new double[Rows * 4];
        _generator.Predict(RowsOf("noise/discriminator", round, 3), made);
        return _discriminator.TrainStep([.. RowsOf("real", round, 4), .. made], _targets, _ofDiscriminator);
    }

    /// <summary>Computes the gradient of the loss that the made rows would have as real ones; returns this loss.</summary>
    private double Judge(int round, out FixtureGenerator.Tape tape)
    {
        double[] made = new double[Rows * 4];
        tape = _generator.Forward(RowsOf("noise/generator", round, 3), made);
        return _discriminator.Gradient(made, _ones, _gradients);
    }

    private double[] RowsOf(string name, int round, int length) =>
        _fixture.Get<double>(name)[(round * Rows * length)..((round + 1) * Rows * length)];

    private void Set(string network, ParameterSet<double> parameters)
    {
        foreach (string name in parameters.Names)
        {
            parameters.Set(name, _fixture.Get<double>($"init/{network}/{name}"));
        }
    }

    private void Trained(string network, ParameterSet<double> parameters)
    {
        foreach (string name in parameters.Names)
        {
            Near($"trained/{network}/{name}", Flat(parameters, name));
        }
    }

    private void Near(string name, ReadOnlySpan<double> actual) =>
        Assert.InRange(RelativeError.Of(actual, _fixture.Get<double>(name)), 0, Tolerance);

    private static double[] Flat(ParameterSet<double> parameters, string name)
    {
        System.Numerics.Tensors.ReadOnlyTensorSpan<double> tensor = parameters[name];
        double[] values = new double[tensor.FlattenedLength];
        tensor.FlattenTo(values);
        return values;
    }
}
