using StaticNets;

namespace Courses.Ntm;

/// <summary>The result of one training.</summary>
/// <param name="Steps">Number of training steps.</param>
/// <param name="Wrong">The share of wrong bits in sequences of 1, 2, … bytes that the training has not seen.</param>
internal sealed record CopyTraining(int Steps, double[] Wrong)
{
    /// <summary>The longest sequences of the training.</summary>
    public const int LongestSeen = 20;

    /// <summary>The longest sequences of the test, twice as long as any of the training.</summary>
    public const int LongestTested = 40;

    private const int MostSteps = 10_000;
    private const int StepsPerCheck = 250;
    private const int BatchSize = 16;
    private const int TestSequences = 50;

    // The seeds of the training sequences are not negative, so no sequence is used for both.
    private const int TestSeed = -1;
    private const int CheckSeed = -2;

    /// <summary>The share of wrong bits in sequences as long as those of the training.</summary>
    public double OfSeenLengths => Mean(Enumerable.Range(1, LongestSeen));

    /// <summary>The share of wrong bits in sequences twice as long.</summary>
    public double OfDoubleLength => Wrong[LongestTested - 1];

    /// <summary>
    /// Trains a network, each step with new sequences of a random length from 1 to 20, until it copies sequences of 20 bytes without a mistake.
    /// </summary>
    public static CopyTraining Of(CopyMachine machine, int seed)
    {
        Xoshiro256StarStar random = new(seed);
        CopyData check = new(LongestSeen, TestSequences, new Xoshiro256StarStar(CheckSeed));
        Adam optimizer = new(3e-3) { ClipNorm = 10 };
        int steps = 0;
        do
        {
            for (int step = 0; step < StepsPerCheck; step++)
            {
                CopyData batch = new(1 + random.NextInt32(LongestSeen), BatchSize, random);
                machine.TrainStep(batch.X, batch.Y, batch.Steps, optimizer);
            }

            steps += StepsPerCheck;
        } while (steps < MostSteps && machine.WrongBits(check) > 0);

        Xoshiro256StarStar test = new(TestSeed);
        IEnumerable<int> lengths = Enumerable.Range(1, LongestTested);
        return new CopyTraining(steps, [.. lengths.Select(length => machine.WrongBits(new CopyData(length, TestSequences, test)))]);
    }

    // A sequence of n bytes has n times as many bits as one of a single byte.
    private double Mean(IEnumerable<int> lengths) => lengths.Sum(length => length * Wrong[length - 1]) / lengths.Sum();
}
