using System.Diagnostics;
using Courses.Mnist;
using StaticNets;

namespace Courses.LeNet;

/// <summary><c>lenet</c>: trains a convolutional network, LeNet-5, on the 60 000 digits of MNIST.</summary>
internal sealed class LeNetCourse : Course
{
    private const string Origin = "the MNIST database of LeCun, Cortes and Burges";
    private const int Epochs = 3;

    public override string Name => "lenet";

    public override string Summary => "LeNet-5 on digits of 28 × 28 pixels: two convolutions, two poolings, Adam, 3 epochs.";

    public override IEnumerable<Figure> Run(CourseRun run)
    {
        MnistData train = MnistData.Read(run.Data, "train", Origin, "mnist");
        MnistData test = MnistData.Read(run.Data, "t10k", Origin, "mnist");
        yield return new Figure("parameters", "44 426", Grouped.Text(LeNet5.ParameterCount), LeNet5.ParameterCount == 44_426);

        LeNet5 network = new(run.Seed);
        FitOptions options = new()
        {
            Epochs = Epochs,
            BatchSize = 32,
            Optimizer = new Adam(),
            Progress = progress => Console.WriteLine($"  epoch {progress.Record.Epoch}: loss {progress.Record.Loss:F4}"),
        };
        long start = Stopwatch.GetTimestamp();
        network.Fit(train.Dataset, options);
        double images = (double)Epochs * train.Count;
        Console.WriteLine($"  training: {images / Stopwatch.GetElapsedTime(start).TotalSeconds:F0} images a second");
        run.Write("lenet-filters.svg", new WeightImages(network.Conv2d.Kernel).Draw("LeNet-5, first filters"));

        float[] probabilities = new float[test.Count * LeNet5.OutputLength];
        network.Predict(test.Pixels, probabilities);
        double accuracy = ConfusionMatrix.FromPredictions(test.Digits, probabilities, LeNet5.OutputLength).Accuracy;
        yield return ImageFigure.Of(
            ImageDatabase.Mnist,
            [train, test],
            "test accuracy",
            "99.05 % after 20 epochs (LeCun et al. 1998), at least 98 % after 3",
            $"{accuracy:P2}",
            accuracy >= 0.98
        );
    }
}
