using System.Globalization;
using Courses.Digits;
using Courses.Plots;

namespace Courses.AutoEncoders;

/// <summary><c>autoencoder</c>: compresses digits to eight numbers and draws them again, also from images with noise.</summary>
internal sealed class AutoEncoderCourse : Course
{
    private const double Noise = 0.3;

    // No training seed is negative, so the noise of the test images is in no training step.
    private const int NoiseSeed = -1;

    // Ten seeds gave 0.0165 to 0.0183. The mean of the training images has 0.074, eight principal components 0.024.
    private const double MostPlain = 0.02;

    // Ten seeds gave 0.027 to 0.028. The images with noise have 0.09, and the plain autoencoder draws them with 0.045 to 0.057.
    private const double MostDenoised = 0.03;

    // Ten seeds gave 16 to 17 %, and 85 to 93 % without the penalty.
    private const double MostActive = 0.2;

    public override string Name => "autoencoder";

    public override string Summary =>
        "Digits of 8 × 8 pixels: 64-32-8-32-64, Adam 0.002, 60 epochs, seeds 0 to 9; plain, and with noise of σ = 0.3 on the input.";

    public override IEnumerable<Figure> Run(CourseRun run)
    {
        (DigitRows train, DigitRows test) = DigitRows.Read().Split();
        DigitRows noisy = test.WithNoise(Noise, NoiseSeed);
        AutoEncoderTraining[] all = [.. CourseRun.Seeds.AsParallel().AsOrdered().Select(seed => AutoEncoderTraining.Of(train, seed))];
        Print("mean of the training images", $"{test.Errors(train.Mean(test.Count)).Average():F4}");
        Print("images with noise", $"{test.Errors(noisy.Pixels).Average():F4}");
        Draw(run, all[0], test.FirstOfEach());

        Spread plain = Spread.Of(all.Select(each => test.Errors(test.Redrawn(each.Plain.Predict)).Average()));
        yield return new Figure("mean squared error", "at most 0.020, every seed", plain.In("F4"), plain.Most <= MostPlain);
        Spread sparse = Spread.Of(all.Select(each => test.Errors(test.Redrawn(each.Sparse.Predict)).Average()));
        yield return new Figure("mean squared error, sparse", "at most 0.020, every seed", sparse.In("F4"), sparse.Most <= MostPlain);
        Spread active = Spread.Of(all.Select(each => AutoEncoderTraining.ActiveShare(each.Sparse.WideEncoder.Predict, test)));
        Spread usual = Spread.Of(all.Select(each => AutoEncoderTraining.ActiveShare(each.Wide.WideEncoder.Predict, test)));
        Console.WriteLine($"  active units of a code without the penalty: {usual.Text}");
        yield return new Figure("active units of a sparse code", "at most 20 %, every seed", active.Text, active.Most <= MostActive);
        Spread unprepared = Spread.Of(all.Select(each => test.Errors(noisy.Redrawn(each.Plain.Predict)).Average()));
        Print("plain autoencoder, from images with noise", unprepared.In("F4"));
        Spread denoised = Spread.Of(all.Select(each => test.Errors(noisy.Redrawn(each.Denoising.Predict)).Average()));
        yield return new Figure(
            "mean squared error, from images with noise",
            "at most 0.030, every seed",
            denoised.In("F4"),
            denoised.Most <= MostDenoised
        );
    }

    private static void Print(string what, string error) => Console.WriteLine($"  {what}: error {error}");

    /// <summary>Draws digits, their codes' pictures, and the same from images with noise.</summary>
    private static void Draw(CourseRun run, AutoEncoderTraining training, DigitRows digits)
    {
        // The two halves by themselves do what the whole network does: only eight numbers for each image pass from one to the other.
        float[] codes = new float[digits.Count * Encoder.OutputLength];
        float[] drawn = new float[digits.Pixels.Length];
        training.Plain.Encoder.Predict(digits.Pixels, codes);
        training.Plain.Decoder.Predict(codes, drawn);
        DigitRows noisy = digits.WithNoise(Noise, NoiseSeed);
        ImageGrid grid = new(
            "Test images of seed 0, drawn from their codes",
            DigitRows.Side,
            [
                new ImageRow("original", digits.Pixels),
                new ImageRow("drawn from its code", drawn),
                new ImageRow("from its sparse code", digits.Redrawn(training.Sparse.Predict)),
                new ImageRow("with noise", noisy.Pixels),
                new ImageRow("drawn without noise", noisy.Redrawn(training.Denoising.Predict)),
            ]
        );
        run.Write("autoencoder.svg", grid.Draw());
        string code = string.Join(
            ' ',
            codes.Take(Encoder.OutputLength).Select(number => number.ToString("F2", CultureInfo.InvariantCulture))
        );
        Console.WriteLine($"  the code of the first 0: {code}");
    }
}
