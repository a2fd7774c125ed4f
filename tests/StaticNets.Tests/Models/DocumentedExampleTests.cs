namespace StaticNets.Tests.Models;

/// <summary>The example of docs/models/Hopfield.md prints what the page says.</summary>
public class DocumentedExampleTests
{
    [Fact]
    public void RecallsStripes()
    {
        float[] stripes = [1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1];
        float[] halves = [1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1, -1];
        SixteenUnits memory = new();
        memory.Store(stripes);
        Assert.Equal("2 of about 2.2 patterns are stored.", memory.Store(halves).ToString());

        float[] state = [-1, -1, 1, -1, 1, -1, 1, -1, 1, 1, 1, -1, 1, -1, 1, -1];
        memory.Recall(state);

        Assert.Equal(stripes, state);
        Assert.Equal(-7, memory.Energy(state));
    }
}
