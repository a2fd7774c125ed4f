using System.Globalization;
using System.Text.RegularExpressions;
using StaticNets;

namespace Courses.Signs;

/// <summary><c>signs</c>: counts the raised fingers of hands in colour pictures.</summary>
internal sealed partial class SignsCourse : Course
{
    private const int TrainingPictures = 1080;
    private const int TestPictures = 120;
    private const int TestSeed = 1;
    private const double Least = 0.9;

    // The test picture whose feature maps are drawn shows this number of fingers.
    private const int Shown = 4;

    // With other seeds, rates and numbers of epochs the regression has up to 61 % of these 120 pictures, but at most 49 % of 1 200.
    private const double LeastGain = 0.3;

    private const string Shapes = "62×62×32, 60×60×32, 30×30×32, 28800, 6";
    private const string Parameters = "896 + 9 248 + 172 806 = 182 950";

    public override string Name => "signs";

    public override string Summary =>
        "Hands with 0 to 5 raised fingers, 64 × 64 pixels in colour: two convolutions, one pooling, SGD 0.01, 8 epochs of 1 080 pictures.";

    public override IEnumerable<Figure> Run(CourseRun run)
    {
        SignPictures train = SignPictures.Draw(TrainingPictures, seed: 0);
        SignPictures test = SignPictures.Draw(TestPictures, TestSeed);
        (string Shape, string Count)[] layers =
        [
            .. SummaryRow().Matches(SignsNetwork.Summary).Skip(1).Select(row => (row.Groups["shape"].Value, row.Groups["count"].Value)),
        ];
        string shapes = string.Join(", ", layers.Select(layer => layer.Shape));
        string counts = string.Join(" + ", layers.Select(layer => layer.Count).Where(count => count != "0"));
        string parameters = $"{counts} = {Grouped.Text(SignsNetwork.ParameterCount)}";
        yield return new Figure("output shapes", Shapes, shapes, shapes == Shapes);
        yield return new Figure("parameters", Parameters, parameters, parameters == Parameters);

        SignsNetwork network = new(run.Seed);
        FitOptions options = SignsTraining.Options(run.Seed) with
        {
            Validation = test.Dataset,
            Progress = progress => Console.WriteLine(Line(progress.Record)),
        };
        History history = network.Fit(train.Dataset, options);
        run.WriteCurves("signs-curves", history, "Hand signs, 1 080 pictures, validation by 120 others");
        run.Write("signs-filters.svg", new WeightImages(network.Conv2d.Kernel).Draw("Hand signs, filters for red, green and blue"));
        run.Write("signs.svg", SignsPlots.Seen(network, test));
        LayerActivation<float> maps = network.Activations(test.Picture(Shown))["conv2d"];
        run.Write("signs-features.svg", FeatureMapPlot.Draw(maps, title: "Hand signs, feature maps of the first convolution"));
        double accuracy = network.Evaluate(test.Dataset).Accuracy!.Value;
        yield return new Figure("accuracy on 120 other pictures", $"at least {Least:P0}", $"{accuracy:P1}", accuracy >= Least);

        double regression = SignsTraining.AccuracyOfRegression(train, test, run.Seed);
        double gain = accuracy - regression;
        yield return new Figure(
            "more than by softmax regression on the pixels",
            $"at least {LeastGain * 100:F0} points",
            string.Create(CultureInfo.InvariantCulture, $"{gain * 100:F1} points (regression {regression:P1})"),
            gain >= LeastGain
        );
    }

    /// <summary>Matches the shape and the number of parameters of a layer in a network's summary.</summary>
    [GeneratedRegex(@"\((?<shape>[\d×]+)\) +(?<count>[\d ]+)$", RegexOptions.Multiline)]
    private static partial Regex SummaryRow();

    private static string Line(EpochRecord record) =>
        $"  epoch {record.Epoch, 2}: loss {record.Loss:F4}, accuracy {record.Accuracy:F3}, on other pictures {record.ValidationAccuracy:F3}";
}
