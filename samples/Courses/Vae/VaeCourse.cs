using System.Globalization;
using Courses.Digits;
using Courses.Plots;

namespace Courses.Vae;

/// <summary><c>vae</c>: arranges the digits on a plane, of which each point can be drawn.</summary>
internal sealed class VaeCourse : Course
{
    // Ten seeds gave 24.0 to 24.2. The mean of the training images has 27.0; the entropy of the pixels, below which nothing gets, is 13.6.
    private const double MostOfPixels = 26;

    // Ten seeds gave 1.20 to 1.32.
    private const double LeastDivergence = 1;
    private const double MostDivergence = 1.5;

    // The plane is drawn from -2.4 to 2.4, where N(0, 1) has 98 % of its points in each direction.
    private const int PlaneSide = 13;
    private const float Edge = 2.4f;

    public override string Name => "vae";

    public override string Summary =>
        "Variational autoencoder of digits of 8 × 8 pixels: 64-64-(2+2), 2-64-64, loss 64 · BCE + KL, Adam 0.001, 40 epochs, seeds 0 to 9.";

    public override IEnumerable<Figure> Run(CourseRun run)
    {
        (DigitRows train, DigitRows test) = DigitRows.Read().Split();
        VaeTraining[] all = [.. CourseRun.Seeds.AsParallel().AsOrdered().Select(seed => VaeTraining.Of(train, seed))];
        run.Write("vae.svg", Plane(all[0]));
        Spread divergence = Spread.Of(all.Select(training => training.Divergence(test)));
        Spread pixels = Spread.Of(all.Select(training => training.Loss(test) - training.Divergence(test)));
        yield return new Figure(
            "cross-entropy of the pixels of held-out images",
            string.Create(CultureInfo.InvariantCulture, $"at most {MostOfPixels}, every seed"),
            pixels.In("F1"),
            pixels.Most <= MostOfPixels
        );
        yield return new Figure(
            "divergence from N(0, 1)",
            "about 1.2 (1.0 to 1.5), every seed",
            divergence.In("F2"),
            divergence.Least >= LeastDivergence && divergence.Most <= MostDivergence
        );
    }

    /// <summary>Draws the points of a grid, the second coordinate upwards.</summary>
    private static string Plane(VaeTraining training)
    {
        float[] coordinates = [.. Enumerable.Range(0, PlaneSide).Select(i => ((2 * Edge * i) / (PlaneSide - 1)) - Edge)];
        string[] names = Array.ConvertAll(coordinates, z => z.ToString("F1", CultureInfo.InvariantCulture));
        IEnumerable<ImageRow> rows = Enumerable
            .Range(0, PlaneSide)
            .Reverse()
            .Select(row => new ImageRow(
                "z₂ = " + names[row],
                training.Draw([.. coordinates.SelectMany(z => new[] { z, coordinates[row] })]),
                row == 0 ? Array.ConvertAll(names, name => "z₁ = " + name) : null
            ));
        return new ImageGrid("The plane of the digits: what is drawn from its points, seed 0", DigitRows.Side, [.. rows]).Draw();
    }
}
