using Courses.Mnist;
using StaticNets;

namespace Courses.Fashion;

/// <summary><c>fashion</c>: trains on standardised images, and draws validation curves and the weights of the first layer.</summary>
internal sealed class FashionCourse : Course
{
    private const int Pictures = 10_000;
    private const double Least = 0.80;

    public override string Name => "fashion";

    public override string Summary =>
        "Fashion-MNIST, or MNIST where there is none: 784-256-128-10, first 10 000 pictures, SGD 0.01, 10 epochs, 20 % validation.";

    public override IEnumerable<Figure> Run(CourseRun run)
    {
        MnistData all = MnistData.Read(
            run.Data,
            "train",
            "the Fashion-MNIST database of Zalando Research",
            "fashion",
            "fashion-mnist",
            "mnist"
        );
        Console.WriteLine($"  {all.Name} from {all.Folder}");
        MnistData data = all.First(Pictures);
        int training = data.Count * 4 / 5;
        StandardScaler scaler = StandardScaler.Fit(
            data.Pixels.AsSpan(0, training * FashionNetwork.InputLength),
            FashionNetwork.InputLength
        );
        float[] standardised = new float[data.Pixels.Length];
        scaler.Transform(data.Pixels, standardised);

        FashionNetwork network = new(run.Seed);
        FitOptions options = new()
        {
            Epochs = 10,
            BatchSize = 32,
            Optimizer = new Sgd(0.01),
            ValidationSplit = 0.2,
        };
        History history = network.Fit(new Dataset(standardised, data.Digits), options);
        run.WriteCurves("fashion", history, $"{data.Name}, 784-256-128-10");
        run.Write("fashion-weights.svg", new WeightImages(network.Dense.Kernel, 28, 28).Draw($"{data.Name}, first layer"));
        yield return new Figure(
            "parameters",
            "235 146",
            Grouped.Text(FashionNetwork.ParameterCount),
            FashionNetwork.ParameterCount == 235_146
        );
        double accuracy = history.Epochs[^1].ValidationAccuracy!.Value;
        yield return ImageFigure.Of(
            ImageDatabase.FashionMnist,
            [data],
            "validation accuracy",
            "at least 80 %",
            $"{accuracy:P1}",
            accuracy >= Least
        );
    }
}
