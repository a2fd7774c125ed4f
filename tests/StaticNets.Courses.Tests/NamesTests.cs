using Courses.Names;

namespace StaticNets.Courses.Tests;

/// <summary>The list of names, their rows for training, and names drawn step by step.</summary>
public sealed class NamesTests
{
    [Fact]
    public void ListIsSortedAndHasLettersOnly()
    {
        string[] names = NameData.Read();
        Assert.Equal(1399, names.Length);
        Assert.Equal(names.Distinct().Order(StringComparer.Ordinal), names);
        Assert.All(names, name => Assert.Matches("^[a-z]{2,10}$", name));
    }

    /// <summary>The rows of "ba": b after nothing, a after b, the end after ba.</summary>
    [Fact]
    public void EachCharacterIsARowWithTheLettersBeforeIt()
    {
        (float[] x, int[] classes) = NameData.BeginningsOf(["ba"]);
        Assert.Equal([2, 1, NameData.End], classes);
        const int Row = NameData.Longest * NameData.Letters;
        const int LastStep = Row - NameData.Letters;
        int[] expected = [Row + LastStep + 1, (2 * Row) + LastStep - NameData.Letters + 1, (2 * Row) + LastStep];
        Assert.Equal(expected, Enumerable.Range(0, x.Length).Where(i => x[i] != 0));
        Assert.All(expected, i => Assert.Equal(1, x[i]));
    }

    /// <summary>
    /// In each step, the network that reads letter after letter computes the same bits as for a row with zeros in front of these letters.
    /// </summary>
    [Fact]
    public void ZerosInFrontChangeNothing()
    {
        NameNetwork network = Trained();
        (float[] x, int[] classes) = NameData.BeginningsOf(["mathilda"]);
        float[] expected = new float[classes.Length * NameData.Classes];
        network.Predict(x, expected);

        NameNetwork.State state = network.NewState();
        float[] letter = new float[NameData.Letters];
        float[] probabilities = new float[NameData.Classes];
        for (int row = 0; row < classes.Length; row++)
        {
            network.Step(state, letter, probabilities);
            Assert.Equal(expected[(row * NameData.Classes)..((row + 1) * NameData.Classes)], probabilities);
            NameData.WriteLetter(Math.Max(1, classes[row]), letter);
        }
    }

    [Fact]
    public void FirstLettersAreDrawnWithTheirProbabilities()
    {
        const int Names = 5000;
        NameNetwork network = Trained();
        float[] probabilities = new float[NameData.Classes];
        network.Predict(new float[NameNetwork.InputLength], probabilities);
        NameGenerator generator = new(network, seed: 3);
        int[] counts = new int[NameData.Classes];
        for (int i = 0; i < Names; i++)
        {
            counts[NameData.Characters(generator.Next())[0]]++;
        }

        // A count is binomial; 27 counts within 4.5 standard deviations have a probability of 1 − 27 · 7e-6 = 0.9998. Three more are allowed
        // because the distribution of a count of almost 0 is wider than the normal distribution.
        for (int c = 0; c < NameData.Classes; c++)
        {
            double p = probabilities[c];
            double allowed = 3 + (4.5 * Math.Sqrt(Names * p * (1 - p)));
            Assert.InRange(counts[c], (Names * p) - allowed, (Names * p) + allowed);
        }
    }

    [Fact]
    public void SeedDeterminesTheNames()
    {
        NameNetwork network = new(seed: 2);
        Assert.Equal(Draw(network, 1), Draw(network, 1));
        Assert.NotEqual(Draw(network, 1), Draw(network, 2));
    }

    /// <summary>"a" has one letter and one end among 27 possible characters; in "b", the letter has been counted never.</summary>
    [Theory]
    [InlineData(0, "a", 2.0 / 29, 2.0 / 29)]
    [InlineData(0, "b", 1.0 / 29, 2.0 / 29)]
    [InlineData(1, "a", 2.0 / 28, 2.0 / 28)]
    [InlineData(1, "b", 1.0 / 28, 1.0 / 27)]
    public void CountsGiveProbabilities(int before, string name, double letter, double end)
    {
        double expected = -(Math.Log(letter) + Math.Log(end)) / 2;

        // Two logarithms in double precision: an error of a few 1e-16.
        Assert.Equal(expected, new CharacterCounts(["a"], before, added: 1).CrossEntropy([name]), 1e-14);
    }

    /// <summary>Trains a little: at the initial weights the first letters are equally probable, and a bias would be 0.</summary>
    private static NameNetwork Trained()
    {
        NameNetwork network = new(seed: 2);
        FitOptions options = new()
        {
            Epochs = 3,
            Optimizer = new Adam(0.01),
            Parallelism = 1,
        };
        network.Fit(NameData.Beginnings(NameData.Read()[..200]), options);
        return network;
    }

    private static string[] Draw(NameNetwork network, int seed)
    {
        NameGenerator generator = new(network, seed);
        return [.. Enumerable.Range(0, 5).Select(_ => generator.Next())];
    }
}
