using StaticNets;

namespace Courses.Digits;

/// <summary>Pairs of images of digits.</summary>
/// <param name="Left">The first image of each pair.</param>
/// <param name="Right">The second image of each pair.</param>
internal sealed record DigitPairs(DigitRows Left, DigitRows Right)
{
    public int Count => Left.Count;

    /// <summary>1 for a pair of the same digit, 0 for a pair of two digits.</summary>
    public float[] Same => Compare((left, right) => left == right ? 1 : 0);

    /// <summary>The sum of the two digits.</summary>
    public float[] Sum => Compare((left, right) => left + right);

    /// <summary>1 for a pair whose left digit is larger, 0 for another one.</summary>
    public float[] LeftIsLarger => Compare((left, right) => left > right ? 1 : 0);

    /// <summary>Draws pairs of any two images.</summary>
    public static DigitPairs Draw(DigitRows images, int count, int seed)
    {
        Xoshiro256StarStar random = new(seed);
        return Of(images, Enumerable.Range(0, count).Select(_ => (random.NextInt32(images.Count), random.NextInt32(images.Count))));
    }

    /// <summary>Draws pairs of two images, which show the same digit in every second pair and two digits in the others.</summary>
    public static DigitPairs DrawAlternating(DigitRows images, int count, int seed)
    {
        Xoshiro256StarStar random = new(seed);
        return Of(images, Enumerable.Range(0, count).Select(pair => Next(isSame: pair % 2 == 0)));

        (int Left, int Right) Next(bool isSame)
        {
            int left = random.NextInt32(images.Count);
            int right;
            do
            {
                right = random.NextInt32(images.Count);
            } while (left == right || images.Digits[left] == images.Digits[right] != isSame);

            return (left, right);
        }
    }

    private static DigitPairs Of(DigitRows images, IEnumerable<(int Left, int Right)> pairs)
    {
        (int Left, int Right)[] drawn = [.. pairs];
        return new DigitPairs(images.Pick(drawn.Select(pair => pair.Left)), images.Pick(drawn.Select(pair => pair.Right)));
    }

    private float[] Compare(Func<int, int, float> target) => [.. Left.Digits.Zip(Right.Digits, target)];
}
