using System.Globalization;
using System.Xml.Linq;

namespace StaticNets.Tests;

public class LearningCurveTests
{
    private static readonly XNamespace _svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void ShowsLossAndAccuracyOfTrainingAndValidation()
    {
        XElement picture = XElement.Parse(LearningCurve.Draw(Curves(epochs: 30), "Digits <64-10> & more"));
        string[] texts = [.. picture.Descendants(_svg + "text").Select(text => text.Value)];
        Assert.Contains("Digits <64-10> & more", texts);
        Assert.Contains("loss", texts);
        Assert.Contains("accuracy", texts);
        Assert.Equal(2, texts.Count(text => text == "training"));
        Assert.Equal(2, texts.Count(text => text == "validation"));
        Assert.Equal(2, texts.Count(text => text == "best epoch"));
        XElement[] lines = [.. picture.Descendants(_svg + "polyline")];
        Assert.Equal(4, lines.Length);
        Assert.All(lines, line => Assert.Equal(30, Points(line).Length));
    }

    [Fact]
    public void LeavesOutWhatThereIsNot()
    {
        var history = new History([new(1, 0.5, null, null, null), new(2, 0.25, null, null, null)], bestEpoch: 2, stoppedEarly: false);
        XElement picture = XElement.Parse(LearningCurve.Draw(history));
        string[] texts = [.. picture.Descendants(_svg + "text").Select(text => text.Value)];
        Assert.Single(picture.Descendants(_svg + "polyline"));
        Assert.DoesNotContain("accuracy", texts);
        Assert.DoesNotContain("validation", texts);
    }

    [Fact]
    public void ASingleEpochIsAPoint()
    {
        var history = new History([new(1, 0.5, 0.75, 0.5, 0.5)], bestEpoch: 1, stoppedEarly: false);
        XElement picture = XElement.Parse(LearningCurve.Draw(history));
        Assert.Equal(4, picture.Descendants(_svg + "circle").Count());
        Assert.Empty(picture.Descendants(_svg + "polyline"));
    }

    [Fact]
    public void PointsLieWhereTheTicksSay()
    {
        // Losses 14, 13, 11, 10 over 4 epochs: ticks 10…14 span the axis, so the points are at 0, 1/4, 3/4, 1 of its height.
        EpochRecord[] records = [.. new[] { 14.0, 13.0, 11.0, 10.0 }.Select((loss, i) => new EpochRecord(i + 1, loss, null, null, null))];
        XElement picture = XElement.Parse(LearningCurve.Draw(new History(records, bestEpoch: 4, stoppedEarly: false)));
        (double X, double Y)[] points = Points(Assert.Single(picture.Descendants(_svg + "polyline")));
        double height = points[3].Y - points[0].Y;
        double width = points[3].X - points[0].X;

        // The panel begins below a title of 48 pixels and has 860 × 300 pixels, with margins of 70 (left), 30 (right), 34 (top) and 46
        // (bottom).
        Assert.Equal((70, 48 + 34), points[0]);
        Assert.Equal((860 - 30, 48 + 300 - 46), points[3]);

        // The file has two decimals, so each of the compared numbers is off by at most half of the last decimal.
        Assert.Equal(points[0].Y + (height / 4), points[1].Y, 0.02);
        Assert.Equal(points[0].Y + (3 * height / 4), points[2].Y, 0.02);
        Assert.Equal(points[0].X + (width / 3), points[1].X, 0.02);
        XElement ten = picture.Descendants(_svg + "text").Single(text => text.Value == "10");
        Assert.Equal(points[3].Y + 4, Number(ten, "y"), 0.02);
    }

    [Fact]
    public void NumbersHaveAPointInEveryCulture()
    {
        Assert.Equal(LearningCurve.Draw(Curves(epochs: 7)), CommaCulture.Run(() => LearningCurve.Draw(Curves(epochs: 7))));
        Assert.Equal(LearningCurve.ToCsv(Curves(epochs: 7)), CommaCulture.Run(() => LearningCurve.ToCsv(Curves(epochs: 7))));
    }

    [Fact]
    public void TheTableHoldsTheSameSeries()
    {
        var history = new History([new(1, 0.5, 0.25, 1.0 / 3, 0.125), new(2, 1e-7, 1, 2, 0)], bestEpoch: 1, stoppedEarly: false);
        Assert.Equal(
            "epoch,loss,accuracy,validation_loss,validation_accuracy\n1,0.5,0.25,0.3333333333333333,0.125\n2,1E-07,1,2,0\n",
            LearningCurve.ToCsv(history)
        );
    }

    [Fact]
    public void TheTableLeavesEmptyWhatThereIsNot()
    {
        var history = new History([new(1, 0.5, null, 0.75, null)], bestEpoch: 1, stoppedEarly: false);
        Assert.Equal("epoch,loss,accuracy,validation_loss,validation_accuracy\n1,0.5,,0.75,\n", LearningCurve.ToCsv(history));
    }

    [Fact]
    public void SeveralOutputsHavePanelsAndColumnsOfTheirOwn()
    {
        History history = new([OfOutputs(1, 0.5), OfOutputs(2, 0.25)], bestEpoch: 2, stoppedEarly: false);
        var picture = new SvgPicture(LearningCurve.Draw(history));
        string[] texts = [.. picture.All("text").Select(text => text.Value)];
        Assert.Subset(texts.ToHashSet(), new HashSet<string> { "loss", "loss of price", "loss of kind", "accuracy of kind" });
        Assert.DoesNotContain("accuracy", texts);
        Assert.DoesNotContain("accuracy of price", texts);
        Assert.Equal(8, picture.All("polyline").Count());
        Assert.True(picture.HoldsItsTexts());
        Assert.Equal(
            """
            epoch,loss,accuracy,validation_loss,validation_accuracy,loss_of_price,accuracy_of_price,validation_loss_of_price,validation_accuracy_of_price,loss_of_kind,accuracy_of_kind,validation_loss_of_kind,validation_accuracy_of_kind
            1,0.5,,0.625,,1.5,,1.625,,2.5,0.75,2.625,0.875
            2,0.25,,0.375,,1.25,,1.375,,2.25,0.75,2.375,0.875

            """,
            LearningCurve.ToCsv(history)
        );

        static EpochRecord OfOutputs(int epoch, double loss) =>
            new(epoch, loss, null, loss + 0.125, null)
            {
                Outputs = [new("price", loss + 1, null), new("kind", loss + 2, 0.75)],
                ValidationOutputs = [new("price", loss + 1.125, null), new("kind", loss + 2.125, 0.875)],
            };
    }

    [Fact]
    public void OutputsWithoutValidationHaveEmptyFields()
    {
        EpochRecord record = new(1, 0.5, null, null, null) { Outputs = [new("price", 1.5, null), new("kind", 2.5, 0.75)] };
        string[] lines = LearningCurve.ToCsv(new History([record], bestEpoch: 1, stoppedEarly: false)).Split('\n');
        Assert.Equal("1,0.5,,,,1.5,,,,2.5,0.75,,", lines[1]);
    }

    [Fact]
    public void ThePanelsStandApart()
    {
        var picture = new SvgPicture(LearningCurve.Draw(Curves(epochs: 30), "Both"));
        XElement[] lines = [.. picture.All("polyline")];
        double[] loss = [.. lines.Take(2).SelectMany(Points).Select(point => point.Y)];
        double[] accuracy = [.. lines.Skip(2).SelectMany(Points).Select(point => point.Y)];

        // The panels are 300 pixels high, below a title of 48 pixels, with margins of 34 (top) and 46 (bottom).
        Assert.All(loss, y => Assert.InRange(y, 48 + 34, 48 + 300 - 46));
        Assert.All(accuracy, y => Assert.InRange(y, 348 + 34, 348 + 300 - 46));
        Assert.True(picture.HoldsItsTexts());
    }

    [Fact]
    public void IsSavedAsAFile()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.svg");
        try
        {
            Curves(epochs: 5).SaveLearningCurve(path);
            Assert.Equal(LearningCurve.Draw(Curves(epochs: 5)), File.ReadAllText(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static History Curves(int epochs)
    {
        EpochRecord[] records =
        [
            .. Enumerable
                .Range(1, epochs)
                .Select(epoch => new EpochRecord(
                    epoch,
                    2.3 * Math.Exp(-epoch / 8.0),
                    1 - (0.9 * Math.Exp(-epoch / 5.0)),
                    (2.3 * Math.Exp(-epoch / 7.0)) + (0.01 * epoch),
                    0.95 - (0.85 * Math.Exp(-epoch / 5.0))
                )),
        ];
        return new History(records, bestEpoch: (epochs + 1) / 2, stoppedEarly: false);
    }

    private static (double X, double Y)[] Points(XElement line) =>
        [
            .. line.Attribute("points")!
                .Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(pair => pair.Split(','))
                .Select(pair => (double.Parse(pair[0], CultureInfo.InvariantCulture), double.Parse(pair[1], CultureInfo.InvariantCulture))),
        ];

    private static double Number(XElement element, string name) =>
        double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
