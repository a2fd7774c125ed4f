using System.Diagnostics;
using StaticNets;

namespace Courses.Mnist;

/// <summary><c>mnist</c>: trains on 60 000 handwritten digits and tests on 10 000 others.</summary>
internal sealed class MnistCourse : Course
{
    public const string Origin = "the MNIST database of LeCun, Cortes and Burges";
    private const int Epochs = 10;

    private static readonly FitOptions _options = new()
    {
        Epochs = Epochs,
        BatchSize = 32,
        Optimizer = new Adam(),

        // At a constant rate the last steps fluctuate, so that the accuracy ends between 97.4 and 98 %, depending on the seed. A cosine
        // decay removes the fluctuation.
        Schedule = new CosineDecay(Epochs),
    };

    public override string Name => "mnist";

    public override string Summary =>
        "Digits of 28 × 28 pixels: 784-128-64-10, Adam on half a cosine, 10 epochs; logistic regression beside it.";

    public override IEnumerable<Figure> Run(CourseRun run)
    {
        MnistData train = MnistData.Read(run.Data, "train", Origin, "mnist");
        MnistData test = MnistData.Read(run.Data, "t10k", Origin, "mnist");
        yield return new Figure(
            "parameters",
            "109 386",
            Grouped.Text(MnistClassifier.ParameterCount),
            MnistClassifier.ParameterCount == 109_386
        );

        MnistClassifier network = new(run.Seed);
        long start = Stopwatch.GetTimestamp();
        History history = network.Fit(train.Dataset, _options with { Progress = progress => Console.WriteLine(Line(progress.Record)) });
        Print("training", (double)Epochs * train.Count, start);
        run.WriteCurves("mnist", history, $"{train.Name}, 784-128-64-10");
        run.Write("mnist-weights.svg", new WeightImages(network.Dense.Kernel, 28, 28).Draw());
        ConfusionMatrix matrix = Test(network.Predict, test);
        run.Write("mnist-confusion.svg", ConfusionMatrixPlot.Draw(matrix, title: $"{test.Name}, test pictures"));
        yield return ImageFigure.Of(
            ImageDatabase.Mnist,
            [train, test],
            "test accuracy, 784-128-64-10,",
            "about 98 %, at least 97.5 %",
            $"{matrix.Accuracy:P2}",
            matrix.Accuracy >= 0.975
        );

        MnistRegression regression = new(run.Seed);
        regression.Fit(train.Dataset, _options with { Epochs = 5, Schedule = null });
        double linear = Test(regression.Predict, test).Accuracy;
        yield return ImageFigure.Of(
            ImageDatabase.Mnist,
            [train, test],
            "test accuracy, logistic regression,",
            "about 92 %",
            $"{linear:P2}",
            linear is > 0.91 and < 0.935
        );
    }

    private static ConfusionMatrix Test(BatchPrediction<float> predict, MnistData test)
    {
        float[] probabilities = new float[test.Count * MnistClassifier.OutputLength];
        predict(test.Pixels, probabilities);
        long start = Stopwatch.GetTimestamp();
        predict(test.Pixels, probabilities);
        Print("prediction", test.Count, start);
        return ConfusionMatrix.FromPredictions(test.Digits, probabilities, MnistClassifier.OutputLength);
    }

    private static string Line(EpochRecord record) => $"  epoch {record.Epoch, 2}: loss {record.Loss:F4}, accuracy {record.Accuracy:F4}";

    private static void Print(string what, double images, long start) =>
        Console.WriteLine($"  {what}: {images / Stopwatch.GetElapsedTime(start).TotalSeconds:F0} images a second");
}
