using System.Globalization;
using Courses;
using Courses.Digits;
using Courses.Plots;
using StaticNets;

namespace Zoo.Belief;

/// <summary><c>dbn</c>: a deep belief network sees all images and only 100 labels, beside the same network from random weights.</summary>
internal sealed class BeliefCourse : Course
{
    private const int Labels = 100;

    public override string Name => "dbn";

    public override string Summary =>
        "Deep belief network 64-128-64 of all training images, fine-tuned with 100 labels, beside the same network from nothing; seeds 0 to 9.";

    public override IEnumerable<Figure> Run(CourseRun run)
    {
        (DigitRows train, DigitRows test) = DigitRows.Read().Split();
        (double Tuned, double Plain)[] accuracies =
        [
            .. CourseRun.Seeds.AsParallel().AsOrdered().Select(seed => Compare(run, train, test, seed)),
        ];
        double tuned = accuracies.Average(each => each.Tuned);
        double plain = accuracies.Average(each => each.Plain);
        yield return new Figure(
            "mean accuracy, 100 labels, ten seeds",
            string.Create(CultureInfo.InvariantCulture, $"at least {plain * 100:F1} %, that from nothing"),
            string.Create(CultureInfo.InvariantCulture, $"{tuned * 100:F1} %"),
            tuned >= plain
        );
    }

    private static (double Tuned, double Plain) Compare(CourseRun run, DigitRows train, DigitRows test, int seed)
    {
        DigitBelief belief = new(seed);
        belief.Fit(
            train.Pixels,
            new ContrastiveDivergence
            {
                Epochs = 20,
                BatchSize = 4,
                LearningRate = 0.05,
                Momentum = 0.5,
                Seed = seed,
            }
        );
        if (seed == run.Seed)
        {
            Draw(run, belief, test.FirstOfEach());
        }

        BeliefClassifier tuned = new(seed);
        BeliefClassifier plain = new(seed);
        belief.Unroll(tuned.Parameters);
        int[] order = [.. Enumerable.Range(0, train.Count)];
        new Xoshiro256StarStar(seed).Shuffle<int>(order);
        Dataset labelled = train.Pick(order[..Labels]).Dataset;
        tuned.Fit(labelled, Options(seed));
        plain.Fit(labelled, Options(seed));
        return (test.Accuracy(tuned.Predict), test.Accuracy(plain.Predict));
    }

    private static FitOptions Options(int seed) =>
        new()
        {
            Epochs = 200,
            BatchSize = 10,
            Optimizer = new Adam(1e-3),
            Seed = seed,
            Parallelism = 1,
        };

    private static void Draw(CourseRun run, DigitBelief belief, DigitRows digits)
    {
        float[] drawn = [.. digits.Pixels];
        Xoshiro256StarStar random = new(run.Seed);
        for (int first = 0; first < drawn.Length; first += DigitBelief.Visible)
        {
            belief.Sample(drawn.AsSpan(first, DigitBelief.Visible), 1, random);
        }

        ImageGrid grid = new(
            "Digits in a deep belief network: up to 64 features and one step of sampling, then down again",
            DigitRows.Side,
            [new ImageRow("image", digits.Pixels), new ImageRow("drawn from the top", drawn)]
        );
        run.Write("dbn.svg", grid.Draw());
    }
}
