namespace StaticNets.Tests;

public class DecisionBoundaryInputTests
{
    private static readonly BatchPrediction<float> _zeros = (_, y) => y.Clear();

    [Fact]
    public void PointsAndClassesMustFit()
    {
        Refused("there are none", () => new DecisionBoundary(_zeros, 1, [], []));
        Refused(
            "2 points have 4 coordinates, x1 and x2 in turn, but there are 3",
            () => new DecisionBoundary(_zeros, 1, [1, 2, 3], [0, 1])
        );
        Refused("class of point 1 must be 0 to 1, but is 2", () => new DecisionBoundary(_zeros, 1, [1, 2, 3, 4], [0, 2]));
        Refused("class of point 0 must be 0 to 2, but is -1", () => new DecisionBoundary(_zeros, 3, [1, 2], [-1]));
        Refused("x2 of point 1 must lie within ±1E+15, but is NaN", () => new DecisionBoundary(_zeros, 1, [1, 2, 3, float.NaN], [0, 1]));
        Refused("x1 of point 0 must lie within ±1E+15, but is -", () => new DecisionBoundary(_zeros, 1, [float.NegativeInfinity, 2], [0]));
    }

    [Fact]
    public void NamesMustFit()
    {
        Refused(
            "2 classes need 2 names, but there are 1",
            () => new DecisionBoundary(_zeros, 1, [1, 2], [0], new() { ClassNames = ["a"] })
        );
        Refused("name of class 1 is null", () => new DecisionBoundary(_zeros, 1, [1, 2], [0], new() { ClassNames = ["a", null!] }));
    }

    [Fact]
    public void PredictionsMustBeFinite()
    {
        static void NotANumber(ReadOnlySpan<float> x, Span<float> y)
        {
            y.Clear();
            y[^1] = float.NaN;
        }

        // The output is NaN at the last node of the lowest row of the grid.
        Refused(
            "output 1 at (4, 2) is NaN",
            () => new DecisionBoundary(NotANumber, 2, [2, 2, 4, 5], [0, 1], new() { Margin = 0, Resolution = 3 })
        );
        Refused("is Infinity", () => new DecisionBoundary((_, y) => y.Fill(float.PositiveInfinity), 1, [2, 2, 4, 5], [0, 1]));
    }

    [Fact]
    public void OptionsAreCheckedWhereTheyAreSet()
    {
        Refused("Threshold must be finite, but is NaN", () => new DecisionBoundaryOptions { Threshold = double.NaN });
        Refused("Resolution must be 1 to 2000, but is 0", () => new DecisionBoundaryOptions { Resolution = 0 });
        Refused("Resolution must be 1 to 2000, but is 2001", () => new DecisionBoundaryOptions { Resolution = 2001 });
        Refused("Margin must be 0 to 10, but is -1", () => new DecisionBoundaryOptions { Margin = -1 });
        Refused("Margin must be 0 to 10, but is NaN", () => new DecisionBoundaryOptions { Margin = double.NaN });
        Assert.Throws<ArgumentNullException>(() => new DecisionBoundaryOptions { HorizontalName = null! });
        Assert.Throws<ArgumentNullException>(() => new DecisionBoundaryOptions { VerticalName = null! });
        Assert.Throws<ArgumentOutOfRangeException>(() => new DecisionBoundary(_zeros, 0, [1, 2], [0]));
        Assert.Throws<ArgumentNullException>(() => new DecisionBoundary(null!, 1, new float[] { 1, 2 }, [0]));
        Assert.Throws<ArgumentNullException>(() => new DecisionBoundary(_zeros, 1, [1, 2], [0]).Draw(null!));
    }

    private static void Refused(string message, Func<object> action)
    {
        Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(action).Message, StringComparison.Ordinal);
    }
}
