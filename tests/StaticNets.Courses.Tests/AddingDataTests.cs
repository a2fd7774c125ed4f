using Courses.Rnn;

namespace StaticNets.Courses.Tests;

/// <summary>The sequences of the adding problem: one marked number in each half, and their sum as the target.</summary>
public sealed class AddingDataTests
{
    private const int Count = 2000;

    [Fact]
    public void EachHalfHasOneMarkAndTheTargetIsTheSumOfTheMarkedNumbers()
    {
        (float[] x, float[] y) = new AddingData(seed: 3).Draw(Count);
        HashSet<int> marked = [];
        for (int sequence = 0; sequence < Count; sequence++)
        {
            float[][] steps = [.. x.Chunk(AddingData.Features).Skip(sequence * AddingData.Steps).Take(AddingData.Steps)];
            int[] marks = [.. Enumerable.Range(0, AddingData.Steps).Where(step => steps[step][1] != 0)];
            Assert.Equal(2, marks.Length);
            Assert.InRange(marks[0], 0, 24);
            Assert.InRange(marks[1], 25, 49);
            Assert.All(marks, step => Assert.Equal(1, steps[step][1]));
            Assert.All(steps, step => Assert.InRange(step[0], 0, 1));
            Assert.Equal(steps[marks[0]][0] + steps[marks[1]][0], y[sequence]);
            marked.UnionWith(marks);
        }

        // A step is marked in 1 of 25 sequences, so the probability that one of 50 steps is never marked is below 50 · 0.96²⁰⁰⁰ = 2e-34.
        Assert.Equal(AddingData.Steps, marked.Count);
    }

    [Fact]
    public void EstimateOfTheMeanHasTheStatedError()
    {
        (_, float[] y) = new AddingData(seed: 4).Draw(Count);
        double error = y.Average(sum => (sum - 1.0) * (sum - 1.0));

        // The square has the mean 1/6 and the variance E[(sum − 1)⁴] − 1/36 = 1/15 − 1/36 = 0.039, so the average of 2 000 has a standard
        // deviation of 0.0044. The test allows four of them.
        Assert.InRange(error, AddingData.ErrorOfMean - 0.018, AddingData.ErrorOfMean + 0.018);
    }

    [Fact]
    public void SeedDeterminesTheSequences()
    {
        Assert.Equal(new AddingData(5).Draw(10).X, new AddingData(5).Draw(10).X);
        Assert.NotEqual(new AddingData(5).Draw(10).X, new AddingData(6).Draw(10).X);
        AddingData data = new(5);
        Assert.NotEqual(data.Draw(10).X, data.Draw(10).X);
    }
}
