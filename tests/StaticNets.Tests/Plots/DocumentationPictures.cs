using System.Globalization;
using System.IO.Compression;

namespace StaticNets.Tests;

/// <summary>
/// Draws the pictures of <c>docs/seeing.md</c> from networks that it trains. They are written to the folder that the environment variable
/// <c>STATICNETS_PICTURES</c> names; without the variable they are only checked.
/// </summary>
public sealed class DocumentationPictures
{
    private const int LargestFile = 100_000;

    [Fact]
    public void OfThreeSpirals()
    {
        (float[] points, int[] classes) = Spirals(pointsAnArm: 90);
        var net = new SpiralNet(seed: 1);
        net.Fit(new Dataset(points, classes), Options(epochs: 300, new Adam(0.01)));
        float[] probabilities = new float[classes.Length * SpiralNet.OutputLength];
        net.Predict(points, probabilities);
        Assert.True(ConfusionMatrix.FromPredictions(classes, probabilities, SpiralNet.OutputLength).Accuracy > 0.97);

        var options = new DecisionBoundaryOptions { ClassNames = ["first arm", "second arm", "third arm"] };
        var boundary = new DecisionBoundary(net.Predict, SpiralNet.OutputLength, points, classes, options);
        Keep("decision-boundary.svg", boundary.Draw("Three spirals, 2-16-16-3"));
    }

    [Fact]
    public void OfHandwrittenDigits()
    {
        (float[] pixels, int[] digits) = Digits();
        int held = digits.Length / 5;
        int kept = digits.Length - held;
        Memory<float> testPixels = pixels.AsMemory(kept * DigitPictureNet.InputLength);
        var net = new DigitPictureNet(seed: 1);
        History history = net.Fit(
            new Dataset(pixels.AsMemory(0, kept * DigitPictureNet.InputLength), digits.AsMemory(0, kept)),
            Options(epochs: 40, new Sgd(0.1)) with
            {
                Validation = new Dataset(testPixels, digits.AsMemory(kept)),
            }
        );
        float[] probabilities = new float[held * DigitPictureNet.OutputLength];
        net.Predict(testPixels.Span, probabilities);
        var matrix = ConfusionMatrix.FromPredictions(digits.AsSpan(kept), probabilities, DigitPictureNet.OutputLength);
        Assert.True(matrix.Accuracy > 0.9);

        Keep("learning-curve.svg", LearningCurve.Draw(history, "Handwritten digits, 64-32-10"));
        Keep("confusion-matrix.svg", ConfusionMatrixPlot.Draw(matrix, title: "Handwritten digits, held out"));
        Keep("first-layer.svg", new WeightImages(net.Dense.Kernel, 8, 8).Draw("What 32 units look for in 8×8 digits"));
    }

    [Fact]
    public void OfFeatureMaps()
    {
        (float[] pixels, int[] digits) = Digits();
        var net = new DigitMapNet(seed: 1);
        net.Fit(new Dataset(pixels, digits), Options(epochs: 10, new Adam(0.005)));
        float[] image = pixels[..DigitMapNet.InputLength];
        Activations<float> activations = net.Activations(image);
        Assert.True(activations["dense"].Values[digits[0]] > 0.9);
        Keep("feature-maps.svg", FeatureMapPlot.Draw(activations["conv2d"], title: $"What eight filters see of a {digits[0]}"));
    }

    [Fact]
    public void OfAMap()
    {
        (float[] pixels, _) = Digits();
        var map = new DigitPictureMap(seed: 1);
        map.Fit(pixels, new SelfOrganizingMapOptions { Epochs = 10 });
        Assert.True(map.TopographicError(pixels) < 0.1);
        Keep("umatrix.svg", UMatrixPlot.Draw(map, "Distances between neighbours on a map of digits"));
    }

    /// <summary>Checks a picture, and writes it if a folder is given.</summary>
    private static void Keep(string name, string svg)
    {
        Assert.True(new SvgPicture(svg).HoldsItsTexts());
        Assert.InRange(svg.Length, 1000, LargestFile);
        if (Environment.GetEnvironmentVariable("STATICNETS_PICTURES") is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, name), svg);
        }
    }

    /// <summary>
    /// Returns options with one thread, so that sums have the same rounding errors on all machines with vectors of the same width.
    /// </summary>
    private static FitOptions Options(int epochs, Optimizer optimizer) =>
        new()
        {
            Epochs = epochs,
            Optimizer = optimizer,
            Parallelism = 1,
        };

    private static (float[] Points, int[] Classes) Spirals(int pointsAnArm)
    {
        var random = new Xoshiro256StarStar(7);
        var points = new List<float>();
        var classes = new List<int>();
        for (int i = 0; i < pointsAnArm; i++)
        {
            for (int arm = 0; arm < SpiralNet.OutputLength; arm++)
            {
                double radius = 0.05 + (0.95 * i / pointsAnArm);
                double angle = (arm * Math.Tau / SpiralNet.OutputLength) + (4 * radius) + (0.5 * (random.NextDouble() - 0.5));
                points.AddRange([(float)(radius * Math.Cos(angle)), (float)(radius * Math.Sin(angle))]);
                classes.Add(arm);
            }
        }

        return ([.. points], [.. classes]);
    }

    private static (float[] Pixels, int[] Digits) Digits()
    {
        const float Brightest = 16;
        using FileStream file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "digits.csv.gz"));
        using var text = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        int[][] rows =
        [
            .. text.ReadToEnd()
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split(',').Select(field => int.Parse(field, CultureInfo.InvariantCulture)).ToArray()),
        ];
        return ([.. rows.SelectMany(row => row.SkipLast(1)).Select(pixel => pixel / Brightest)], [.. rows.Select(row => row[^1])]);
    }
}

[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(2)]
[Dense(16, Activation = Activation.Tanh)]
[Dense(16, Activation = Activation.Tanh)]
[Dense(3)]
[Softmax]
internal sealed partial class SpiralNet;

[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(64)]
[Dense(32, Activation = Activation.Relu)]
[Dense(10)]
[Softmax]
internal sealed partial class DigitPictureNet;

[Network(Loss = Loss.SparseCategoricalCrossEntropy, Activations = true)]
[Input(8, 8, 1)]
[Conv2D(8, 3, Padding = Padding.Same, Activation = Activation.Relu)]
[MaxPooling2D(2)]
[Flatten]
[Dense(10, Activation = Activation.Softmax)]
internal sealed partial class DigitMapNet;

[SelfOrganizingMap(10, 10, 64)]
internal sealed partial class DigitPictureMap;
