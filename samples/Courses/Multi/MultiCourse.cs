using System.Globalization;
using Courses.Digits;
using Courses.Plots;
using StaticNets;

namespace Courses.Multi;

/// <summary><c>multi</c>: computes the sum of two digits, and which one is larger, from two images. One image is not enough.</summary>
internal sealed class MultiCourse : Course
{
    private const int Seeds = 5;
    private const int TestPairs = 2000;
    private const int Shown = 10;

    // No training seed is negative.
    private const int TestSeed = -1;

    // Five seeds gave errors of 1.5 to 1.6, and 91 to 93 %.
    private const double MostSumError = 1.8;
    private const double LeastLarger = 0.89;

    // An estimate from one digit, even if it is recognised without error, has the deviation √(99/12) = 2.87 of the other one, and is right
    // about the larger one in 75 % of the pairs: (10 + 9 + 8 + 7 + 6 + 5 + 6 + 7 + 8 + 9)/100 for the digits 0 to 9.
    private const double MostOfOne = 0.6;
    private const double LeastGain = 0.12;

    public override string Name => "multi";

    public override string Summary =>
        "Two images of digits: their sum and which is larger; two inputs, two outputs, Adam 0.002, 10 epochs of 10 000 pairs, seeds 0 to 4.";

    public override IEnumerable<Figure> Run(CourseRun run)
    {
        (DigitRows train, DigitRows test) = DigitRows.Read().Split();
        DigitPairs pairs = DigitPairs.Draw(test, TestPairs, TestSeed);
        MultiTraining[] all =
        [
            .. CourseRun.Seeds.Take(Seeds).AsParallel().AsOrdered().Select(seed => MultiTraining.Of(train, pairs, seed)),
        ];
        Print("both images", all, each => each.Both);
        Print("left image", all, each => each.Left);
        Print("right image", all, each => each.Right);
        Draw(run, all[0].Network, pairs);

        Spread sum = Spread.Of(all.Select(each => MultiTraining.SumError(each.Both)));
        yield return new Figure(
            "sum, root mean square error",
            string.Create(CultureInfo.InvariantCulture, $"at most {MostSumError:F1}, every seed"),
            sum.In("F2"),
            sum.Most <= MostSumError
        );
        Spread ofOne = Spread.Of(
            all.Select(each =>
                MultiTraining.SumError(each.Both) / Math.Min(MultiTraining.SumError(each.Left), MultiTraining.SumError(each.Right))
            )
        );
        yield return new Figure("sum, error ÷ that from one image", $"at most {MostOfOne * 100:F0} %", ofOne.Text, ofOne.Most <= MostOfOne);
        Spread larger = Spread.Of(all.Select(each => MultiTraining.LargerAccuracy(each.Both)));
        yield return new Figure(
            "left is larger, accuracy",
            $"at least {LeastLarger * 100:F0} %, every seed",
            larger.Text,
            larger.Least >= LeastLarger
        );
        Spread gain = Spread.Of(
            all.Select(each =>
                MultiTraining.LargerAccuracy(each.Both)
                - Math.Max(MultiTraining.LargerAccuracy(each.Left), MultiTraining.LargerAccuracy(each.Right))
            )
        );
        yield return new Figure(
            "left is larger, more than from one image by",
            string.Create(CultureInfo.InvariantCulture, $"at least {LeastGain:F2}, every seed"),
            gain.In("F2"),
            gain.Least >= LeastGain
        );
    }

    private static void Print(string what, MultiTraining[] all, Func<MultiTraining, IReadOnlyList<OutputMetrics>> outputs)
    {
        Spread sum = Spread.Of(all.Select(each => MultiTraining.SumError(outputs(each))));
        Spread larger = Spread.Of(all.Select(each => MultiTraining.LargerAccuracy(outputs(each))));
        Console.WriteLine($"  {what, -11}: error of the sum {sum.In("F2")}, larger one right {larger.Text}");
    }

    /// <summary>Draws test pairs with both outputs.</summary>
    private static void Draw(CourseRun run, TwoInputs network, DigitPairs pairs)
    {
        DigitRows left = pairs.Left.Pick(Enumerable.Range(0, Shown));
        DigitRows right = pairs.Right.Pick(Enumerable.Range(0, Shown));
        float[] sums = new float[Shown];
        float[] larger = new float[Shown];
        network.Predict(left.Pixels, right.Pixels, sums, larger);
        ImageGrid grid = new(
            "Test pairs: the probability that the left digit is larger, and the sum",
            DigitRows.Side,
            [
                new ImageRow(
                    "left, larger?",
                    left.Pixels,
                    Array.ConvertAll(larger, each => each.ToString("P0", CultureInfo.InvariantCulture))
                ),
                new ImageRow("right, sum", right.Pixels, Array.ConvertAll(sums, each => each.ToString("F1", CultureInfo.InvariantCulture))),
            ]
        );
        run.Write("multi.svg", grid.Draw());
    }
}
