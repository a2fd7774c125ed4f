using System.Globalization;
using Courses;
using Courses.Digits;
using Courses.Plots;
using StaticNets;

namespace Zoo.Boltzmann;

/// <summary><c>rbm</c>: a restricted Boltzmann machine learns digits.</summary>
internal sealed class RestrictedBoltzmannCourse : Course
{
    private const double MostError = 2.0;

    public override string Name => "rbm";

    public override string Summary =>
        "Restricted Boltzmann machine of digits: 64-32, CD-1, α = 0.05, batch 4, momentum 0.6, 10 epochs, seeds 0 to 9.";

    public override IEnumerable<Figure> Run(CourseRun run)
    {
        DigitRows digits = DigitRows.Read();
        double[] errors = [.. CourseRun.Seeds.Select(seed => Train(digits, seed).Errors[^1])];
        (DigitMachine machine, double[] ofEpochs) = Train(digits, run.Seed);
        Console.WriteLine(
            $"  error after each epoch: {string.Join(' ', ofEpochs.Select(error => error.ToString("F2", CultureInfo.InvariantCulture)))}"
        );
        Draw(run, machine, digits.FirstOfEach());
        Spread spread = Spread.Of(errors);
        yield return new Figure(
            "squared error of a reconstructed image",
            "at most 2.0 (3.8 before), every seed",
            spread.In("F2"),
            spread.Most <= MostError
        );
    }

    private static (DigitMachine Machine, double[] Errors) Train(DigitRows digits, int seed)
    {
        DigitMachine machine = new(seed);
        double[] errors = machine.Fit(
            digits.Pixels,
            new ContrastiveDivergence
            {
                Epochs = 10,
                BatchSize = 4,
                LearningRate = 0.05,
                Momentum = 0.6,
                Seed = seed,
            }
        );
        return (machine, errors);
    }

    private static void Draw(CourseRun run, DigitMachine machine, DigitRows digits)
    {
        float[] means = new float[digits.Pixels.Length];
        machine.Reconstruct(digits.Pixels, means);
        float[] drawn = [.. digits.Pixels];
        Xoshiro256StarStar random = new(run.Seed);
        float[] hidden = new float[DigitMachine.Hidden];
        for (int first = 0; first < drawn.Length; first += DigitMachine.Visible)
        {
            // The picture shows the means of the last step: its drawn values are black or white.
            machine.Sample(drawn.AsSpan(first, DigitMachine.Visible), 10, random);
            machine.Transform(drawn.AsSpan(first, DigitMachine.Visible), hidden);
            machine.VisibleMeans(hidden, drawn.AsSpan(first, DigitMachine.Visible));
        }

        ImageGrid grid = new(
            "Digits in a restricted Boltzmann machine",
            DigitRows.Side,
            [new ImageRow("image", digits.Pixels), new ImageRow("reconstructed", means), new ImageRow("after ten steps", drawn)]
        );
        run.Write("rbm.svg", grid.Draw());
    }
}
