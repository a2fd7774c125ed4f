using Courses.Ntm;

namespace StaticNets.Courses.Tests;

/// <summary>The sequences of the copy task, and what counts as wrong.</summary>
public sealed class NtmTests
{
    private const int Length = 5;
    private const int Count = 300;

    private static readonly CopyData _data = new(Length, Count, new Xoshiro256StarStar(1));

    [Fact]
    public void ASequenceIsMarkedBytesAndTheirRepetition()
    {
        Assert.Equal((2 * Length) + 2, _data.Steps);
        float[][] inputs = [.. _data.X.Chunk(CopyData.Features)];
        float[][] targets = [.. _data.Y.Chunk(CopyData.Width)];
        HashSet<string> bytes = [];
        for (int begin = 0; begin < Count * _data.Steps; begin += _data.Steps)
        {
            Assert.Equal([0, 0, 0, 0, 0, 0, 0, 0, 1, 0], inputs[begin]);
            Assert.Equal([0, 0, 0, 0, 0, 0, 0, 0, 0, 1], inputs[begin + Length + 1]);
            for (int step = 0; step < _data.Steps; step++)
            {
                bool isByte = step is > 0 and <= Length;
                bool isAnswer = step > Length + 1;
                Assert.All(inputs[begin + step][..CopyData.Width], bit => Assert.True(bit == 0 || (isByte && bit == 1)));
                Assert.Equal(
                    isAnswer ? inputs[begin + step - Length - 1][..CopyData.Width] : Enumerable.Repeat(0.5f, CopyData.Width),
                    targets[begin + step]
                );
                _ = isAnswer && bytes.Add(string.Join("", targets[begin + step]));
            }
        }

        // A byte is missing among 1 500 draws with the probability (255/256)¹⁵⁰⁰ = 0.003, so fewer than 240 of 256 are not to be expected.
        Assert.InRange(bytes.Count, 240, 256);
    }

    [Fact]
    public void SeedDeterminesTheSequences()
    {
        Assert.Equal(_data.X, new CopyData(Length, Count, new Xoshiro256StarStar(1)).X);
        Assert.NotEqual(_data.X, new CopyData(Length, Count, new Xoshiro256StarStar(2)).X);
    }

    [Fact]
    public void BitsOfTheAnswerCountAndNoOthers()
    {
        Assert.Equal(0, Answering(bit => bit).WrongBits(_data));
        Assert.Equal(1, Answering(bit => 1 - bit).WrongBits(_data));
        double ones = _data.Y.Count(bit => bit == 1) / (double)(Count * Length * CopyData.Width);
        Assert.Equal(1 - ones, Answering(_ => 1).WrongBits(_data), 1e-12);
    }

    /// <summary>A machine with a dense controller learns sequences of up to 3 bytes in seconds, since it has to use its memory.</summary>
    [Fact]
    public void TheMachineLearnsToCopy()
    {
        CopyMachine machine = CopyMachine.OfDense(seed: 1);
        CopyData check = new(3, 50, new Xoshiro256StarStar(2));
        Adam optimizer = new(1e-2) { ClipNorm = 10 };
        Xoshiro256StarStar random = new(3);
        Assert.InRange(machine.WrongBits(check), 0.4, 0.6);
        for (int step = 0; step < 500; step++)
        {
            CopyData batch = new(1 + random.NextInt32(3), 16, random);
            machine.TrainStep(batch.X, batch.Y, batch.Steps, optimizer);
        }

        Assert.InRange(machine.WrongBits(check), 0, 0.05);
    }

    private static CopyMachine Answering(Func<float, float> answer) =>
        new((_, _, _, _) => 0, (_, y, _) => Array.ConvertAll(_data.Y, bit => answer(bit)).CopyTo(y));
}
