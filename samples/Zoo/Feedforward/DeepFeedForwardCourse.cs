using Courses;
using Courses.Digits;
using StaticNets;

namespace Zoo.Feedforward;

/// <summary>Classifies images of 8 × 8 pixels as one of ten digits, with three hidden layers.</summary>
[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(64)]
[Dense(64, Activation = Activation.Relu)]
[Dense(64, Activation = Activation.Relu)]
[Dense(32, Activation = Activation.Relu)]
[Dense(10, Activation = Activation.Softmax)]
public sealed partial class DeepFeedForward;

/// <summary><c>dff</c>: a deep network of dense layers on the digits.</summary>
internal sealed class DeepFeedForwardCourse : Course
{
    private const double LeastAccuracy = 0.95;

    public override string Name => "dff";

    public override string Summary => "Digits of 8 × 8 pixels: 64-64-64-32-10, ReLU, Adam 0.002, 40 epochs, seeds 0 to 9.";

    public override IEnumerable<Figure> Run(CourseRun run)
    {
        (DigitRows train, DigitRows test) = DigitRows.Read().Split();
        DeepFeedForward[] networks = [.. CourseRun.Seeds.Select(seed => new DeepFeedForward(seed))];
        FitOptions options = new()
        {
            Epochs = 40,
            BatchSize = 32,
            Optimizer = new Adam(2e-3),
            Validation = test.Dataset,
        };
        History[] histories = Array.ConvertAll(networks, network => network.Fit(train.Dataset, options));
        run.WriteCurves("dff", histories[0], "Digits, three hidden layers");
        Spread spread = Spread.Of(networks.Select(network => test.Accuracy(network.Predict)));
        yield return new Figure("test accuracy", "above 95 %, every seed", spread.Text, spread.Least > LeastAccuracy);
    }
}
