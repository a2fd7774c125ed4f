using Courses;
using Courses.Plots;
using StaticNets;

namespace Zoo.Boltzmann;

/// <summary><c>bm</c>: a Boltzmann machine learns bars, and draws them.</summary>
internal sealed class BoltzmannCourse : Course
{
    private const int Side = 3;
    private const int Shown = 10;

    // Seven of 512 pictures are bars, 1.4 % by chance.
    private const double LeastShare = 0.8;

    public override string Name => "bm";

    public override string Summary =>
        "9 visible and 4 hidden units learn pictures of vertical bars, 3 × 3 pixels; the exact share of the probability.";

    public override IEnumerable<Figure> Run(CourseRun run)
    {
        float[] bars = [.. Enumerable.Range(1, 7).SelectMany(columns => Picture(row => columns))];
        BarsMachine machine = new(run.Seed);
        machine.Fit(
            [.. Enumerable.Repeat(bars, 30).SelectMany(each => each)],
            new ContrastiveDivergence
            {
                Epochs = 300,
                BatchSize = 21,
                Steps = 3,
                LearningRate = 0.1,
                Persistent = true,
            }
        );

        float[] drawn = Draw(machine, new Xoshiro256StarStar(run.Seed));
        ImageGrid grid = new(
            "Bars, and pictures that the machine draws",
            Side,
            [new ImageRow("learnt", bars), new ImageRow("drawn", drawn)]
        )
        {
            PixelSide = 14,
        };
        run.Write("bm.svg", grid.Draw());
        double share = ShareOfBars(machine);
        yield return new Figure("probability of the seven bars", "at least 80 %", $"{share:P1}", share >= LeastShare);
    }

    private static float[] Draw(BarsMachine machine, Xoshiro256StarStar random)
    {
        List<float> drawn = [];
        for (int i = 0; i < Shown; i++)
        {
            float[] state = new float[BarsMachine.Visible + BarsMachine.Hidden];
            machine.Sample(state, 200, random);
            drawn.AddRange(state[..BarsMachine.Visible]);
        }

        return [.. drawn];
    }

    /// <summary>Sums exp(−E) over all 8 192 states, and over those whose visible units are a bar.</summary>
    private static double ShareOfBars(BarsMachine machine)
    {
        double ofBars = 0;
        double all = 0;
        for (int number = 0; number < 1 << (BarsMachine.Visible + BarsMachine.Hidden); number++)
        {
            float[] state = [.. Enumerable.Range(0, BarsMachine.Visible + BarsMachine.Hidden).Select(i => (float)((number >> i) & 1))];
            double share = Math.Exp(-machine.Energy(state));
            int first = number & 7;
            bool isBar = first != 0 && ((number >> 3) & 7) == first && ((number >> 6) & 7) == first;
            all += share;
            ofBars += isBar ? share : 0;
        }

        return ofBars / all;
    }

    private static float[] Picture(Func<int, int> columnsOfRow) =>
        [
            .. Enumerable
                .Range(0, Side)
                .SelectMany(row => Enumerable.Range(0, Side).Select(column => (float)((columnsOfRow(row) >> column) & 1))),
        ];
}
