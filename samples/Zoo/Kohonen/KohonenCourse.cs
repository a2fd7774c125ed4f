using Courses;
using Courses.Digits;
using Courses.Plots;
using StaticNets;

namespace Zoo.Kohonen;

/// <summary><c>kn</c>: a self-organizing map of the digits.</summary>
internal sealed class KohonenCourse : Course
{
    private const double MostTorn = 0.10;
    private const int Seeds = 3;

    public override string Name => "kn";

    public override string Summary => "Self-organizing map of 10 × 10 units on the digits, 30 epochs, seeds 0 to 2.";

    public override IEnumerable<Figure> Run(CourseRun run)
    {
        DigitRows digits = DigitRows.Read();
        DigitMap[] maps = [.. Enumerable.Range(0, Seeds).AsParallel().AsOrdered().Select(seed => Train(digits, seed))];
        float[] codebook = new float[DigitMap.Height * DigitMap.Width * DigitMap.Features];
        maps[0].Parameters["codebook"].FlattenTo(codebook);
        ImageGrid grid = new(
            "The map: each unit's vector as an image",
            DigitRows.Side,
            [.. codebook.Chunk(DigitMap.Width * DigitMap.Features).Select((vectors, row) => new ImageRow($"row {row}", vectors))]
        );
        run.Write("kn.svg", grid.Draw());
        run.Write("kn-umatrix.svg", UMatrixPlot.Draw(maps[0], "Distances between neighbours on the map"));
        Console.WriteLine($"  quantisation error: {Spread.Of(maps.Select(map => map.QuantizationError(digits.Pixels))).In("F3")}");
        Spread torn = Spread.Of(maps.Select(map => map.TopographicError(digits.Pixels)));
        yield return new Figure("topographic error", "at most 0.10, every seed", torn.In("F3"), torn.Most <= MostTorn);
    }

    private static DigitMap Train(DigitRows digits, int seed)
    {
        DigitMap map = new(seed);
        map.Fit(
            digits.Pixels,
            new SelfOrganizingMapOptions
            {
                Epochs = 30,
                LearningRate = 0.5,
                Radius = 5,
                FinalRadius = 1,
                Seed = seed,
            }
        );
        return map;
    }
}
