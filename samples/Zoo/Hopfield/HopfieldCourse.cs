using Courses;
using Courses.Plots;
using StaticNets;

namespace Zoo.Hopfield;

/// <summary><c>hn</c>: a Hopfield network remembers two letters and repairs damaged ones.</summary>
internal sealed class HopfieldCourse : Course
{
    private const int Side = 5;
    private const int Draws = 100;
    private const int Flips = 5;
    private const int Shown = 6;

    private static readonly float[] _letters = Units(
        "#####",
        "#....",
        "#....",
        "#....",
        "#####",
        "#...#",
        ".#.#.",
        "..#..",
        ".#.#.",
        "#...#"
    );

    public override string Name => "hn";

    public override string Summary => "25 units remember the letters C and X by Hebb's rule; 5 units of a letter are flipped, 100 draws.";

    public override IEnumerable<Figure> Run(CourseRun run)
    {
        LetterMemory memory = new();
        Console.WriteLine($"  {memory.Store(_letters)}");
        Xoshiro256StarStar random = new(run.Seed);
        List<float> damaged = [];
        List<float> recalled = [];
        int whole = 0;
        for (int draw = 0; draw < Draws; draw++)
        {
            float[] letter = _letters[(draw % 2 * LetterMemory.Units)..((draw % 2 * LetterMemory.Units) + LetterMemory.Units)];
            float[] state = Damage(letter, random);
            damaged.AddRange(state);
            memory.Recall(state, random);
            recalled.AddRange(state);
            whole += state.SequenceEqual(letter) ? 1 : 0;
        }

        int shown = Shown * LetterMemory.Units;
        ImageGrid grid = new(
            "Two letters, five of 25 units flipped, and what the network recalls",
            Side,
            [
                new ImageRow("stored", Shades(_letters)),
                new ImageRow("damaged", Shades(damaged.Take(shown))),
                new ImageRow("recalled", Shades(recalled.Take(shown))),
            ]
        )
        {
            PixelSide = 10,
        };
        run.Write("hn.svg", grid.Draw());
        yield return new Figure("letters recalled whole", $"{Draws} of {Draws}", $"{whole} of {Draws}", whole == Draws);
    }

    private static float[] Damage(float[] letter, Xoshiro256StarStar random)
    {
        int[] order = [.. Enumerable.Range(0, letter.Length)];
        random.Shuffle<int>(order);
        float[] state = [.. letter];
        foreach (int unit in order[..Flips])
        {
            state[unit] = -state[unit];
        }

        return state;
    }

    private static float[] Shades(IEnumerable<float> units) => [.. units.Select(unit => (unit + 1) / 2)];

    private static float[] Units(params string[] lines) => [.. lines.SelectMany(line => line).Select(c => c == '#' ? 1f : -1f)];
}
