using Courses.Plots;

namespace Courses.Rnn;

/// <summary><c>rnn</c>: the adding problem, which needs a memory of up to 50 steps.</summary>
internal sealed class RnnCourse : Course
{
    private const int Seeds = 5;
    private const int LeastSeeds = 4;

    // A network that has learnt nothing estimates about the mean. Thirty seeds of SimpleRnn ended between 0.158 and 0.215.
    private const double NothingLearnt = 0.9 * AddingData.ErrorOfMean;

    // Medians of thirty seeds: 9e-5 for SimpleRnn, 0.88 for Lstm, 1.16 for Gru.
    private const double MostVanished = 0.01;
    private const double LeastKept = 0.1;

    public override string Name => "rnn";

    public override string Summary =>
        "Adding problem: SimpleRnn, Lstm, Gru with 32 units, 50 steps, Adam 0.005, gradient norm ≤ 1, batch 32, seeds 0 to 4.";

    public override IEnumerable<Figure> Run(CourseRun run)
    {
        AddingResults simple = Train("SimpleRnn", AddingNetwork.SimpleRnn);
        yield return simple.Figure("stays at 0.17 (≥ 0.15)", error => error >= NothingLearnt, LeastSeeds);
        AddingResults lstm = Train("Lstm", AddingNetwork.Lstm);
        yield return lstm.Figure("≤ 0.01", error => error <= 0.01, LeastSeeds);
        AddingResults gru = Train("Gru", AddingNetwork.Gru);
        yield return gru.Figure("≤ 0.005", error => error <= 0.005, LeastSeeds);

        AddingResults[] all = [simple, lstm, gru];
        Draw(run, all);
        double[] kept = Array.ConvertAll(all, results => results.FirstToLastGradient);
        yield return new Figure(
            "gradient of step 1 ÷ that of step 50",
            "SimpleRnn ≤ 0.01; Lstm, Gru ≥ 0.1",
            $"{kept[0]:E0}; {kept[1]:F2}, {kept[2]:F2}",
            kept[0] <= MostVanished && kept[1] >= LeastKept && kept[2] >= LeastKept
        );
    }

    private static AddingResults Train(string layer, Func<int, AddingNetwork> create)
    {
        AddingTraining[] trainings =
        [
            .. Enumerable.Range(0, Seeds).AsParallel().AsOrdered().Select(seed => AddingTraining.Of(create(seed), seed)),
        ];
        Console.WriteLine($"  {layer, -9} error after 1 500 steps: {string.Join(", ", trainings.Select(each => $"{each.Errors[^1]:F4}"))}");
        return new AddingResults(layer, trainings);
    }

    private static void Draw(CourseRun run, AddingResults[] all)
    {
        double[] trained = [.. Enumerable.Range(1, AddingTraining.Checks).Select(check => (double)check * AddingTraining.StepsPerCheck)];
        PlottedLine guess = new("always the mean", [.. trained.Select(_ => AddingData.ErrorOfMean)], IsDashed: true);
        IReadOnlyList<PlottedLine> errors = [.. all.Select(results => results.Median(training => training.Errors)), guess];
        run.WriteLines(
            "rnn-errors",
            new LinePlot("Adding problem, median of 5 seeds", "training steps", "mean squared error", trained, errors)
            {
                IsLogarithmic = true,
            }
        );
        DrawGradients(run, "rnn-gradients-initial", "at the initial weights", all, training => training.Initial);
        DrawGradients(run, "rnn-gradients-trained", "after 1 500 training steps", all, training => training.Trained);
    }

    private static void DrawGradients(CourseRun run, string file, string when, AddingResults[] all, Func<AddingTraining, double[]> norms)
    {
        double[] steps = [.. Enumerable.Range(1, AddingData.Steps).Select(step => (double)step)];
        run.WriteLines(
            file,
            new LinePlot(
                $"Gradient with respect to the input of each step, {when}, median of 5 seeds",
                "step in time",
                "‖gradient‖₂",
                steps,
                [.. all.Select(results => results.Median(norms))]
            )
            {
                IsLogarithmic = true,
            }
        );
    }
}
