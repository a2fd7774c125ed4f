using System.Globalization;
using StaticNets;

namespace Courses.Mnist;

/// <summary>
/// <c>mnist --ranks</c>: images per second by the number of ranks. The command starts itself under <c>mpirun</c>; under <c>mpirun</c> it
/// is one of the ranks.
/// </summary>
internal sealed class MnistRanksCourse : Course
{
    private const int Epochs = 12;
    private const double LeastSpeedup = 1.8;

    public override string Name => "mnist --ranks";

    public override string Summary => "Images per second of training 784-128-64-10, batch 256, by processes under mpirun, one thread each.";

    public override IEnumerable<Figure> Run(CourseRun run)
    {
        if (MpiRun.IsRank)
        {
            MnistData train = MnistData.Read(run.Data, "train", MnistCourse.Origin, "mnist");
            RankReport report = Train(train);
            Console.WriteLine(report);
            yield return new Figure("rank", "trained", $"{report.ImagesPerSecond:F0} images a second", IsReached: true);
            yield break;
        }

        // Before the ranks are started, so that missing data are reported once.
        MnistData.Read(run.Data, "train", MnistCourse.Origin, "mnist");
        List<RankReport> reports = [];
        for (int ranks = 1; ranks <= Math.Min(Environment.ProcessorCount, 8); ranks *= 2)
        {
            RankReport report = RankReport.Parse(MpiRun.Start(ranks, "mnist", "--ranks", "--data", run.Data.FullName));
            double speedup = report.ImagesPerSecond / (reports.FirstOrDefault() ?? report).ImagesPerSecond;
            Console.WriteLine($"  {ranks} ranks: {report.ImagesPerSecond:F0} images a second, {speedup:F2} times one rank");
            reports.Add(report);
        }

        string[] weights = [.. reports.Select(report => report.Weights).Distinct()];
        yield return new Figure(
            "weights by number of ranks",
            "the same bits",
            weights.Length == 1 ? "the same" : "others",
            weights.Length == 1
        );
        if (reports.Count < 2)
        {
            yield return Figure.Skip("two ranks", $"{LeastSpeedup} times one", "", "one processor");
            yield break;
        }

        double two = reports[1].ImagesPerSecond / reports[0].ImagesPerSecond;
        yield return new Figure("two ranks", $"at least {LeastSpeedup} times one", $"{two:F2} times", two >= LeastSpeedup);
    }

    private static RankReport Train(MnistData train)
    {
        ICommunicator world = Mpi.World;
        MnistClassifier network = new(seed: 1);
        EpochTimes times = new();
        network.Fit(
            train.Dataset,
            new FitOptions
            {
                Communicator = world,
                Parallelism = 1,
                Epochs = Epochs,
                BatchSize = 256,
                Optimizer = new Adam(),
                Progress = _ => times.Add(),
            }
        );
        using MemoryStream weights = new();
        network.Save(weights);
        return new RankReport(world.Rank, world.Rank == 0 ? train.Count / times.Shortest() : 0, RankReport.HashOf(weights.ToArray()));
    }

    /// <summary>What a rank prints; only rank 0 measures.</summary>
    private sealed record RankReport(int Rank, double ImagesPerSecond, string Weights)
    {
        public static string HashOf(byte[] bytes) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));

        public static RankReport Parse(string output)
        {
            RankReport[] all =
            [
                .. output
                    .Split('\n')
                    .Select(line => line.TrimEnd().Split(' '))
                    .Where(words => words is ["rank", _, _, _])
                    .Select(words => new RankReport(
                        int.Parse(words[1], CultureInfo.InvariantCulture),
                        double.Parse(words[2], CultureInfo.InvariantCulture),
                        words[3]
                    )),
            ];
            RankReport first = all.Single(report => report.Rank == 0);
            return all.All(report => report.Weights == first.Weights) ? first : first with { Weights = "the ranks differ" };
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"rank {Rank} {ImagesPerSecond:F0} {Weights}");
    }
}
