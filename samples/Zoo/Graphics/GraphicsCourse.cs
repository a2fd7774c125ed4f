using System.Globalization;
using Courses;
using Courses.Plots;
using StaticNets;

namespace Zoo.Graphics;

/// <summary><c>dcign</c>: an encoder and a decoder turn a shape by a given angle.</summary>
internal sealed class GraphicsCourse : Course
{
    private const int Epochs = 40;
    private const int Steps = 9;

    // The picture without the turn has about 0.16.
    private const double MostError = 0.02;

    public override string Name => "dcign";

    public override string Summary =>
        "Flags of 16 × 16 pixels are turned by any angle: convolutions, 32 numbers and the angle, transposed convolutions.";

    public override IEnumerable<Figure> Run(CourseRun run)
    {
        TurnedShapes train = TurnedShapes.Draw(6000, seed: 1);
        TurnedShapes test = TurnedShapes.Draw(500, seed: 2);
        ShapeTurner network = new(run.Seed);
        network.Fit(
            train.Dataset,
            new FitOptions
            {
                Epochs = Epochs,
                BatchSize = 32,
                Optimizer = new Adam(2e-3),
                Schedule = new CosineDecay(Epochs),
                Progress = progress => Console.WriteLine($"  epoch {progress.Epoch}: loss {progress.Record.Loss:F4}"),
            }
        );

        Draw(run, network);
        double naive = Error(test.Pictures, test.Turned);
        double error = Error(Predict(network, test), test.Turned);
        yield return new Figure(
            "mean squared error of a pixel",
            string.Create(CultureInfo.InvariantCulture, $"at most {MostError} ({naive:F3} without the turn)"),
            string.Create(CultureInfo.InvariantCulture, $"{error:F4}"),
            error <= MostError
        );
    }

    private static float[] Predict(ShapeTurner network, TurnedShapes shapes)
    {
        float[] drawn = new float[shapes.Turned.Length];
        network.Predict(shapes.Pictures, shapes.Turns, drawn);
        return drawn;
    }

    private static double Error(float[] drawn, float[] truth) => drawn.Zip(truth, (a, b) => Math.Pow((double)a - b, 2)).Average();

    /// <summary>Draws one picture, turned by more and more.</summary>
    private static void Draw(CourseRun run, ShapeTurner network)
    {
        double[] turns = [.. Enumerable.Range(0, Steps).Select(step => 2 * Math.PI * step / (Steps - 1))];
        TurnedShapes shapes = TurnedShapes.Of([.. turns.Select(turn => (0.4, turn))]);
        ImageGrid grid = new(
            "One picture of a flag, turned by more and more",
            TurnedShapes.Side,
            [
                new ImageRow("seen", shapes.Pictures),
                new ImageRow("drawn", Predict(network, shapes)),
                new ImageRow("truth", shapes.Turned, [.. turns.Select(turn => $"{turn * 180 / Math.PI:F0}°")]),
            ]
        )
        {
            PixelSide = 4,
        };
        run.Write("dcign.svg", grid.Draw());
    }
}
