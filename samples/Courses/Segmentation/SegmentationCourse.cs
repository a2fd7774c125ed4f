using System.Globalization;
using Courses.Plots;

namespace Courses.Segmentation;

/// <summary><c>segmentation</c>: says for each pixel of a noisy picture whether it belongs to a shape.</summary>
internal sealed class SegmentationCourse : Course
{
    private const int Seeds = 5;
    private const int TrainingPictures = 1000;
    private const int TestPictures = 500;
    private const int Shown = 10;

    // Pixels of the shape are brighter in half of the pictures and darker in the others, so the best threshold has hardly more than the share
    // of the background.
    private const double Least = 0.9;
    private const double LeastGain = 0.12;

    public override string Name => "segmentation";

    public override string Summary =>
        "Noisy pictures of shapes, 16 × 16 to 16 × 16: convolutions, two poolings, two transposed convolutions, Adam 0.003, 10 epochs.";

    public override IEnumerable<Figure> Run(CourseRun run)
    {
        ShapePictures train = ShapePictures.Draw(TrainingPictures, seed: 0);
        ShapePictures test = ShapePictures.Draw(TestPictures, seed: 1);
        SegmentationNetwork[] networks =
        [
            .. CourseRun.Seeds.Take(Seeds).AsParallel().AsOrdered().Select(seed => SegmentationTraining.Of(train, seed)),
        ];
        Draw(run, networks[0], test.First(Shown));
        Spread accuracy = Spread.Of(networks.Select(network => test.Accuracy(network.Predict)));
        double threshold = test.BestThreshold();
        yield return new Figure(
            "pixels of other pictures right",
            string.Create(CultureInfo.InvariantCulture, $"at least {Least:F2}, every seed"),
            accuracy.In("F3"),
            accuracy.Least >= Least
        );
        double gain = accuracy.Least - threshold;
        yield return new Figure(
            "more than by the best threshold for single pixels",
            $"at least {LeastGain * 100:F0} points, every seed",
            string.Create(CultureInfo.InvariantCulture, $"{gain * 100:F1} points (threshold {threshold:F3})"),
            gain >= LeastGain
        );
    }

    private static void Draw(CourseRun run, SegmentationNetwork network, ShapePictures pictures)
    {
        float[] probabilities = new float[pictures.Masks.Length];
        network.Predict(pictures.Pixels, probabilities);
        ImageGrid grid = new(
            "Test pictures, the probability of each pixel, the mask and the truth, seed 0",
            ShapePictures.Side,
            [
                new ImageRow("picture", pictures.Pixels),
                new ImageRow("probability", probabilities),
                new ImageRow("mask", Array.ConvertAll(probabilities, each => each > 0.5f ? 1f : 0)),
                new ImageRow("truth", pictures.Masks),
            ]
        );
        run.Write("segmentation.svg", grid.Draw());
    }
}
