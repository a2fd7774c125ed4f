using System.Globalization;
using Courses;
using Courses.Digits;
using Courses.Plots;
using StaticNets;

namespace Zoo.Deconvolutional;

/// <summary>Draws a digit of 8 × 8 pixels from its name: a convolutional network the other way round.</summary>
[Network(Loss = Loss.MeanSquaredError)]
[Input(10)]
[Dense(64, Activation = Activation.Relu)]
[Reshape(2, 2, 16)]
[Conv2DTranspose(16, 2, Strides = 2, Activation = Activation.Relu)]
[Conv2DTranspose(8, 2, Strides = 2, Activation = Activation.Relu)]
[Conv2D(1, 3, Padding = Padding.Same, Activation = Activation.Sigmoid)]
public sealed partial class DigitPainter;

/// <summary><c>dn</c>: a deconvolutional network draws digits. The best drawing is known: the mean image of each digit.</summary>
internal sealed class DeconvolutionalCourse : Course
{
    private const double MostExcess = 0.03;

    public override string Name => "dn";

    public override string Summary => "Digits of 8 × 8 pixels from their names: transposed convolutions, Adam 0.003, 100 epochs.";

    public override IEnumerable<Figure> Run(CourseRun run)
    {
        DigitRows digits = DigitRows.Read();
        DigitPainter network = new(run.Seed);
        float[] names = OneHot.Encode(digits.Digits, DigitRows.Classes);
        network.Fit(
            new Dataset(names, digits.Pixels),
            new FitOptions
            {
                Epochs = 100,
                BatchSize = 32,
                Optimizer = new Adam(3e-3),
                Schedule = new CosineDecay(100),
            }
        );

        float[] drawn = network.Predict(OneHot.Encode([.. Enumerable.Range(0, DigitRows.Classes)], DigitRows.Classes));
        float[] means = [.. Enumerable.Range(0, DigitRows.Classes).SelectMany(digit => digits.Of(other => other == digit).Mean(1))];
        ImageGrid grid = new(
            "Digits drawn from their names",
            DigitRows.Side,
            [new ImageRow("drawn", drawn), new ImageRow("mean of the images", means)]
        );
        run.Write("dn.svg", grid.Draw());
        double error = digits.Errors(network.Predict(names)).Average();
        double least = digits.Errors([.. digits.Digits.SelectMany(digit => means[(digit * 64)..((digit + 1) * 64)])]).Average();
        yield return new Figure(
            "mean squared error",
            string.Create(CultureInfo.InvariantCulture, $"at most 3 % above {least:F4}, that of the mean images"),
            string.Create(CultureInfo.InvariantCulture, $"{error:F4}"),
            error <= (1 + MostExcess) * least
        );
    }
}
