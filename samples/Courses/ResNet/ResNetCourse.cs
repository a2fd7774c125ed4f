using System.Diagnostics;
using Courses.Mnist;
using StaticNets;

namespace Courses.ResNet;

/// <summary><c>resnet</c>: trains a residual network on the 60 000 digits of MNIST.</summary>
internal sealed class ResNetCourse : Course
{
    private const string Origin = "the MNIST database of LeCun, Cortes and Burges";
    private const int Epochs = 5;
    private const double Least = 0.992;

    public override string Name => "resnet";

    public override string Summary =>
        "Residual network on digits of 28 × 28 pixels: 11 convolutions of 3 × 3 with batch normalisation, five shortcuts, Adam, 5 epochs.";

    public override IEnumerable<Figure> Run(CourseRun run)
    {
        MnistData train = MnistData.Read(run.Data, "train", Origin, "mnist");
        MnistData test = MnistData.Read(run.Data, "t10k", Origin, "mnist");
        ResidualNetwork network = new(run.Seed);
        FitOptions options = new()
        {
            Epochs = Epochs,
            BatchSize = 64,
            Optimizer = new Adam(3e-3),
            Schedule = new CosineDecay(Epochs),
            Progress = progress => Console.WriteLine($"  epoch {progress.Record.Epoch}: loss {progress.Record.Loss:F4}"),
        };
        long start = Stopwatch.GetTimestamp();
        History history = network.Fit(train.Dataset, options);
        Console.WriteLine($"  training: {Epochs * train.Count / Stopwatch.GetElapsedTime(start).TotalSeconds:F0} images a second");
        run.WriteCurves("resnet", history, $"{train.Name}, residual network");
        double accuracy = network.Evaluate(test.Dataset).Accuracy!.Value;
        yield return ImageFigure.Of(
            ImageDatabase.Mnist,
            [train, test],
            $"test accuracy, {Grouped.Text(ResidualNetwork.ParameterCount)} parameters,",
            $"at least 99.2 % after {Epochs} epochs",
            $"{accuracy:P2}",
            accuracy >= Least
        );
    }
}
