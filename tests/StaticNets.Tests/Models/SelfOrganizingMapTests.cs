using StaticNets.Tests.Support;

namespace StaticNets.Tests.Models;

/// <summary>Self-organizing maps against their equations in double precision.</summary>
public class SelfOrganizingMapTests
{
    /// <summary>One step moves every vector by α h(j, b)(x − w); single precision rounds each value twice, 1.2e-7 of numbers below 2.</summary>
    [Theory]
    [InlineData(Neighborhood.Gaussian, 1.5)]
    [InlineData(Neighborhood.Bubble, 1.0)]
    [InlineData(Neighborhood.Bubble, 1.5)]
    public void AStepFollowsTheFormula(Neighborhood neighborhood, double radius)
    {
        SmallMap map = new(seed: 4);
        float[] before = Codebook(map);
        float[] x = [0.9f, 0.1f, 0.5f, -0.5f, 1.5f];
        int best = Enumerable
            .Range(0, 12)
            .MinBy(unit => Enumerable.Range(0, 5).Sum(k => Math.Pow((double)before[(unit * 5) + k] - x[k], 2)));

        Assert.Equal(best, map.TrainStep(x, 0.3, radius, neighborhood));

        float[] after = Codebook(map);
        for (int i = 0; i < after.Length; i++)
        {
            int unit = i / 5;
            double square = Math.Pow((unit / 4) - (best / 4), 2) + Math.Pow((unit % 4) - (best % 4), 2);
            double share =
                neighborhood == Neighborhood.Gaussian ? Math.Exp(-square / (2 * radius * radius))
                : Math.Sqrt(square) <= radius ? 1
                : 0;
            Assert.Equal(before[i] + (0.3 * share * (x[i % 5] - (double)before[i])), after[i], 5e-7);
        }
    }

    /// <summary>
    /// A map on a regular grid: neighbours are 1 apart, so that the U-matrix is 1 everywhere, rows on vectors have no error, and a row
    /// between two neighbours is half a unit away.
    /// </summary>
    [Fact]
    public void MeasuresARegularGrid()
    {
        SquareMap map = Grid();
        float[] distances = new float[36];

        map.UMatrix(distances);

        Assert.All(distances, distance => Assert.Equal(1, distance));
        Assert.Equal(0, map.QuantizationError([2, 3, 5, 0]));
        Assert.Equal(0.25, map.QuantizationError([2, 3, 4.5f, 0]), 1e-7);
        Assert.Equal(0, map.TopographicError([2.1f, 3, 4.6f, 0.1f]));
        Assert.Equal((2 * 6) + 3, map.BestUnit([2.2f, 2.8f]));
    }

    [Fact]
    public void FindsTheBestUnitOfEachRow()
    {
        SquareMap map = Grid();
        int[] units = new int[2];

        map.BestUnits([2.2f, 2.8f, 0, 5], units);

        Assert.Equal([(2 * 6) + 3, 5], units);
    }

    /// <summary>Distances of huge and of tiny numbers are told apart, although their squares are no numbers of single precision.</summary>
    [Theory]
    [InlineData(1e25f)]
    [InlineData(1e-25f)]
    public void DistancesNeitherOverflowNorVanish(float scale)
    {
        SquareMap map = Grid();
        float[] codebook = [.. Codebook(map).Select(value => value * scale)];
        map.Parameters.Set("codebook", codebook);

        Assert.Equal((2 * 6) + 3, map.BestUnit([2.2f * scale, 2.8f * scale]));
        Assert.Equal(0, map.TopographicError([2.1f * scale, 3 * scale]));
    }

    /// <summary>Two distant units exchange their vectors: rows near them have neighbours in the data that are none on the map.</summary>
    [Fact]
    public void CountsTornRows()
    {
        SquareMap map = Grid();
        map.Parameters.Edit(editor =>
        {
            (editor["codebook"][0, 0, 0], editor["codebook"][5, 5, 0]) = (5, 0);
            (editor["codebook"][0, 0, 1], editor["codebook"][5, 5, 1]) = (5, 0);
        });

        // The nearest vectors of (0.1, 0.1) are now those of unit (5, 5) and of (0, 1) or (1, 0).
        Assert.Equal(0.5, map.TopographicError([0.1f, 0.2f, 2.1f, 2.2f]));
    }

    /// <summary>
    /// A map of 6×6 units that is trained on a square spreads over it: the best units are 1/6 apart, so that rows are 0.064 away on average
    /// (0.383 of the cell), and hardly any row is torn.
    /// </summary>
    [Fact]
    public void LearnsASquare()
    {
        Xoshiro256StarStar random = new(2);
        float[] rows = [.. Enumerable.Range(0, 4000).Select(_ => (float)random.NextDouble())];
        SquareMap map = new(seed: 1);
        double before = map.TopographicError(rows);

        map.Fit(rows, new SelfOrganizingMapOptions { Epochs = 10 });

        Assert.InRange(map.QuantizationError(rows), 0.05, 0.085);
        Assert.InRange(map.TopographicError(rows), 0, 0.05);
        Assert.True(before > 0.5);
    }

    [Fact]
    public void TheSameSeedGivesTheSameMap()
    {
        Xoshiro256StarStar random = new(2);
        float[] rows = [.. Enumerable.Range(0, 200).Select(_ => (float)random.NextDouble())];
        SquareMap first = new(seed: 1);
        SquareMap second = new(seed: 1);
        SquareMap third = new(seed: 1);

        first.Fit(rows);
        second.Fit(rows);
        third.Fit(rows, new SelfOrganizingMapOptions { Seed = 1 });

        Assert.Equal(Codebook(first), Codebook(second));
        Assert.NotEqual(Codebook(first), Codebook(third));
    }

    [Fact]
    public void RejectsWrongRowsAndOptions()
    {
        SmallMap map = new();

        Assert.Equal(
            "x needs 5 values, one for each feature, but has 4. (Parameter 'x')",
            Assert.Throws<ArgumentException>(() => map.BestUnit(new float[4])).Message
        );
        Assert.Throws<ArgumentException>(() => map.Fit([1, 2, 3, 4, float.NaN]));
        Assert.Throws<ArgumentException>(() => map.Fit([]));
        Assert.Throws<ArgumentException>(() => map.UMatrix(new float[11]));
        Assert.Throws<ArgumentOutOfRangeException>(() => map.TrainStep(new float[5], 1.5, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => map.TrainStep(new float[5], 0.5, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SelfOrganizingMapOptions { LearningRate = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SelfOrganizingMapOptions { FinalRadius = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SelfOrganizingMapOptions { Epochs = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SelfOrganizingMapOptions { Neighborhood = (Neighborhood)7 });
        Assert.Throws<ArgumentOutOfRangeException>(() => map.TrainStep(new float[5], 0.5, 1, (Neighborhood)7));
        Assert.Contains(
            "FinalLearningRate must be at most LearningRate, 0.1, but is 0.2",
            Assert
                .Throws<ArgumentOutOfRangeException>(() =>
                    map.Fit(new float[5], new SelfOrganizingMapOptions { LearningRate = 0.1, FinalLearningRate = 0.2 })
                )
                .Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => map.Fit(new float[5], new SelfOrganizingMapOptions { FinalRadius = 9 }));
    }

    [Fact]
    public void StepsAllocateNothing()
    {
        SmallMap map = new();
        float[] x = [0.9f, 0.1f, 0.5f, -0.5f, 1.5f];

        Assert.Equal(0, Allocations.Of(() => map.TrainStep(x, 0.1, 1)));
        Assert.Equal(0, Allocations.Of(() => map.QuantizationError(x)));
    }

    private static SquareMap Grid()
    {
        SquareMap map = new();
        map.Parameters.Set("codebook", [.. Enumerable.Range(0, 36).SelectMany(unit => (float[])[unit / 6, unit % 6])]);
        return map;
    }

    private static float[] Codebook(SelfOrganizingMap map) => ModelTensors.Of(map, "codebook");
}
