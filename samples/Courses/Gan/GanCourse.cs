using System.Globalization;
using Courses.Digits;
using Courses.Plots;

namespace Courses.Gan;

/// <summary><c>gan</c>: a generator learns a distribution that it never sees, from a discriminator that sees both.</summary>
internal sealed class GanCourse : Course
{
    private const int Seeds = 3;
    private const int Steps = 6000;
    private const int Points = 2000;

    // A mode counts as covered with a sixth of its share of the points.
    private const double LeastShare = 0.02;
    private const int LeastModes = 7;
    private const double LeastNear = 0.85;

    // A digit counts as covered with a fifth of its share of the images.
    private const double LeastDigitShare = 0.02;
    private const int LeastDigits = 9;

    // Three seeds gave 1.37 to 1.49.
    private const double MostDistance = 1.7;

    public override string Name => "gan";

    public override string Summary =>
        "Generative adversarial networks: a ring of eight normal distributions, 2-64-64-2 against 2-64-64-1, and the digits of 8 × 8 pixels.";

    public override IEnumerable<Figure> Run(CourseRun run)
    {
        float[][] made = [.. Enumerable.Range(0, Seeds).AsParallel().AsOrdered().Select(Train)];
        run.Write("gan.svg", Draw(made));
        int[] modes = Array.ConvertAll(made, points => Shares(points).Count(share => share >= LeastShare));
        yield return new Figure(
            "modes with at least 2 % of the points",
            $"at least {LeastModes} of {Ring.Modes}, seeds 0 to {Seeds - 1}",
            string.Join(", ", modes),
            modes.Min() >= LeastModes
        );
        Spread near = Spread.Of(made.Select(points => Shares(points).Sum()));
        yield return new Figure(
            "points near a mode",
            string.Create(CultureInfo.InvariantCulture, $"at least {LeastNear:P0}, every seed"),
            near.Text,
            near.Least >= LeastNear
        );
        foreach (Figure figure in RunDigits(run))
        {
            yield return figure;
        }
    }

    private static IEnumerable<Figure> RunDigits(CourseRun run)
    {
        (DigitRows train, DigitRows test) = DigitRows.Read().Split();
        DigitClassifier classifier = DigitSamples.NewClassifier(train);
        DigitSamples[] made =
        [
            .. Enumerable.Range(0, Seeds).AsParallel().AsOrdered().Select(seed => DigitSamples.Of(train, classifier, seed)),
        ];
        run.Write("gan-digits.svg", made[0].Draw());
        int[] digits = Array.ConvertAll(
            made,
            each => Enumerable.Range(0, DigitRows.Classes).Count(digit => each.Share(digit) >= LeastDigitShare)
        );
        yield return new Figure(
            "digits with at least 2 % of the images",
            $"at least {LeastDigits} of {DigitRows.Classes}, seeds 0 to {Seeds - 1}",
            string.Join(", ", digits),
            digits.Min() >= LeastDigits
        );
        double ofTest = DigitSamples.DistanceFrom(train, test.Pixels);
        double untrained = DigitSamples.DistanceFrom(train, new DigitTraining(train, seed: 0).Make(test.Count)) / ofTest;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  distance ratio of an untrained generator: {untrained:F1}"));
        Spread distance = Spread.Of(made.Select(each => each.Distance / ofTest));
        yield return new Figure(
            "distance from the nearest training image ÷ that of test images",
            string.Create(CultureInfo.InvariantCulture, $"at most {MostDistance:F1}, every seed"),
            distance.In("F2"),
            distance.Most <= MostDistance
        );
    }

    /// <summary>Returns the share of points near each mode; points are x and y in turn.</summary>
    public static double[] Shares(float[] points)
    {
        double[] shares = new double[Ring.Modes];
        foreach (float[] point in points.Chunk(2))
        {
            int mode = Ring.ModeNear(point[0], point[1]);
            if (mode >= 0)
            {
                shares[mode] += 2.0 / points.Length;
            }
        }

        return shares;
    }

    private static float[] Train(int seed)
    {
        RingTraining training = new(seed);
        for (int step = 0; step < Steps; step++)
        {
            training.Step();
        }

        return training.Make(Points);
    }

    /// <summary>Draws the points of each seed, black, over real ones, grey.</summary>
    private static string Draw(float[][] made)
    {
        const double Side = 280;
        const double Top = 48;
        SvgPicture picture = new(made.Length * Side, Top + Side);
        picture.Text(made.Length * Side / 2, 30, "Points of three generators (black) over those of the ring (grey)", 16, "middle");
        Random random = new(0);
        for (int seed = 0; seed < made.Length; seed++)
        {
            double middle = (seed + 0.5) * Side;
            for (int i = 0; i < Points; i++)
            {
                (float x, float y) = Ring.Next(random);
                Dot(middle, x, y, 0xbb);
            }

            foreach (float[] point in made[seed].Chunk(2))
            {
                Dot(middle, point[0], point[1], 0);
            }
        }

        return picture.ToString();

        void Dot(double middle, double x, double y, byte grey)
        {
            // The radius takes a third of a panel. Points outside of the panel are drawn at its edge.
            const double Scale = Side / (3 * Ring.Radius);
            const double Edge = (Side / 2) - 4;
            picture.Square(middle + Math.Clamp(x * Scale, -Edge, Edge), Top + (Side / 2) - Math.Clamp(y * Scale, -Edge, Edge), 2, grey);
        }
    }
}
