using Courses;
using Courses.Names;
using Courses.Plots;
using StaticNets;

namespace Zoo.Markov;

/// <summary><c>mc</c>: a Markov chain of letters, counted in names, which makes new ones.</summary>
internal sealed class MarkovCourse : Course
{
    private const double MostDifference = 1e-12;

    // The second eigenvalue of the chain has an absolute value below 0.7: its powers are below 1e-16 after 110 steps.
    private const int Steps = 1000;
    private const int Made = 12;

    public override string Name => "mc";

    public override string Summary => "Transitions between the letters of 400 names; the stationary distribution, and new names.";

    public override IEnumerable<Figure> Run(CourseRun run)
    {
        int[] letters = [NameData.End, .. NameData.Read().SelectMany(NameData.Characters)];
        LetterChain chain = new();
        chain.Fit(letters);
        double[] stationary = new double[LetterChain.States];
        chain.Stationary(stationary);

        double[] p = [.. Enumerable.Repeat(1.0 / LetterChain.States, LetterChain.States)];
        double[] next = new double[LetterChain.States];
        for (int step = 0; step < Steps; step++)
        {
            chain.Step(p, next);
            (p, next) = (next, p);
        }

        Console.WriteLine($"  made: {string.Join(", ", Names(chain, run.Seed))}");
        double[] transitions = new double[LetterChain.States * LetterChain.States];
        chain.Parameters["transitions"].FlattenTo(transitions);
        ImageGrid grid = new(
            "Which letter follows which: 27 rows and columns, the end of a name, a to z",
            LetterChain.States,
            [new ImageRow("probability ½ is black", Array.ConvertAll(transitions, value => (float)(2 * value)))]
        )
        {
            PixelSide = 12,
        };
        run.Write("mc.svg", grid.Draw());
        double difference = p.Zip(stationary, (a, b) => Math.Abs(a - b)).Max();
        yield return new Figure(
            $"stationary distribution beside {Steps} steps of the chain",
            "at most 1e-12 away",
            $"{difference:0E+0}",
            difference <= MostDifference
        );
        double share = stationary[NameData.End];
        double counted = letters.Skip(1).Count(letter => letter == NameData.End) / (letters.Length - 1.0);
        yield return new Figure(
            "share of ends of names",
            $"as counted, {counted:F6}",
            $"{share:F6}",
            Math.Abs(share - counted) < MostDifference
        );
    }

    private static IEnumerable<string> Names(LetterChain chain, int seed)
    {
        int[] states = new int[1000];
        chain.Sample(states, new Xoshiro256StarStar(seed));
        return string.Concat(states.Select(state => state == NameData.End ? ' ' : (char)('a' + state - 1)))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(name => name.Length > 2)
            .Take(Made);
    }
}
