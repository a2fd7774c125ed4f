using System.Globalization;

namespace Courses.Names;

/// <summary><c>names</c>: learns how first names are spelt, and makes up others.</summary>
internal sealed class NamesCourse : Course
{
    private const int Seeds = 5;
    private const int Drawn = 20;

    // The least differences that five seeds gave are 0.65, 0.21 and 0.12.
    private static readonly (string Name, double Least)[] _counts = [("unigrams", 0.5), ("bigrams", 0.15), ("trigrams", 0.05)];

    public override string Name => "names";

    public override string Summary => "Next letter of first names: Lstm(64), Adam 0.01 on half a cosine, 10 epochs, seeds 0 to 4.";

    public override IEnumerable<Figure> Run(CourseRun run)
    {
        string[] names = NameData.Read();
        NameTraining[] all = [.. Enumerable.Range(0, Seeds).AsParallel().AsOrdered().Select(seed => NameTraining.Of(names, seed))];
        Print("Lstm", all, training => training.Lstm);
        for (int i = 0; i < _counts.Length; i++)
        {
            int before = i;
            Print(_counts[i].Name, all, training => training.Counts[before]);
        }

        Generate(names, all[0]);
        return _counts.Select((counts, before) => Compare(counts.Name, counts.Least, all, before));
    }

    private static Figure Compare(string counts, double least, NameTraining[] all, int before)
    {
        Spread less = Spread.Of(all.Select(training => training.Counts[before] - training.Lstm));
        return new Figure(
            $"cross-entropy of Lstm, less than {counts} by",
            string.Create(CultureInfo.InvariantCulture, $"at least {least:0.00} nats, {Seeds} of {Seeds} seeds"),
            less.In("F2"),
            less.Least >= least
        );
    }

    private static void Print(string model, NameTraining[] all, Func<NameTraining, double> crossEntropy)
    {
        Spread spread = Spread.Of(all.Select(crossEntropy));
        Console.WriteLine($"  {model, -8} {spread.Median:F3} nats for each character ({spread.Least:F3}–{spread.Most:F3})");
    }

    private static void Generate(string[] names, NameTraining training)
    {
        NameGenerator generator = new(training.Network, seed: 0);
        string[] drawn =
        [
            .. Enumerable.Repeat(generator, 2 * Drawn).Select(each => each.Next()).Where(name => name.Length > 0).Take(Drawn),
        ];
        Console.WriteLine($"  drawn: {string.Join(' ', drawn)}");
        Console.WriteLine($"  {drawn.Except(names).Count()} of these {Drawn} are not in the list");
    }
}
