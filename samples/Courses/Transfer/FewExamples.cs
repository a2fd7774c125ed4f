using Courses.Mnist;
using StaticNets;

namespace Courses.Transfer;

/// <summary>Images of five digits, as classes 0 to 4.</summary>
/// <param name="Pixels">784 pixels for each image.</param>
/// <param name="Classes">The class of each image.</param>
internal sealed record FewExamples(float[] Pixels, int[] Classes)
{
    public const int ClassCount = 5;
    private const int Length = 28 * 28;

    public int Count => Classes.Length;

    public Dataset Dataset => new(Pixels, Classes);

    /// <summary>The images with one target for each class: 1 for that of the image, 0 for the others.</summary>
    public Dataset OneHot => new(Pixels, StaticNets.OneHot.Encode(Classes, ClassCount));

    /// <summary>Returns the images of the digits from <paramref name="first"/> to <c>first + 4</c>.</summary>
    public static FewExamples Of(MnistData data, int first) =>
        Pick(
            data.Pixels,
            data.Digits,
            Enumerable.Range(0, data.Count).Where(row => data.Digits[row] >= first && data.Digits[row] < first + ClassCount),
            first
        );

    /// <summary>Returns the first images.</summary>
    public FewExamples First(int count) => Pick(Pixels, Classes, Enumerable.Range(0, Math.Min(count, Count)), first: 0);

    /// <summary>Draws some images of each class, and leaves their order to chance too.</summary>
    public FewExamples Draw(int perClass, int seed)
    {
        Random random = new(seed);
        int[] order = [.. Enumerable.Range(0, Count)];
        random.Shuffle(order);
        return Pick(
            Pixels,
            Classes,
            Enumerable.Range(0, ClassCount).SelectMany(each => order.Where(row => Classes[row] == each).Take(perClass)),
            first: 0
        );
    }

    /// <summary>Returns the share of images that a network classifies right.</summary>
    public double Accuracy(BatchPrediction<float> network)
    {
        float[] probabilities = new float[Count * ClassCount];
        network(Pixels, probabilities);
        return ConfusionMatrix.FromPredictions(Classes, probabilities, ClassCount).Accuracy;
    }

    private static FewExamples Pick(float[] pixels, int[] digits, IEnumerable<int> rows, int first)
    {
        int[] picked = [.. rows];
        float[] images = new float[picked.Length * Length];
        for (int i = 0; i < picked.Length; i++)
        {
            pixels.AsSpan(picked[i] * Length, Length).CopyTo(images.AsSpan(i * Length));
        }

        return new FewExamples(images, Array.ConvertAll(picked, row => digits[row] - first));
    }
}
