using System.Numerics.Tensors;
using Courses;
using Courses.Plots;
using StaticNets;

namespace Zoo.Liquid;

/// <summary><c>lsm</c>: a liquid state machine tells two patterns of spikes apart. Only the layer that reads its traces is fitted.</summary>
internal sealed class LiquidCourse : Course
{
    private const int Train = 1000;
    private const int Test = 300;
    private const int Pairs = 50;
    private const double Lambda = 0.1;
    private const double Bar = 0.95;

    public override string Name => "lsm";

    public override string Summary =>
        "120 spiking neurons hear two patterns on four channels; ridge regression on their traces, 1 000 examples, seeds 0 to 9.";

    public override IEnumerable<Figure> Run(CourseRun run)
    {
        Draw(run);
        Spread machine = Spread.Of(CourseRun.Seeds.Select(Accuracy));
        yield return new Figure("patterns told apart", $"at least {Bar:P0}, every seed", machine.Text, machine.Least >= Bar);
        Spread counts = Spread.Of(CourseRun.Seeds.Select(AccuracyOfCounts));
        yield return new Figure(
            "the same, from the number of spikes",
            "at most 60 %, median of the seeds",
            counts.Text,
            counts.Median <= 0.6
        );
    }

    private static double Accuracy(int seed)
    {
        SpikePatterns patterns = new(seed);
        SpikeReader network = new(seed);
        (float[] x, float[] targets) = patterns.Examples(Train);
        RidgeRegression.Fit(network, "dense", new Dataset(x, targets), Lambda);
        (x, targets) = patterns.Examples(Test);
        return Right(network.Predict(x), targets);
    }

    /// <summary>Returns the accuracy of a linear function of how many spikes each channel has.</summary>
    private static double AccuracyOfCounts(int seed)
    {
        SpikePatterns patterns = new(seed);
        CountReader network = new(seed);
        (float[] x, float[] targets) = patterns.Examples(Train);
        RidgeRegression.Fit(network, "dense", new Dataset(Counts(x), targets), Lambda);
        (x, targets) = patterns.Examples(Test);
        return Right(network.Predict(Counts(x)), targets);
    }

    private static double Right(float[] outputs, float[] targets) =>
        outputs.Zip(targets).Count(pair => pair.First > 0 == pair.Second > 0) / (double)targets.Length;

    private static float[] Counts(float[] x) =>
        [
            .. x.Chunk(SpikePatterns.Length)
                .SelectMany(row => Enumerable.Range(0, SpikePatterns.Channels).Select(channel => Count(row, channel))),
        ];

    private static float Count(float[] row, int channel) => row.Where((_, i) => i % SpikePatterns.Channels == channel).Sum();

    /// <summary>
    /// Draws how far apart the traces are, step by step, after two examples of one pattern and after examples of both (Maass, Natschläger,
    /// Markram 2002, figure 2).
    /// </summary>
    private static void Draw(CourseRun run)
    {
        SpikePatterns patterns = new(run.Seed);
        SpikeReader network = new(run.Seed);
        LinePlot plot = new(
            "Distance of the traces of 120 neurons after two examples",
            "step",
            "distance",
            [.. Enumerable.Range(1, SpikePatterns.Steps).Select(step => (double)step)],
            [new PlottedLine("of both patterns", Distances(0, 1)), new PlottedLine("of one pattern", Distances(0, 0), IsDashed: true)]
        );
        run.WriteLines("lsm", plot);

        double[] Distances(int first, int second)
        {
            double[] sums = new double[SpikePatterns.Steps];
            for (int pair = 0; pair < Pairs; pair++)
            {
                float[] x = [.. patterns.Example(first), .. patterns.Example(second)];
                LayerActivation<float> traces = network.Activations(x)["liquid_state"];
                int units = traces.Length / SpikePatterns.Steps;
                for (int step = 0; step < SpikePatterns.Steps; step++)
                {
                    Range ofStep = (step * units)..((step + 1) * units);
                    sums[step] += TensorPrimitives.Distance(traces.Row(0)[ofStep], traces.Row(1)[ofStep]) / Pairs;
                }
            }

            return sums;
        }
    }
}
