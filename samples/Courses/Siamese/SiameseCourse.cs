using System.Globalization;
using Courses.Digits;
using Courses.Plots;
using StaticNets;

namespace Courses.Siamese;

/// <summary><c>siamese</c>: says whether two images show the same digit, with one tower for both images and with one for each.</summary>
internal sealed class SiameseCourse : Course
{
    private const int Seeds = 5;
    private const int TestPairs = 2000;
    private const int Shown = 10;

    // No training seed is negative.
    private const int TestSeed = -1;

    // With few pairs, a shared tower learns from both images of a pair what two towers must learn from one image each. Five seeds gave a
    // difference of 3 to 7 points; with 4 000 pairs it is 1 point.
    private const int Few = 500;
    private const double LeastGain = 0.02;

    // Five seeds gave 83 to 85 %. The best threshold for the difference of the pixels has 79 %.
    private const double LeastOfFew = 0.81;

    // Five seeds gave 91 to 94 %.
    private const double LeastOfMost = 0.89;

    private static readonly int[] _pairs = [250, Few, 1000, 2000, 4000];

    public override string Name => "siamese";

    public override string Summary =>
        "Pairs of digits, same or not: a shared tower 64-64-16, or two; product, 16-1, Adam 0.002, 1 250 steps, seeds 0 to 4.";

    public override IEnumerable<Figure> Run(CourseRun run)
    {
        (DigitRows train, DigitRows test) = DigitRows.Read().Split();
        DigitPairs pairs = DigitPairs.DrawAlternating(test, TestPairs, TestSeed);
        Dataset data = SiameseTraining.Data(pairs);
        SiameseTraining[][] all = Array.ConvertAll(
            _pairs,
            count => CourseRun.Seeds.Take(Seeds).AsParallel().AsOrdered().Select(seed => SiameseTraining.Of(train, count, seed)).ToArray()
        );
        double[][] shared = Accuracies(all, each => each.Shared.Evaluate(data));
        double[][] separate = Accuracies(all, each => each.Separate.Evaluate(data));
        for (int i = 0; i < _pairs.Length; i++)
        {
            Console.WriteLine(
                $"  {_pairs[i], 4} pairs: shared tower {Spread.Of(shared[i]).Text}, two towers {Spread.Of(separate[i]).Text}"
            );
        }

        double threshold = BestThreshold(pairs);
        Console.WriteLine($"  best threshold for the difference of the pixels: {threshold:P0}");
        DrawCurves(run, shared, separate, threshold);
        DrawPairs(run, all[^1][0].Shared, pairs);

        Spread most = Spread.Of(shared[^1]);
        yield return new Figure(
            $"accuracy, {Grouped.Text(_pairs[^1])} pairs, shared tower",
            $"at least {LeastOfMost * 100:F0} %, every seed",
            most.Text,
            most.Least >= LeastOfMost
        );
        int few = Array.IndexOf(_pairs, Few);
        Spread ofFew = Spread.Of(shared[few]);
        yield return new Figure(
            $"accuracy, {Few} pairs, shared tower",
            $"at least {LeastOfFew * 100:F0} %, every seed, and above that of the pixels",
            $"{ofFew.Text}, pixels {threshold * 100:F0} %",
            ofFew.Least >= Math.Max(LeastOfFew, threshold)
        );
        Spread gain = Spread.Of(shared[few].Zip(separate[few], (a, b) => a - b));
        yield return new Figure(
            $"accuracy, {Few} pairs, more than with two towers",
            $"median at least {LeastGain * 100:F0} points, every seed above 0",
            $"{(100 * gain.Median).ToString("F1", CultureInfo.InvariantCulture)} points ({100 * gain.Least:F1}–{100 * gain.Most:F1})",
            gain.Median >= LeastGain && gain.Least > 0
        );
    }

    private static double[][] Accuracies(SiameseTraining[][] all, Func<SiameseTraining, Metrics> evaluate) =>
        Array.ConvertAll(all, trainings => Array.ConvertAll(trainings, each => evaluate(each).Accuracy!.Value));

    /// <summary>
    /// The accuracy if pairs whose pixels differ by less than a threshold are taken for the same digit. The threshold is the best one for
    /// these very pairs, so a fair one has no more.
    /// </summary>
    private static double BestThreshold(DigitPairs pairs)
    {
        double[] differences = pairs.Left.Errors(pairs.Right.Pixels);
        float[] same = pairs.Same;
        return differences.Max(threshold =>
            differences.Zip(same).Count(pair => pair.First <= threshold == (pair.Second == 1)) / (double)pairs.Count
        );
    }

    private static void DrawCurves(CourseRun run, double[][] shared, double[][] separate, double threshold)
    {
        LinePlot plot = new(
            "Same digit or not, test pairs, medians of five seeds",
            "pairs in the training",
            "accuracy",
            Array.ConvertAll(_pairs, count => (double)count),
            [
                new PlottedLine("shared tower", Array.ConvertAll(shared, seeds => Spread.Of(seeds).Median)),
                new PlottedLine("two towers", Array.ConvertAll(separate, seeds => Spread.Of(seeds).Median)),
                new PlottedLine("pixels", Array.ConvertAll(_pairs, _ => threshold), IsDashed: true),
            ]
        );
        run.WriteLines("siamese-accuracy", plot);
    }

    /// <summary>Draws test pairs with the probability of the same digit.</summary>
    private static void DrawPairs(CourseRun run, Twins network, DigitPairs pairs)
    {
        DigitRows left = pairs.Left.Pick(Enumerable.Range(0, Shown));
        DigitRows right = pairs.Right.Pick(Enumerable.Range(0, Shown));
        float[] probabilities = new float[Shown];
        network.Predict(left.Pixels, right.Pixels, probabilities);
        ImageGrid grid = new(
            "Test pairs, and the probability of the same digit",
            DigitRows.Side,
            [
                new ImageRow("left", left.Pixels),
                new ImageRow(
                    "right",
                    right.Pixels,
                    Array.ConvertAll(probabilities, each => each.ToString("P0", CultureInfo.InvariantCulture))
                ),
            ]
        );
        run.Write("siamese.svg", grid.Draw());
    }
}
