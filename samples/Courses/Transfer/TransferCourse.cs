using System.Globalization;
using Courses.Mnist;
using Courses.Plots;

namespace Courses.Transfer;

/// <summary><c>transfer</c>: features that were learned on the digits 0 to 4 help to tell 5 to 9 apart from five images of each.</summary>
internal sealed class TransferCourse : Course
{
    private const string Origin = "the MNIST database of LeCun, Cortes and Burges";
    private const int Seeds = 5;
    private const int Images = 15_000;
    private const int PerClass = 5;
    private const double LeastGain = 0.04;

    private static readonly int[] _shown = [1, 2, PerClass, 10, 20];

    public override string Name => "transfer";

    public override string Summary =>
        "Transfer learning on MNIST: convolutions trained on the digits 0 to 4 and frozen, a new last layer for 5 to 9 from 5 images of each.";

    public override IEnumerable<Figure> Run(CourseRun run)
    {
        MnistData train = MnistData.Read(run.Data, "train", Origin, "mnist");
        MnistData test = MnistData.Read(run.Data, "t10k", Origin, "mnist");
        FewExamples old = FewExamples.Of(train, first: 0).First(Images);
        FewExamples others = FewExamples.Of(train, first: 5);
        FewExamples tested = FewExamples.Of(test, first: 5);
        FiveDigits[] learned = [.. Enumerable.Range(0, Seeds).Select(seed => TransferTraining.Learn(old, seed))];
        Console.WriteLine($"  digits 0 to 4: {Spread.Of(learned.Select(each => FewExamples.Of(test, 0).Accuracy(each.Predict))).Text}");

        TransferTraining[][] all = Array.ConvertAll(
            _shown,
            perClass =>
                Enumerable
                    .Range(0, Seeds)
                    .AsParallel()
                    .AsOrdered()
                    .Select(seed => TransferTraining.MeanOf(learned[seed], others, perClass, tested, seed))
                    .ToArray()
        );
        Draw(run, all);
        for (int i = 0; i < _shown.Length; i++)
        {
            Spread with = Spread.Of(all[i].Select(each => each.Transferred));
            Spread without = Spread.Of(all[i].Select(each => each.FromNothing));
            Console.WriteLine($"  {_shown[i], 2} images of each digit: {with.Text}, from nothing {without.Text}");
        }

        TransferTraining[] few = all[Array.IndexOf(_shown, PerClass)];
        double gain = few.Average(each => each.Transferred - each.FromNothing);
        yield return ImageFigure.Of(
            ImageDatabase.Mnist,
            [train, test],
            $"accuracy on 5 to 9 from {PerClass} images of each, more than from nothing by",
            string.Create(CultureInfo.InvariantCulture, $"at least {LeastGain:F2}, mean of {Seeds} seeds"),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{gain:F3} ({few.Average(each => each.Transferred):F3} − {few.Average(each => each.FromNothing):F3})"
            ),
            gain >= LeastGain
        );
    }

    private static void Draw(CourseRun run, TransferTraining[][] all)
    {
        LinePlot plot = new(
            "MNIST, digits 5 to 9: accuracy against the number of training images",
            "images of each digit",
            "accuracy, mean of five seeds",
            Array.ConvertAll(_shown, perClass => (double)perClass),
            [
                new PlottedLine("features of 0 to 4", Array.ConvertAll(all, each => each.Average(one => one.Transferred))),
                new PlottedLine("from nothing", Array.ConvertAll(all, each => each.Average(one => one.FromNothing)), IsDashed: true),
            ]
        );
        run.WriteLines("transfer", plot);
    }
}
