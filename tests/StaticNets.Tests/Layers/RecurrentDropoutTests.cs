using StaticNets.Tests.Networks;

namespace StaticNets.Tests.Layers;

/// <summary>
/// With ones as weights and a linear activation, the state after each step is the number of inputs so far that were not dropped, so that
/// the masks can be read off.
/// </summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(3, 1)]
[SimpleRnn(
    1,
    Activation = Activation.Linear,
    UseBias = false,
    Dropout = 0.25,
    KernelInitializer = Initializer.Constant,
    KernelInitializerValue = 1
)]
public sealed partial class DroppedInput : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(3, 1)]
[SimpleRnn(1, Activation = Activation.Linear, UseBias = false, RecurrentDropout = 0.25)]
public sealed partial class DroppedState : ILearnTargets<double>;

/// <summary>
/// <c>Dropout</c> and <c>RecurrentDropout</c> drop the same elements at all steps of a sequence, and other ones in each sequence. The masks
/// are seen in the loss of a training step, which for targets of zero is the mean square of the outputs.
/// </summary>
public sealed class RecurrentDropoutTests
{
    private const int Rows = 1000;

    /// <summary>
    /// Each output is 0, or 3 / 0.75 = 4 if its input is kept. The loss is thus 16 times the share of kept inputs; if each step drew its
    /// own mask, an output would be a sum of three such draws, with the mean square 9 + 3 · (1 / 0.75 − 1) = 10 instead of 12.
    /// </summary>
    [Fact]
    public void DroppedInputsStayDroppedAtAllSteps()
    {
        DroppedInput network = new();
        network.Parameters.Set("simple_rnn/recurrent_kernel", [1]);
        double loss = network.TrainStep(Ones(), new double[Rows], new Sgd(1e-9));
        double kept = loss / 16 * Rows;
        Assert.Equal(Math.Round(kept), kept, 1e-6);

        // A binomial number with the mean 750 and the deviation √(1000 · 0.75 · 0.25) = 14; five deviations are a chance of 6e-7.
        Assert.InRange(kept, 750 - 69, 750 + 69);
    }

    /// <summary>
    /// With q = 1 / 0.75 for a kept state and 0 otherwise, the last state is 1 + q + q²: 1 or 37 / 9. Independent masks would also give
    /// 1 + q.
    /// </summary>
    [Fact]
    public void DroppedStatesStayDroppedAtAllSteps()
    {
        DroppedState network = new();
        network.Parameters.Set("simple_rnn/kernel", [1]);
        network.Parameters.Set("simple_rnn/recurrent_kernel", [1]);
        double loss = network.TrainStep(Ones(), new double[Rows], new Sgd(1e-9));
        double kept = ((loss * Rows) - Rows) / ((37.0 / 9 * 37 / 9) - 1);
        Assert.Equal(Math.Round(kept), kept, 1e-6);
        Assert.InRange(kept, 750 - 69, 750 + 69);
    }

    [Fact]
    public void PredictionsDropNothing()
    {
        DroppedInput network = new();
        network.Parameters.Set("simple_rnn/recurrent_kernel", [1]);
        double[] y = new double[Rows];
        network.Predict(Ones(), y);
        Assert.All(y, value => Assert.Equal(3, value));
    }

    private static double[] Ones()
    {
        double[] x = new double[Rows * 3];
        Array.Fill(x, 1);
        return x;
    }
}
