using System.Diagnostics;
using Courses.Mnist;
using StaticNets;

namespace Courses.LeNet;

/// <summary><c>lenet</c> and <c>lenet --original</c>: train a convolutional network, LeNet-5, on the 60 000 digits of MNIST.</summary>
internal sealed class LeNetCourse(LeNetVersion version) : Course
{
    private const string Origin = "the MNIST database of LeCun, Cortes and Burges";
    private const int Side = 28;

    public override string Name => version.Name;

    public override string Summary => version.Summary;

    public override IEnumerable<Figure> Run(CourseRun run)
    {
        MnistData train = MnistData.Read(run.Data, "train", Origin, "mnist").Padded(Side, version.Border);
        MnistData test = MnistData.Read(run.Data, "t10k", Origin, "mnist").Padded(Side, version.Border);
        yield return new Figure(
            "parameters",
            Grouped.Text(version.StatedParameters),
            Grouped.Text(version.Parameters),
            version.Parameters == version.StatedParameters
        );

        TrainedLeNet network = version.Create(run.Seed);
        FitOptions options = new()
        {
            Epochs = version.Epochs,
            BatchSize = 32,
            Optimizer = new Adam(),
            Schedule = version.Schedule,
            Progress = progress => Console.WriteLine($"  epoch {progress.Record.Epoch}: loss {progress.Record.Loss:F4}"),
        };
        long start = Stopwatch.GetTimestamp();
        network.Fit(train.Dataset, options);
        double images = (double)version.Epochs * train.Count;
        Console.WriteLine($"  training: {images / Stopwatch.GetElapsedTime(start).TotalSeconds:F0} images a second");
        string file = version.Name.Replace(" --", "-", StringComparison.Ordinal);
        run.Write($"{file}-filters.svg", network.DrawFilters("LeNet-5, first filters"));

        double accuracy = network.Evaluate(test.Dataset).Accuracy!.Value;
        yield return ImageFigure.Of(
            ImageDatabase.Mnist,
            [train, test],
            "test accuracy",
            $"99.05 % after 20 epochs (LeCun et al. 1998), at least 98 % after {version.Epochs}",
            $"{accuracy:P2}",
            accuracy >= 0.98
        );
    }
}
