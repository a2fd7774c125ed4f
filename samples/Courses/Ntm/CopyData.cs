using StaticNets;

namespace Courses.Ntm;

/// <summary>
/// Sequences of the copy task (Graves, Wayne, Danihelka 2014), all of the same length: a mark for the beginning, random bytes, a mark for the
/// end, and as many steps without input, in which the bytes are the targets. While the bytes come in, nothing is to be said, and the target of
/// each bit is ½: the cross-entropy then pulls the output neither way, and the network learns from its answers.
/// </summary>
internal sealed class CopyData
{
    /// <summary>Bits of a byte.</summary>
    public const int Width = 8;

    /// <summary>The bits, the mark for the beginning, and that for the end.</summary>
    public const int Features = Width + 2;

    private const float Undecided = 0.5f;

    /// <summary>Draws sequences.</summary>
    /// <param name="length">Number of bytes of a sequence.</param>
    /// <param name="count">Number of sequences.</param>
    public CopyData(int length, int count, Xoshiro256StarStar random)
    {
        (Length, Count, Steps) = (length, count, (2 * length) + 2);
        X = new float[count * Steps * Features];
        Y = new float[count * Steps * Width];
        Array.Fill(Y, Undecided);
        for (int sequence = 0; sequence < count; sequence++)
        {
            int begin = sequence * Steps;
            int end = begin + length + 1;
            X[(begin * Features) + Width] = 1;
            X[(end * Features) + Width + 1] = 1;
            for (int i = 1; i <= length; i++)
            {
                for (int bit = 0; bit < Width; bit++)
                {
                    int drawn = random.NextInt32(2);
                    X[((begin + i) * Features) + bit] = drawn;
                    Y[((end + i) * Width) + bit] = drawn;
                }
            }
        }
    }

    public int Length { get; }

    public int Count { get; }

    /// <summary>Number of steps of a sequence.</summary>
    public int Steps { get; }

    /// <summary>The inputs, <c>[count, steps, 10]</c>.</summary>
    public float[] X { get; }

    /// <summary>The targets, <c>[count, steps, 8]</c>.</summary>
    public float[] Y { get; }

    /// <summary>Returns the places of the bits of some steps of all sequences among the targets.</summary>
    public IEnumerable<int> Bits(int firstStep, int steps) =>
        from sequence in Enumerable.Range(0, Count)
        from step in Enumerable.Range(firstStep, steps)
        from bit in Enumerable.Range(0, Width)
        select (((sequence * Steps) + step) * Width) + bit;
}
