using StaticNets.Engines;
using StaticNets.Runtime;
using StaticNets.Training;

namespace StaticNets.Tests;

public class EpochOrderTests
{
    private const int Rows = 40;

    [Fact]
    public void NoEpochOfAnySeedRepeatsTheOrderOfAnother()
    {
        // There are 40! orders of the rows, so two of 100 random orders are equal with a probability below 1e-43.
        HashSet<string> orders = [];
        for (int seed = 0; seed < 10; seed++)
        {
            for (int epoch = 1; epoch <= 10; epoch++)
            {
                Assert.True(orders.Add(Order(seed, epoch)), $"Seed {seed}, epoch {epoch} repeats an order.");
            }
        }
    }

    [Fact]
    public void AnEpochTakesEveryRowOnceAndTheSameOrderAgain()
    {
        Assert.Equal(Order(3, 2), Order(3, 2));
        Assert.Equal(Enumerable.Range(0, Rows).Select(row => row.ToString()), Order(3, 2).Split(' ').OrderBy(int.Parse));
    }

    /// <summary>
    /// Returns the numbers of the rows in the sequence in which an epoch uses the rows. The first input of each row is its number.
    /// </summary>
    private static string Order(int seed, int epoch)
    {
        var data = new TinyData<float>(Rows);
        for (int row = 0; row < Rows; row++)
        {
            data.X[row * TinyNetwork<float>.Inputs] = row;
        }

        NetworkDescription network = new TinyNetwork<float>().Description;
        DataRows<float> rows = DataRows<float>.Of(new Dataset(data.X, data.Targets), network);
        var batches = new EpochBatches<float>(rows, new FitOptions { BatchSize = 7, Seed = seed });
        batches.BeginEpoch(epoch);
        List<float> order = [];
        for (int batch = 0; batch < batches.Count; batch++)
        {
            BatchRows<float> part = batches.Take(batch, team: null);
            for (int row = 0; row < part.Count; row++)
            {
                order.Add(part.X[row * TinyNetwork<float>.Inputs]);
            }
        }

        return string.Join(' ', order);
    }
}
