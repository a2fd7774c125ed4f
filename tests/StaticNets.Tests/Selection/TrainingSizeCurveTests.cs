namespace StaticNets.Tests;

/// <summary>Scores over the number of training rows.</summary>
public sealed class TrainingSizeCurveTests
{
    private const int Rows = 20;

    [Fact]
    public void EachPartHasTheRowsOfAllSmallerOnes()
    {
        List<int[]> parts = [];
        var curve = TrainingSizeCurve.Run(
            [1, 5, 20],
            Data(),
            part =>
            {
                parts.Add(Classes(part));
                return (part.Count, -part.Count);
            },
            seed: 3
        );
        Assert.Equal([1, 5, 20], parts.Select(part => part.Length));
        Assert.Equal(parts[0], parts[1][..1]);
        Assert.Equal(parts[1], parts[2][..5]);
        Assert.Equal(Enumerable.Range(0, Rows), parts[2].Order());
        Assert.NotEqual(Enumerable.Range(0, Rows), parts[2]);
        Assert.Equal([new(1, 1, -1), new(5, 5, -5), new(20, 20, -20)], curve.Scores);
    }

    [Fact]
    public void TheSeedDecidesTheOrder()
    {
        Assert.Equal(Order(7), Order(7));
        Assert.NotEqual(Order(7), Order(8));

        static int[] Order(int seed)
        {
            int[] order = [];
            TrainingSizeCurve.Run([Rows], Data(), part => ((order = Classes(part)).Length, 0), seed);
            return order;
        }
    }

    /// <summary>The picture spans the smallest and the largest size, and a point lies where its number of rows is.</summary>
    [Fact]
    public void ThePictureHasALineForEachScore()
    {
        var picture = new SvgPicture(Curve().Draw("share of <right>"));
        Assert.Contains("share of <right>", picture.Texts);
        Assert.Contains("training rows", picture.Texts);
        Assert.Contains("training", picture.Texts);
        Assert.Contains("validation", picture.Texts);
        Assert.DoesNotContain("best epoch", picture.Texts);
        Assert.True(picture.HoldsItsTexts());
        foreach (string points in picture.All("polyline").Select(line => line.Attribute("points")!.Value))
        {
            double[] places =
            [
                .. points
                    .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(point => double.Parse(point.Split(',')[0], System.Globalization.CultureInfo.InvariantCulture)),
            ];

            // 5 rows lie at a quarter of the way from 2 to 14. Coordinates have two decimals, so each is off by at most 0.005.
            Assert.Equal(3, places.Length);
            Assert.Equal(places[0] + ((places[2] - places[0]) / 4), places[1], 0.02);
        }
    }

    [Fact]
    public void TheTableHoldsTheScores()
    {
        Assert.Equal("rows,training,validation\n2,1,0.5\n5,0.875,0.625\n14,0.75,0.7\n", Curve().ToCsv());
        Assert.Equal(Curve().ToCsv(), CommaCulture.Run(() => Curve().ToCsv()));
        Assert.Equal(
            "TrainingSizeScore { Rows = 2, Training = 1, Validation = 0.5 }",
            CommaCulture.Run(() => Curve().Scores[0].ToString())
        );
    }

    [Fact]
    public void SizesThatDoNotAscendAreRefused()
    {
        Assert.StartsWith("Expected at least one number of rows, found none.", Refused<ArgumentException>(), StringComparison.Ordinal);
        Assert.StartsWith(
            "Expected numbers of rows in ascending order, found 4 after 4.",
            Refused<ArgumentException>(2, 4, 4),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "sizes must be from 1 to 20, the training rows, but is 21.",
            Refused<ArgumentOutOfRangeException>(2, 21),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "sizes must be from 1 to 20, the training rows, but is 0.",
            Refused<ArgumentOutOfRangeException>(0),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void AScoreThatIsNoNumberIsRefused() =>
        Assert.StartsWith(
            "Expected finite scores, found TrainingSizeScore { Rows = 3, Training = 1, Validation = NaN }.",
            Assert.Throws<ArgumentException>(() => TrainingSizeCurve.Run([3], Data(), _ => (1, double.NaN))).Message,
            StringComparison.Ordinal
        );

    private static string Refused<TException>(params int[] sizes)
        where TException : Exception =>
        Assert.Throws<TException>(() => TrainingSizeCurve.Run(sizes, Data(), _ => throw new InvalidOperationException())).Message;

    private static TrainingSizeCurve Curve()
    {
        Dictionary<int, (double, double)> scores = new()
        {
            [2] = (1, 0.5),
            [5] = (0.875, 0.625),
            [14] = (0.75, 0.7),
        };
        return TrainingSizeCurve.Run([.. scores.Keys], Data(), part => scores[part.Count]);
    }

    /// <summary>Rows whose class is their index.</summary>
    private static Dataset Data() => new(new float[Rows], Enumerable.Range(0, Rows).ToArray());

    private static int[] Classes(Dataset data) => data.Classes.ToArray();
}
