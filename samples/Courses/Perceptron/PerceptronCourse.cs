using StaticNets;

namespace Courses.Perceptron;

/// <summary>
/// <c>perceptron</c>: Rosenblatt's perceptron learns linearly separable classes in finitely many steps, but never learns other classes.
/// </summary>
internal sealed class PerceptronCourse : Course
{
    private const double Rate = 0.1;
    private const int MostEpochs = 1000;

    private static readonly FitOptions _oneEpoch = new()
    {
        BatchSize = 1,
        Shuffle = false,
        Optimizer = new Sgd(Rate),
    };

    public override string Name => "perceptron";

    public override string Summary => "Rosenblatt's perceptron: update by update, on points that a line divides, and on XOR.";

    public override IEnumerable<Figure> Run(CourseRun run)
    {
        (float[] x, float[] y, int[] classes) = Separable();
        yield return new Figure("weights after 50 updates", "those of the rule", Compared(x, y), IsTheRule(x, y));

        RosenblattNetwork network = new(seed: 0);
        int epochs = Learn(network, new Dataset(x, y));
        Points.PointData points = new(x, classes);
        run.WriteBoundary("perceptron", points.Boundary(network.Predict), "Perceptron");
        yield return new Figure(
            "separable points",
            "converges",
            epochs < MostEpochs ? $"after {epochs} epochs" : "never",
            epochs < MostEpochs
        );

        float[] corners = [0, 0, 0, 1, 1, 0, 1, 1];
        int onXor = Learn(new RosenblattNetwork(seed: 0), new Dataset(corners, new float[] { 0, 1, 1, 0 }));
        string ours = onXor < MostEpochs ? $"after {onXor} epochs" : $"never in {MostEpochs} epochs";
        yield return new Figure("XOR", "never converges", ours, onXor == MostEpochs);
    }

    /// <summary>Returns the number of epochs until no row is misclassified, at most <see cref="MostEpochs"/>.</summary>
    private static int Learn(RosenblattNetwork network, Dataset data)
    {
        int epoch = 0;
        while (epoch < MostEpochs && network.Evaluate(data).Accuracy < 1)
        {
            network.Fit(data, _oneEpoch);
            epoch++;
        }

        return epoch;
    }

    private static bool IsTheRule(float[] x, float[] y) => Compared(x, y) == "the same";

    /// <summary>
    /// Applies the perceptron rule by hand, in single precision like the network, and compares the weights with the network's weights.
    /// </summary>
    private static string Compared(float[] x, float[] y)
    {
        RosenblattNetwork network = new(seed: 0);
        Sgd step = new(Rate);
        (float w1, float w2, float b) = (0, 0, 0);
        for (int update = 0; update < 50; update++)
        {
            int row = update % y.Length;
            (float x1, float x2) = (x[2 * row], x[(2 * row) + 1]);
            float error = y[row] - ((w1 * x1) + (w2 * x2) + b > 0 ? 1 : 0);
            (w1, w2, b) = (w1 + ((float)Rate * error * x1), w2 + ((float)Rate * error * x2), b + ((float)Rate * error));
            network.TrainStep([x1, x2], [y[row]], step);
            (float own1, float own2, float ownB) = (network.Dense.Kernel[0, 0], network.Dense.Kernel[1, 0], network.Dense.Bias[0]);

            // Fused and separate multiply-adds round differently. The tolerance is about 50 updates × 0.3 (the largest update) × 2⁻²⁴ (the
            // rounding error).
            double far = Math.Max(Math.Max(Math.Abs(own1 - w1), Math.Abs(own2 - w2)), Math.Abs(ownB - b));
            if (far > 1e-6)
            {
                return $"{far:E1} apart after update {update + 1}";
            }
        }

        return "the same";
    }

    /// <summary>Creates 40 points on both sides of <c>x₁ + x₂ = 0.3</c>, all at least 0.15 away from this line.</summary>
    private static (float[] X, float[] Y, int[] Classes) Separable()
    {
        Xoshiro256StarStar random = new(3);
        List<float> x = [];
        List<int> classes = [];
        while (classes.Count < 40)
        {
            double a = (3 * random.NextDouble()) - 1.5;
            double b = (3 * random.NextDouble()) - 1.5;
            double distance = (a + b - 0.3) / Math.Sqrt(2);
            if (Math.Abs(distance) > 0.15)
            {
                x.AddRange([(float)a, (float)b]);
                classes.Add(distance > 0 ? 1 : 0);
            }
        }

        return ([.. x], [.. classes.Select(c => (float)c)], [.. classes]);
    }
}
