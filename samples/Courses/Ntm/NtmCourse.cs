using Courses.Plots;

namespace Courses.Ntm;

/// <summary><c>ntm</c>: neural Turing machines learn to copy sequences, and copy sequences twice as long as any that they have seen.</summary>
internal sealed class NtmCourse : Course
{
    private const int Seeds = 5;
    private const double MostOfSeenLengths = 0.005;
    private const double MostOfDoubleLength = 0.05;

    public override string Name => "ntm";

    public override string Summary =>
        "Copy task: NeuralTuring(64, Slots = 64, Width = 16), bytes in sequences of 1 to 20, Adam 0.003, gradient norm ≤ 10, batch 16, "
        + "seeds 0 to 4.";

    public override IEnumerable<Figure> Run(CourseRun run)
    {
        CopyTraining[] lstm = Train("Lstm", CopyMachine.OfLstm);
        CopyTraining[] dense = Train("Dense", CopyMachine.OfDense);
        double[] lengths = [.. Enumerable.Range(1, CopyTraining.LongestTested).Select(length => (double)length)];
        run.WriteLines(
            "ntm-lengths",
            new LinePlot(
                $"Copy task, trained on 1 to {CopyTraining.LongestSeen} bytes, worst of {Seeds} seeds",
                "bytes of the sequence",
                "share of wrong bits",
                lengths,
                [Worst("Lstm controller", lstm), Worst("dense controller", dense)]
            )
        );
        return [.. Figures("Lstm", lstm), .. Figures("Dense", dense)];
    }

    private static CopyTraining[] Train(string controller, Func<int, CopyMachine> create)
    {
        CopyTraining[] trainings =
        [
            .. Enumerable.Range(0, Seeds).AsParallel().AsOrdered().Select(seed => CopyTraining.Of(create(seed), seed)),
        ];
        Console.WriteLine($"  {controller, -5} training steps: {string.Join(", ", trainings.Select(training => training.Steps))}");
        return trainings;
    }

    private static PlottedLine Worst(string name, CopyTraining[] trainings) =>
        new(name, [.. Enumerable.Range(0, CopyTraining.LongestTested).Select(i => trainings.Max(training => training.Wrong[i]))]);

    private static IEnumerable<Figure> Figures(string controller, CopyTraining[] trainings)
    {
        Spread seen = Spread.Of(trainings.Select(training => training.OfSeenLengths));
        Spread twice = Spread.Of(trainings.Select(training => training.OfDoubleLength));
        yield return new Figure(
            $"wrong bits of 1 to {CopyTraining.LongestSeen} bytes, {controller}",
            "≤ 0.5 %, every seed",
            seen.In("P2"),
            seen.Most <= MostOfSeenLengths
        );
        yield return new Figure(
            $"wrong bits of {CopyTraining.LongestTested} bytes, {controller}",
            "≤ 5 %, every seed",
            twice.In("P2"),
            twice.Most <= MostOfDoubleLength
        );
    }
}
