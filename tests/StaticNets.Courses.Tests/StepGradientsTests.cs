using Courses.Rnn;

namespace StaticNets.Courses.Tests;

/// <summary>The norms of the gradients with respect to the inputs of single steps, compared with differences of the loss.</summary>
public sealed class StepGradientsTests
{
    [Theory]
    [InlineData(39)]
    [InlineData(49)]
    public void NormIsThatOfDifferencesOfTheLoss(int step)
    {
        const int Sequences = 3;
        AddingLstm network = new(seed: 1);
        (float[] x, float[] y) = new AddingData(seed: 1).Draw(Sequences);
        double squares = 0;
        for (int sequence = 0; sequence < Sequences; sequence++)
        {
            for (int feature = 0; feature < AddingData.Features; feature++)
            {
                int index = (((sequence * AddingData.Steps) + step) * AddingData.Features) + feature;
                double derivative = Difference(network, x, y, index);
                squares += derivative * derivative;
            }
        }

        // The loss is about 1 and rounded to 1e-7, divided by the distance of 0.1: errors of about 1e-6 for derivatives of about 1e-2. The
        // truncation error, of the order of 0.05²/6 = 4e-4 of a derivative, is larger.
        double norm = StepGradients.Norms(network.Gradient, x, y)[step];
        Assert.InRange(Math.Sqrt(squares) / norm, 1 - 2e-3, 1 + 2e-3);
    }

    [Fact]
    public void EveryStepHasANorm()
    {
        (float[] x, float[] y) = new AddingData(seed: 1).Draw(5);
        double[] norms = StepGradients.Norms(new AddingSimpleRnn(seed: 1).Gradient, x, y);
        Assert.Equal(AddingData.Steps, norms.Length);
        Assert.All(norms, norm => Assert.True(norm > 0));
    }

    private static double Difference(AddingLstm network, float[] x, float[] y, int index)
    {
        float value = x[index];
        double above = Loss(value + 0.05f);
        double below = Loss(value - 0.05f);
        double distance = (double)(value + 0.05f) - (value - 0.05f);
        x[index] = value;
        return (above - below) / distance;

        double Loss(float changed)
        {
            x[index] = changed;
            return network.Gradient(x, y, new Gradients<float>());
        }
    }
}
