using Courses;
using Courses.Digits;
using StaticNets;

namespace Zoo.Convolutional;

/// <summary>Classifies digits by filters of 3 × 3 pixels.</summary>
[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(8, 8, 1)]
[Conv2D(16, 3, Padding = Padding.Same, Activation = Activation.Relu)]
[Conv2D(16, 3, Activation = Activation.Relu)]
[MaxPooling2D(2)]
[Conv2D(32, 3, Activation = Activation.Relu)]
[Flatten]
[Dense(10, Activation = Activation.Softmax)]
public sealed partial class ConvolutionalDigits;

/// <summary><c>dcn</c>: a convolutional network on the digits.</summary>
internal sealed class ConvolutionalCourse : Course
{
    private const double LeastAccuracy = 0.97;

    public override string Name => "dcn";

    public override string Summary => "Digits of 8 × 8 pixels: three convolutions, Adam 0.002, 40 epochs, half a cosine, seeds 0 to 9.";

    public override IEnumerable<Figure> Run(CourseRun run)
    {
        (DigitRows train, DigitRows test) = DigitRows.Read().Split();
        FitOptions options = new()
        {
            Epochs = 40,
            BatchSize = 32,
            Optimizer = new Adam(2e-3),
            Schedule = new CosineDecay(40),
            Validation = test.Dataset,
        };
        ConvolutionalDigits[] networks = [.. CourseRun.Seeds.Select(seed => new ConvolutionalDigits(seed))];
        History[] histories = Array.ConvertAll(networks, network => network.Fit(train.Dataset, options));
        run.WriteCurves("dcn", histories[0], "Digits, three convolutions");
        Spread spread = Spread.Of(networks.Select(network => test.Accuracy(network.Predict)));
        yield return new Figure("test accuracy", "at least 97 %, every seed", spread.In("P1"), spread.Least >= LeastAccuracy);
    }
}
