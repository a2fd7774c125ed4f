using StaticNets;

namespace Courses.Rnn;

/// <summary>
/// Sequences of the adding problem (Hochreiter, Schmidhuber 1997): each step has a number from [0, 1) and a mark, 1 at one random step of
/// each half and 0 elsewhere. The target is the sum of the two marked numbers.
/// </summary>
internal sealed class AddingData(int seed)
{
    public const int Steps = 50;
    public const int Features = 2;

    /// <summary>
    /// The mean squared error of an estimate that is always the mean 1: the variance of the sum of two uniform numbers, 2 · 1/12.
    /// </summary>
    public const double ErrorOfMean = 1.0 / 6;

    private readonly Xoshiro256StarStar _random = new(seed);

    /// <summary>Draws new sequences.</summary>
    /// <returns>The inputs, <c>[count, 50, 2]</c>, and the targets.</returns>
    public (float[] X, float[] Y) Draw(int count)
    {
        float[] x = new float[count * Steps * Features];
        float[] y = new float[count];
        for (int sequence = 0; sequence < count; sequence++)
        {
            Span<float> steps = x.AsSpan(sequence * Steps * Features, Steps * Features);
            for (int step = 0; step < Steps; step++)
            {
                steps[step * Features] = (float)_random.NextDouble();
            }

            const int Half = Steps / 2;
            foreach (int begin in (ReadOnlySpan<int>)[0, Half])
            {
                int marked = (begin + _random.NextInt32(Half)) * Features;
                steps[marked + 1] = 1;
                y[sequence] += steps[marked];
            }
        }

        return (x, y);
    }
}
