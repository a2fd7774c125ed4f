using Courses;
using Courses.Mnist;
using Courses.Transfer;

namespace StaticNets.Courses.Tests;

/// <summary>The few images of the transfer course, and its frozen features.</summary>
public sealed class TransferTests : IDisposable
{
    private readonly ImageFolder _folder = new("mnist", 5, 0, 4, 1, 9, 2, 1, 3, 1, 4);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void DigitsFromTheFirstOnAreClasses()
    {
        MnistData data = Read();
        FewExamples others = FewExamples.Of(data, first: 5);
        int[] rows = [.. Enumerable.Range(0, data.Count).Where(row => data.Digits[row] >= 5)];
        Assert.Equal(rows.Select(row => data.Digits[row] - 5), others.Classes);
        Assert.Equal(rows.SelectMany(row => data.Pixels[(row * 784)..((row + 1) * 784)]), others.Pixels);
        Assert.Equal(others.Classes[..7], others.First(7).Classes);
        Assert.Equal(others.Pixels[..(7 * 784)], others.First(7).Pixels);
    }

    [Fact]
    public void AsManyImagesOfEachClassAreDrawn()
    {
        FewExamples others = FewExamples.Of(Read(), first: 5);
        FewExamples drawn = others.Draw(3, seed: 1);
        Assert.Equal([0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4], drawn.Classes);
        string[] images = [.. Enumerable.Range(0, others.Count).Select(row => Text(others, row))];
        string[] picked = [.. Enumerable.Range(0, drawn.Count).Select(row => Text(drawn, row))];
        Assert.Equal(picked.Length, picked.Distinct().Count());
        Assert.All(picked, image => Assert.Contains(image, images));
        Assert.NotEqual(drawn.Pixels, others.Draw(3, seed: 2).Pixels);

        static string Text(FewExamples of, int row) => of.Classes[row] + string.Join(' ', of.Pixels[(row * 784)..((row + 1) * 784)]);
    }

    /// <summary>The features of the trained network come into the new one, and stay bit by bit while the last layer is trained and solved.</summary>
    [Fact]
    public void TheFeaturesStay()
    {
        FewExamples digits = FewExamples.Of(Read(), first: 0);
        FiveDigits learned = TransferTraining.Learn(digits, seed: 1);
        FiveDigitsByFeatures transferred = TransferTraining.NewHead(learned, seed: 2);
        float[] head = Flat(transferred.Parameters, "dense/kernel");
        transferred.Fit(digits.OneHot, new FitOptions { Epochs = 2, Optimizer = new Adam() });
        RidgeRegression.Fit(transferred, "dense", digits.OneHot, 1);
        Assert.NotEqual(head, Flat(transferred.Parameters, "dense/kernel"));
        Assert.All(
            learned.Features.Parameters.Names,
            name => Assert.Equal(Flat(learned.Features.Parameters, name), Flat(transferred.Features.Parameters, name))
        );
    }

    [Fact]
    public void MissingFilesAreAskedFor()
    {
        CourseRun run = new(_folder.Pictures, _folder.Pictures);
        DataMissingException error = Assert.Throws<DataMissingException>(() => new TransferCourse().Run(run).ToArray());
        Assert.Contains("STATICNETS_DATA", error.Message, StringComparison.Ordinal);
    }

    private MnistData Read() => MnistData.Read(_folder.Root, "train", "MNIST", "mnist");

    private static float[] Flat(ParameterSet<float> parameters, string name)
    {
        float[] values = new float[parameters[name].FlattenedLength];
        parameters[name].FlattenTo(values);
        return values;
    }
}
